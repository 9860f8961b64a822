using System;
using System.Linq;
using Wallet.Core.Safety;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Storage;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Vault;

[TestClass]
public sealed class KeyVaultTests
{
    private const string Pin = "7281";
    private const int SlotBytes = 204 + 32;

    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    [TestMethod]
    public void Load_NoRecord_HasNoPinAndIsClosed()
    {
        var rig = new VaultRig();
        Assert.AreEqual(StatusCode.Ok, rig.Loaded);
        Assert.IsFalse(rig.Vault.HasPin);
        Assert.IsFalse(rig.Vault.IsOpen);
        Assert.IsEmpty(rig.Flash.Names);
    }

    [TestMethod]
    [DataRow("0000")]
    [DataRow("48213")]
    [DataRow("999999999990")]
    public void TryOpen_TheRightPinAfterARestart_OpensWhatWasSealed(string pin)
    {
        VaultRig first = VaultRig.With(pin);
        Assert.IsTrue(first.Vault.IsOpen);
        byte[] sealedSecret = first.Vault.SealSecret(KeyVault.PrivateKeyPurpose, Secret);
        VaultRig rig = first.Restarted();
        Assert.IsTrue(rig.Vault.HasPin);
        Assert.IsFalse(rig.Vault.IsOpen);
        Assert.AreEqual(PinAnswer.Opened, rig.Try(pin));
        Assert.IsTrue(rig.Vault.TryOpenSecret(KeyVault.PrivateKeyPurpose, sealedSecret, out byte[] secret));
        CollectionAssert.AreEqual(Secret, secret);
        Assert.AreEqual(PinTries.CountMax, rig.Vault.Tries.Left);
    }

    [TestMethod]
    [DataRow("7282")]
    [DataRow("72811")]
    [DataRow("07281")]
    [DataRow("1827")]
    public void TryOpen_AWrongPin_ClosesAndCostsATry(string pin)
    {
        VaultRig rig = VaultRig.With(Pin);
        Assert.AreEqual(PinAnswer.Wrong, rig.Try(pin));
        Assert.IsFalse(rig.Vault.IsOpen);
        Assert.AreEqual(1, rig.Vault.Tries.Begun);
        Assert.AreEqual(1, rig.Restarted().Vault.Tries.Begun);
    }

    [TestMethod]
    public void SealSecret_TheSameTwice_NeverTheSameBytes()
    {
        VaultRig rig = VaultRig.With(Pin);
        byte[] one = rig.Vault.SealSecret(1, Secret);
        byte[] two = rig.Vault.SealSecret(1, Secret);
        Assert.HasCount(Secret.Length + KeyVault.OverheadBytes, one);
        CollectionAssert.AreNotEqual(one[..13], two[..13], "a nonce of its own");
        CollectionAssert.AreNotEqual(one[13..], two[13..]);
    }

    [TestMethod]
    public void TryOpenSecret_AnyBitOrPurposeOrLengthChanged_IsRefused()
    {
        VaultRig rig = VaultRig.With(Pin);
        byte[] sealedSecret = rig.Vault.SealSecret(KeyVault.TokenPurpose, Secret);
        for (int i = 0; i < sealedSecret.Length; i++)
        {
            byte[] changed = [.. sealedSecret];
            changed[i] ^= (byte)(1 << (i % 8));
            Assert.IsFalse(rig.Vault.TryOpenSecret(KeyVault.TokenPurpose, changed, out byte[] none), $"byte {i}");
            Assert.IsNull(none);
        }

        Assert.IsFalse(rig.Vault.TryOpenSecret(KeyVault.PrivateKeyPurpose, sealedSecret, out _), "other purpose");
        Assert.IsFalse(rig.Vault.TryOpenSecret(KeyVault.TokenPurpose, sealedSecret[..^1], out _), "shorter");
        Assert.IsFalse(rig.Vault.TryOpenSecret(KeyVault.TokenPurpose, sealedSecret[..29], out _), "no secret left");
        Assert.IsFalse(rig.Vault.TryOpenSecret(KeyVault.TokenPurpose, [], out _), "nothing");
        Assert.IsFalse(rig.Vault.TryOpenSecret(KeyVault.TokenPurpose, new byte[2000], out _), "too long");
    }

    [TestMethod]
    public void Close_ThenAnyUse_IsStopped()
    {
        VaultRig rig = VaultRig.With(Pin);
        byte[] sealedSecret = rig.Vault.SealSecret(1, Secret);
        rig.Vault.Close();
        Assert.IsFalse(rig.Vault.IsOpen);
        Assert.ThrowsExactly<GuardException>(() => rig.Vault.SealSecret(1, Secret));
        Assert.ThrowsExactly<GuardException>(() => rig.Vault.TryOpenSecret(1, sealedSecret, out _));
        Assert.ThrowsExactly<GuardException>(() => rig.Change("1111"));
    }

    [TestMethod]
    public void ChangePin_Afterwards_OnlyTheNewOneOpensAndSecretsStayAsTheyAre()
    {
        VaultRig rig = VaultRig.With(Pin);
        byte[] sealedSecret = rig.Vault.SealSecret(1, Secret);
        Assert.AreEqual(StatusCode.Ok, rig.Change("60606060"));
        rig = rig.Restarted();
        Assert.AreEqual(PinAnswer.Wrong, rig.Try(Pin));
        Assert.AreEqual(PinAnswer.Opened, rig.Try("60606060"));
        Assert.IsTrue(rig.Vault.TryOpenSecret(1, sealedSecret, out byte[] secret));
        CollectionAssert.AreEqual(Secret, secret);
    }

    [TestMethod]
    public void SetWipePin_TypedLater_WipeIsDueForGoodAndNothingOpens()
    {
        VaultRig rig = VaultRig.With(Pin);
        byte[] before = RecordOf(rig);
        Assert.AreEqual(StatusCode.Ok, rig.Vault.SetWipePin(VaultRig.Digits("40404"), 5));
        Assert.HasCount(before.Length, RecordOf(rig), "nothing tells that there is one");
        rig = rig.Restarted();
        Assert.AreEqual(PinAnswer.WipeDue, rig.Try("40404"));
        Assert.IsFalse(rig.Vault.IsOpen);
        Assert.IsTrue(rig.Vault.IsWipeDue);
        rig = rig.Restarted();
        Assert.IsTrue(rig.Vault.IsWipeDue);
        Assert.AreEqual(PinAnswer.WipeDue, rig.Try(Pin));
    }

    [TestMethod]
    public void SetWipePin_PowerCutAtEachWriteOfTypingIt_DueOrATryGone()
    {
        VaultRig before = VaultRig.With(Pin);
        before.Vault.SetWipePin(VaultRig.Digits("40404"), 5);
        int due = 0;
        foreach ((string where, VirtualFlash flash) in PowerCuts.Of(
            before.Flash, 33, flash => new VaultRig(flash).Try("40404")))
        {
            var rig = new VaultRig(flash);
            due += rig.Vault.IsWipeDue ? 1 : 0;
            Assert.IsTrue(rig.Vault.Tries.Begun is 0 or 1 or PinTries.CountMax, where);
            Assert.AreEqual(PinAnswer.WipeDue, rig.Try("40404"), where);
        }

        Assert.IsGreaterThan(0, due);
    }

    [TestMethod]
    public void ClearWipePin_SetBeforeOrNot_NoPinWipesAndTheOwnOneOpens()
    {
        VaultRig rig = VaultRig.With(Pin);
        Assert.AreEqual(StatusCode.Ok, rig.Vault.ClearWipePin());
        rig.Vault.SetWipePin(VaultRig.Digits("40404"), 5);
        rig.Change("8642");
        Assert.AreEqual(StatusCode.Ok, rig.Vault.ClearWipePin());
        Assert.AreEqual(PinAnswer.Wrong, rig.Restarted().Try("40404"));
        Assert.AreEqual(PinAnswer.Opened, rig.Restarted().Try("8642"));
    }

    [TestMethod]
    public void IsTaken_OwnAndWipePin_NoOther()
    {
        VaultRig rig = VaultRig.With(Pin);
        rig.Vault.SetWipePin(VaultRig.Digits("40404"), 5);
        Assert.IsTrue(rig.Vault.IsTaken(VaultRig.Digits(Pin), 4));
        Assert.IsTrue(rig.Vault.IsTaken(VaultRig.Digits("40404"), 5));
        Assert.IsFalse(rig.Vault.IsTaken(VaultRig.Digits("4040"), 4));
        Assert.AreEqual(0, rig.Vault.Tries.Begun);
    }

    private static byte[] RecordOf(VaultRig rig)
    {
        byte[] buffer = new byte[256];
        Assert.AreEqual(StatusCode.Ok, rig.Records.Load(RecordKeys.Vault, buffer, out int count));
        return buffer[..count];
    }

    [TestMethod]
    public void Create_PowerCutAtEachWrite_NoPinOrThisOne()
    {
        int without = 0;
        var cuts = PowerCuts.Of(
            new VirtualFlash(), SlotBytes, flash => new VaultRig(flash).Vault.Create(VaultRig.Digits(Pin), 4));
        foreach ((string where, VirtualFlash flash) in cuts)
        {
            var rig = new VaultRig(flash);
            Assert.AreEqual(StatusCode.Ok, rig.Loaded, where);
            if (rig.Vault.HasPin)
            {
                Assert.AreEqual(PinAnswer.Opened, rig.Try(Pin), where);
            }
            else
            {
                without++;
                Assert.AreEqual(StatusCode.Ok, rig.Vault.Create(VaultRig.Digits(Pin), 4), where);
            }
        }

        Assert.IsGreaterThan(8, without);
    }

    [TestMethod]
    public void ChangePin_PowerCutAtEachWrite_OneOfTheTwoOpensTheSameSecrets()
    {
        VaultRig before = VaultRig.With(Pin);
        byte[] sealedSecret = before.Vault.SealSecret(1, Secret);
        int changed = 0;
        int cutCount = 0;
        var cuts = PowerCuts.Of(before.Flash, SlotBytes, flash =>
        {
            var rig = new VaultRig(flash);
            rig.Try(Pin);
            rig.Change("8642");
        });
        foreach ((string where, VirtualFlash flash) in cuts)
        {
            var rig = new VaultRig(flash);
            cutCount++;
            Assert.AreEqual(StatusCode.Ok, rig.Loaded, where);
            bool isNew = rig.Try("8642") == PinAnswer.Opened;
            changed += isNew ? 1 : 0;
            Assert.AreEqual(isNew ? PinAnswer.Wrong : PinAnswer.Opened, rig.Try(Pin), where);
            Assert.AreEqual(isNew ? PinAnswer.Opened : PinAnswer.Wrong, rig.Try("8642"), where);
            Assert.AreEqual(PinAnswer.Opened, rig.Try(isNew ? "8642" : Pin), where);
            Assert.IsTrue(rig.Vault.TryOpenSecret(1, sealedSecret, out _), where);
        }

        Assert.IsTrue(changed > 0 && changed < cutCount, $"{changed} of {cutCount}");
    }

    [TestMethod]
    public void ChangePin_FlashKeepsNothing_ThePinBeforeHolds()
    {
        VaultRig rig = VaultRig.With(Pin);
        rig.Flash.FailAt(rig.Flash.OperationCount, FlashFault.Silent);
        Assert.AreNotEqual(StatusCode.Ok, rig.Change("8642"));
        Assert.AreEqual(PinAnswer.Opened, rig.Restarted().Try(Pin));
    }

    [TestMethod]
    public void Load_OneSlotDamaged_OpensWithTheOtherAndHeals()
    {
        VaultRig rig = VaultRig.With(Pin);
        rig.Change("8642");
        foreach (int slot in new[] { 0, 1 })
        {
            VirtualFlash flash = rig.Flash.Clone();
            flash.FlipBit(RecordKeys.FileName(RecordKeys.Vault, slot), 60, 3);
            var damaged = new VaultRig(flash);
            Assert.AreEqual(StatusCode.Ok, damaged.Loaded);
            Assert.AreEqual(PinAnswer.Wrong, damaged.Try(Pin), "the PIN before opens no slot");
            Assert.AreEqual(PinAnswer.Opened, damaged.Try("8642"));
            Assert.AreEqual(StatusCode.Ok, damaged.Records.Load(RecordKeys.Vault, new byte[256], out _), "healed");
        }
    }

    [TestMethod]
    public void Load_NoSlotReads_IsDamagedAndNeverWithoutPin()
    {
        VaultRig rig = VaultRig.With(Pin);
        foreach (int slot in new[] { 0, 1 })
        {
            rig.Flash.FlipBit(RecordKeys.FileName(RecordKeys.Vault, slot), 60, 3);
        }

        Assert.AreEqual(StatusCode.StorageDamaged, rig.Restarted().Loaded);
    }

    [TestMethod]
    [DataRow(0, "00000000")]
    [DataRow(0, "000186A1")]
    [DataRow(0, "80000001")]
    [DataRow(1, "000003E8")]
    public void Load_RecordThatNoVaultWrites_IsDamaged(int otherVersion, string iterations)
    {
        VaultRig rig = VaultRig.With(Pin);
        byte[] buffer = new byte[256];
        rig.Records.Load(RecordKeys.Vault, buffer, out int count);
        buffer[0] += (byte)otherVersion;
        Convert.FromHexString(iterations).CopyTo(buffer, 17);
        rig.Records.Save(RecordKeys.Vault, buffer, 0, count);
        Assert.AreEqual(StatusCode.StorageDamaged, rig.Restarted().Loaded);
    }

    [TestMethod]
    public void TryOpen_RecordWithFewerIterations_DoesNotOpen()
    {
        VaultRig rig = VaultRig.With(Pin);
        byte[] buffer = new byte[256];
        rig.Records.Load(RecordKeys.Vault, buffer, out int count);
        buffer[20] ^= 1;
        rig.Records.Save(RecordKeys.Vault, buffer, 0, count);
        Assert.AreEqual(PinAnswer.Wrong, rig.Restarted().Try(Pin));
    }
}
