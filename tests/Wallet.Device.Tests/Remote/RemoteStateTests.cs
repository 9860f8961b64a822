using Wallet.Core.Clock;
using Wallet.Core.Crypto;
using Wallet.Core.Remote;
using Wallet.Core.Storage;
using Wallet.Device.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Device.Tests.Remote;

/// <summary>Commands of the platform: limits beyond 32 bits, counters, over restarts.</summary>
[TestClass]
public sealed class RemoteStateTests
{
    // Under 2^31 it would prove nothing, and as a constant the compiler takes it from a uint.
    private static readonly long[] s_longest = new long[] { 30L * 24 * 3600 * 1000 };

    [TestMethod]
    public void Take_LongestLimits_HoldOverARestart()
    {
        var files = new MemoryFiles();
        TrustedClock clock = Clock(files);
        RemoteState state = Start(files, clock);
        Check.IsOk(state.Take(Command(1, s_longest[0], false), Hex.Filled(32, 9)), "take");
        Assert.AreEqual(s_longest[0], clock.OfflineMaxMs);

        clock = Clock(files);
        state = Start(files, clock);
        Assert.AreEqual(s_longest[0], clock.OfflineMaxMs);
        Assert.AreEqual(1L, state.Counter);
        Check.IsOk(state.CheckAmount(Amount.MinorMax), "amount");
        Check.IsStatus(
            StatusCode.TermsRefused, state.Take(Command(2, s_longest[0] + 1, false), Hex.Filled(32, 9)), "longer");
    }

    [TestMethod]
    public void Take_FrozenThenOlder_StaysFrozen()
    {
        var files = new MemoryFiles();
        RemoteState state = Start(files, Clock(files));
        Check.IsOk(state.Take(Command(5_000_000_000, 3_600_000, true), Hex.Filled(32, 9)), "freeze");
        Check.IsStatus(
            StatusCode.CommandReplayed,
            state.Take(Command(5_000_000_000, 3_600_000, false), Hex.Filled(32, 9)),
            "again");
        Check.IsStatus(
            StatusCode.CommandOutOfOrder, state.Take(Command(4, 3_600_000, false), Hex.Filled(32, 9)), "older");
        Check.IsStatus(
            StatusCode.TransactionMismatch, state.Take(Command(6, 3_600_000, false), Hex.Filled(32, 8)), "another's");
        Check.IsStatus(StatusCode.WalletFrozen, state.Check(), "check");
        Check.IsStatus(StatusCode.WalletFrozen, Start(files, Clock(files)).Check(), "after a restart");
    }

    private static RemoteCommand Command(long counter, long offlineMaxMs, bool frozen)
    {
        var command = new RemoteCommand();
        command.CertificateDigest = Hex.Filled(32, 9);
        command.Counter = counter;
        command.TimeMs = 1_780_000_000_400;
        command.Frozen = frozen;
        command.OfflineMaxMs = offlineMaxMs;
        command.PaymentMaxMinor = Amount.MinorMax;
        return command;
    }

    private static TrustedClock Clock(MemoryFiles files)
    {
        var time = new ManualClock();
        return new TrustedClock(Records(files), time, time);
    }

    private static RemoteState Start(MemoryFiles files, TrustedClock clock)
    {
        var state = new RemoteState(Records(files), clock);
        Check.IsOk(state.Load(Hex.Filled(32, 9)), "load");
        return state;
    }

    private static RecordStore Records(MemoryFiles files)
    {
        return new RecordStore(files, new HmacSha256(), Hex.Filled(32, 7));
    }
}
