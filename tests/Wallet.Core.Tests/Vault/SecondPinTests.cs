using System.Linq;
using Wallet.Core.Safety;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Storage;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Vault;

/// <summary>The PIN that opens a second card, and what that card must not learn of the own one.</summary>
[TestClass]
public sealed class SecondPinTests
{
    private const string Pin = "7281";
    private const string Second = "2580";
    private const string Wipe = "40404";
    private const int SlotBytes = 204 + 32;

    private static readonly byte[] s_secret = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private readonly VaultRig _rig = VaultRig.With(Pin);

    [TestMethod]
    public void TryOpen_EitherPin_OpensItsOwnCardAndNotTheOthersSecrets()
    {
        byte[] own = _rig.Vault.SealSecret(1, s_secret);
        VaultRig rig = WithSecond();
        Assert.AreEqual(PinAnswer.Opened, rig.Try(Second));
        Assert.AreEqual(ProfileFiles.Second, rig.Vault.Profile);
        Assert.IsFalse(rig.Vault.TryOpenSecret(1, own, out _), "a data key of its own");
        byte[] others = rig.Vault.SealSecret(1, s_secret);
        Assert.AreEqual(PinAnswer.Opened, rig.Try(Pin));
        Assert.AreEqual(ProfileFiles.Own, rig.Vault.Profile);
        Assert.IsTrue(rig.Vault.TryOpenSecret(1, own, out _));
        Assert.IsFalse(rig.Vault.TryOpenSecret(1, others, out _));
        Assert.AreEqual(PinAnswer.Wrong, rig.Try("2581"));
    }

    [TestMethod]
    public void SetSecondPin_TheRecord_IsAsLongAndInTheSamePlaces()
    {
        byte[] before = RecordOf(_rig);
        byte[] after = RecordOf(WithSecond());
        Assert.HasCount(before.Length, after);
        CollectionAssert.AreEqual(before[..21], after[..21], "version, salt and iterations");
        CollectionAssert.AreEqual(before[^60..], after[^60..], "the wipe PIN's place is not touched");
    }

    [TestMethod]
    public void SetSecondPin_Again_OnlyTheNewOneOpensIt()
    {
        VaultRig rig = WithSecond();
        rig.Try(Pin);
        Assert.AreEqual(StatusCode.Ok, rig.Vault.SetSecondPin(VaultRig.Digits("8520"), 4));
        Assert.AreEqual(PinAnswer.Wrong, rig.Try(Second));
        Assert.AreEqual(PinAnswer.Opened, rig.Try("8520"));
        Assert.AreEqual(ProfileFiles.Second, rig.Vault.Profile);
    }

    [TestMethod]
    public void SetSecondPin_InTheSecondCard_IsStopped()
    {
        VaultRig rig = WithSecond();
        rig.Try(Second);
        Assert.ThrowsExactly<GuardException>(() => rig.Vault.SetSecondPin(VaultRig.Digits("8520"), 4));
    }

    [TestMethod]
    public void IsTaken_InEitherCard_TellsTheSecondNothingOfTheOwn()
    {
        VaultRig rig = WithSecond();
        rig.Try(Pin);
        rig.Vault.SetWipePin(VaultRig.Digits(Wipe), 5);
        Assert.IsTrue(IsTaken(rig, Pin) && IsTaken(rig, Second) && IsTaken(rig, Wipe), "the own card knows all");
        rig.Try(Second);
        Assert.IsTrue(IsTaken(rig, Second) && IsTaken(rig, Wipe));
        Assert.IsFalse(IsTaken(rig, Pin), "whoever forced the second PIN could guess at the own one with it");
    }

    [TestMethod]
    public void ChangePin_InTheSecondCardToTheOwnOne_OpensTheSecondAndTheOwnIsThereAgainAfterwards()
    {
        byte[] own = _rig.Vault.SealSecret(1, s_secret);
        VaultRig rig = WithSecond();
        rig.Try(Second);
        Assert.AreEqual(StatusCode.Ok, rig.Change(Pin));
        Assert.AreEqual(PinAnswer.Opened, rig.Try(Pin));
        Assert.AreEqual(ProfileFiles.Second, rig.Vault.Profile, "no guess at the own PIN is answered");
        Assert.IsFalse(rig.Vault.TryOpenSecret(1, own, out _));
        Assert.AreEqual(StatusCode.Ok, rig.Change("8520"));
        Assert.AreEqual(PinAnswer.Opened, rig.Try(Pin));
        Assert.AreEqual(ProfileFiles.Own, rig.Vault.Profile);
        Assert.IsTrue(rig.Vault.TryOpenSecret(1, own, out _));
    }

    [TestMethod]
    public void SetWipePin_InTheSecondCardToTheOwnPin_DoesNotMakeTheHolderWipe()
    {
        VaultRig rig = WithSecond();
        rig.Try(Second);
        Assert.AreEqual(StatusCode.Ok, rig.Vault.SetWipePin(VaultRig.Digits(Pin), 4));
        Assert.AreEqual(PinAnswer.Opened, rig.Try(Pin));
        Assert.AreEqual(ProfileFiles.Own, rig.Vault.Profile);
    }

    [TestMethod]
    public void SetSecondPin_PowerCutAtEachWrite_TheOwnCardOpensAndTheSecondOrNot()
    {
        byte[] own = _rig.Vault.SealSecret(1, s_secret);
        int set = 0;
        int count = 0;
        foreach ((string where, VirtualFlash flash) in PowerCuts.Of(_rig.Flash, SlotBytes, SetOn))
        {
            var rig = new VaultRig(flash);
            count++;
            Assert.AreEqual(PinAnswer.Opened, rig.Try(Pin), where);
            Assert.IsTrue(rig.Vault.TryOpenSecret(1, own, out _), where);
            set += rig.Try(Second) == PinAnswer.Opened ? 1 : 0;
        }

        Assert.IsTrue(set > 0 && set < count, $"{set} of {count}");
    }

    private static void SetOn(VirtualFlash flash)
    {
        var rig = new VaultRig(flash);
        rig.Try(Pin);
        rig.Vault.SetSecondPin(VaultRig.Digits(Second), 4);
    }

    private static bool IsTaken(VaultRig rig, string pin) => rig.Vault.IsTaken(VaultRig.Digits(pin), pin.Length);

    private static byte[] RecordOf(VaultRig rig)
    {
        byte[] buffer = new byte[256];
        Assert.AreEqual(StatusCode.Ok, rig.Records.Load(RecordKeys.Vault, buffer, out int count));
        return buffer[..count];
    }

    private VaultRig WithSecond()
    {
        Assert.AreEqual(StatusCode.Ok, _rig.Vault.SetSecondPin(VaultRig.Digits(Second), 4));
        return _rig.Restarted();
    }
}
