using Wallet.Core.Clock;
using Wallet.Core.Crypto;
using Wallet.Core.Remote;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Remote;

[TestClass]
public sealed class RemoteStateTests
{
    private const long Hour = 3_600_000;
    private const string SlotA = "r14.a";
    private const string SlotB = "r14.b";

    private readonly TestBoard _board = new();
    private readonly byte[] _own = new byte[32];
    private TrustedClock _clock = null!;
    private RemoteState _state = null!;

    [TestInitialize]
    public void Make() => Start(StatusCode.Ok);

    [TestMethod]
    public void Load_NothingSaidYet_PaysAnything()
    {
        Assert.AreEqual(StatusCode.Ok, _state.Check());
        Assert.AreEqual(StatusCode.Ok, _state.CheckAmount(Amount.MinorMax));
        Assert.AreEqual(0, _state.Counter);
        Assert.AreEqual(TrustedClock.OfflineMaxMsDefault, _clock.OfflineMaxMs);
    }

    [TestMethod]
    public void Take_Freeze_HoldsOverARestart()
    {
        Assert.AreEqual(StatusCode.Ok, Take(1, frozen: true));
        Assert.AreEqual(StatusCode.WalletFrozen, _state.Check());
        Start(StatusCode.Ok);
        Assert.AreEqual(StatusCode.WalletFrozen, _state.Check());
        Assert.AreEqual(StatusCode.Ok, Take(2, frozen: false));
        Start(StatusCode.Ok);
        Assert.AreEqual(StatusCode.Ok, _state.Check());
        Assert.AreEqual(2, _state.Counter);
    }

    [TestMethod]
    public void Take_Limits_HoldOverARestart()
    {
        Assert.AreEqual(StatusCode.Ok, Take(7, offlineMaxMs: 5 * Hour, paymentMaxMinor: 20_00));
        Start(StatusCode.Ok);
        Assert.AreEqual(5 * Hour, _clock.OfflineMaxMs);
        Assert.AreEqual(StatusCode.Ok, _state.CheckAmount(20_00));
        Assert.AreEqual(StatusCode.AmountInvalid, _state.CheckAmount(20_01));
    }

    [TestMethod]
    public void Take_NotNewer_IsRefusedAndNothingChanges()
    {
        Assert.AreEqual(StatusCode.Ok, Take(5, frozen: true));
        Assert.AreEqual(StatusCode.CommandReplayed, Take(5, frozen: false));
        Assert.AreEqual(StatusCode.CommandOutOfOrder, Take(4, frozen: false));
        Assert.AreEqual(StatusCode.CommandOutOfOrder, Take(0, frozen: false));
        Assert.AreEqual(StatusCode.WalletFrozen, _state.Check());
        Start(StatusCode.Ok);
        Assert.AreEqual(5, _state.Counter);
        Assert.AreEqual(StatusCode.WalletFrozen, _state.Check());
    }

    [TestMethod]
    public void Take_FirstCommandWithoutACounter_IsRefused() =>
        Assert.AreEqual(StatusCode.CommandReplayed, Take(0, frozen: true));

    [TestMethod]
    public void Take_ForAnotherWallet_IsRefused()
    {
        RemoteCommand command = Command(1, true, 5 * Hour, 1);
        command.CertificateDigest = new byte[32];
        command.CertificateDigest[31] = 1;
        Assert.AreEqual(StatusCode.TransactionMismatch, _state.Take(command, _own));
        Assert.AreEqual(StatusCode.Ok, _state.Check());
    }

    [TestMethod]
    [DataRow(Hour, StatusCode.Ok)]
    [DataRow(Hour - 1, StatusCode.TermsRefused)]
    [DataRow(30 * 24 * Hour, StatusCode.Ok)]
    [DataRow((30 * 24 * Hour) + 1, StatusCode.TermsRefused)]
    public void Take_OfflineMaximum_IsOneHourTo30Days(long offlineMaxMs, StatusCode expected)
    {
        Assert.AreEqual(expected, Take(1, offlineMaxMs: offlineMaxMs));
        Assert.AreEqual(
            expected == StatusCode.Ok ? offlineMaxMs : TrustedClock.OfflineMaxMsDefault, _clock.OfflineMaxMs);
    }

    [TestMethod]
    public void Take_PaymentLimitThatIsNone_IsRefused() =>
        Assert.AreEqual(StatusCode.TermsRefused, Take(1, paymentMaxMinor: Amount.MinorMax + 1));

    [TestMethod]
    public void Load_AnotherCertificateSince_BeginsAnew()
    {
        Take(9, frozen: true);
        _own[0] = 1;
        Start(StatusCode.Ok);
        Assert.AreEqual(StatusCode.Ok, _state.Check());
        Assert.AreEqual(StatusCode.Ok, Take(1, frozen: true));
    }

    [TestMethod]
    public void Load_Damaged_PaysNothingUntilThePlatformSaysItAgain()
    {
        Take(1, frozen: false);
        Take(2, frozen: false);
        Damage(SlotA);
        Damage(SlotB);
        Start(StatusCode.StorageDamaged);
        Assert.AreEqual(StatusCode.StorageDamaged, _state.Check());
        Assert.AreEqual(0, _state.Counter, "so the platform sends it again");
        Assert.AreEqual(StatusCode.Ok, Take(2, frozen: false));
        Assert.AreEqual(StatusCode.Ok, _state.Check());
        Start(StatusCode.Ok);
    }

    [TestMethod]
    public void Load_NewerSlotDamaged_TakesNothingOlderThanTheSoundOne()
    {
        Take(1, frozen: false);
        Take(2, frozen: false);
        Take(3, frozen: true);
        Damage(SlotA);
        Start(StatusCode.StorageDamaged);
        Assert.AreEqual(StatusCode.StorageDamaged, _state.Check());
        Assert.AreEqual(StatusCode.CommandOutOfOrder, Take(1, frozen: false));
        Assert.AreEqual(StatusCode.Ok, Take(3, frozen: true));
        Assert.AreEqual(StatusCode.WalletFrozen, _state.Check());
    }

    [TestMethod]
    public void Take_PowerCutAtEachWrite_HoldsTheOldOrTheNew()
    {
        bool wasCut = true;
        for (int write = 0; wasCut; write++)
        {
            long counter = 10 + (2 * write);
            Assert.AreEqual(StatusCode.Ok, Take(counter, frozen: false));
            _board.Flash.CutAt(_board.Flash.OperationCount + write, 20);
            wasCut = false;
            try
            {
                Take(counter + 1, frozen: true);
            }
            catch (PowerLostException)
            {
                wasCut = true;
            }

            _board.Flash.Restore();
            Start(StatusCode.Ok);
            StatusCode expected = _state.Counter == counter ? StatusCode.Ok : StatusCode.WalletFrozen;
            Assert.AreEqual(expected, _state.Check(), $"after a cut at write {write}");
            Assert.IsInRange(counter, counter + 1, _state.Counter);
        }
    }

    private void Damage(string name)
    {
        byte[] slot = _board.Flash.Contents(name)!;
        slot[20] ^= 1;
        _board.Flash.Write(name, slot, 0, slot.Length);
    }

    private StatusCode Take(
        long counter, bool frozen = false, long offlineMaxMs = 24 * Hour, long paymentMaxMinor = 50_00) =>
        _state.Take(Command(counter, frozen, offlineMaxMs, paymentMaxMinor), _own);

    private RemoteCommand Command(long counter, bool frozen, long offlineMaxMs, long paymentMaxMinor) => new()
    {
        CertificateDigest = (byte[])_own.Clone(),
        Counter = counter,
        TimeMs = 1,
        Frozen = frozen,
        OfflineMaxMs = offlineMaxMs,
        PaymentMaxMinor = paymentMaxMinor,
    };

    private void Start(StatusCode expected)
    {
        var records = new RecordStore(_board.Flash, new HmacSha256(), new byte[32]);
        _clock = new TrustedClock(records, _board, _board);
        _state = new RemoteState(records, _clock);
        Assert.AreEqual(expected, _state.Load(_own));
    }
}
