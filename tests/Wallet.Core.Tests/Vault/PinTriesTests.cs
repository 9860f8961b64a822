using System.Linq;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Storage;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Vault;

[TestClass]
public sealed class PinTriesTests
{
    private const string Pin = "7281";
    private const string Wrong = "1827";
    private const int SlotBytes = 1 + 32;

    [TestMethod]
    public void TryOpen_NineWrongThenRight_OpensAndAllTriesAreBack()
    {
        VaultRig rig = VaultRig.With(Pin);
        for (int n = 1; n < PinTries.CountMax; n++)
        {
            Assert.AreEqual(PinAnswer.Wrong, rig.Try(Wrong));
            Assert.AreEqual(PinTries.CountMax - n, rig.Vault.Tries.Left);
        }

        Assert.AreEqual(PinAnswer.Opened, rig.Try(Pin));
        Assert.AreEqual(PinTries.CountMax, rig.Restarted().Vault.Tries.Left);
    }

    [TestMethod]
    public void TryOpen_TenWrong_WipeIsDueForEverAndTheRightPinIsNotLookedAt()
    {
        VaultRig rig = VaultRig.With(Pin);
        for (int n = 1; n < PinTries.CountMax; n++)
        {
            rig.Try(Wrong);
        }

        Assert.AreEqual(PinAnswer.WipeDue, rig.Try(Wrong));
        Assert.AreEqual(PinAnswer.WipeDue, rig.Try(Pin));
        rig = rig.Restarted();
        Assert.AreEqual(0, rig.Vault.Tries.Left);
        Assert.AreEqual(PinAnswer.WipeDue, rig.Try(Pin));
        Assert.IsFalse(rig.Vault.IsOpen);
    }

    [TestMethod]
    public void WaitMs_AfterEachWrongTry_GrowsAsDocumented()
    {
        int[] expected = [0, 0, 0, 1000, 5000, 15000, 60000, 300000, 300000];
        VaultRig rig = VaultRig.With(Pin);
        Assert.AreEqual(0, rig.Vault.Tries.WaitMs());
        foreach (int delayMs in expected)
        {
            rig.Try(Wrong);
            Assert.AreEqual(delayMs, rig.Vault.Tries.WaitMs(), $"after {rig.Vault.Tries.Begun}");
        }
    }

    [TestMethod]
    public void TryOpen_BeforeTheWaitIsOver_IsNotLookedAtAndCostsNothing()
    {
        VaultRig rig = AfterWrong(5);
        rig.TimeMs += 4999;
        int operations = rig.Flash.OperationCount;
        Assert.AreEqual(PinAnswer.TooEarly, rig.Vault.TryOpen(VaultRig.Digits(Pin), 4));
        Assert.AreEqual(operations, rig.Flash.OperationCount);
        Assert.AreEqual(1, rig.Vault.Tries.WaitMs());
        rig.TimeMs++;
        Assert.AreEqual(PinAnswer.Opened, rig.Vault.TryOpen(VaultRig.Digits(Pin), 4));
    }

    [TestMethod]
    public void WaitMs_AfterARestart_BeginsAnew()
    {
        VaultRig rig = AfterWrong(7);
        rig.TimeMs += 59000;
        Assert.AreEqual(1000, rig.Vault.Tries.WaitMs());
        Assert.AreEqual(60000, rig.Restarted().Vault.Tries.WaitMs());
    }

    [TestMethod]
    public void TryOpen_AnyTry_IsOnFlashBeforeThePinIsLookedAt()
    {
        VaultRig rig = VaultRig.With(Pin);
        var watch = new WatchedMac(rig.Flash, VaultRig.Digits(Wrong));
        var watched = new VaultRig(rig.Flash, watch);
        watched.Try(Wrong);
        watched.Try(Wrong);
        CollectionAssert.AreEqual(new[] { 1, 2 }, watch.BegunWhenLookedAt);
    }

    [TestMethod]
    public void TryOpen_PowerCutAtEachWrite_AWrongPinThatWasLookedAtIsCounted()
    {
        VaultRig before = AfterWrong(2);
        int cutBefore = 0;
        int cutAfter = 0;
        foreach ((string where, VirtualFlash flash) in PowerCuts.Of(before.Flash, SlotBytes, TryWrong))
        {
            int begun = new VaultRig(flash).Vault.Tries.Begun;
            Assert.IsTrue(begun is 2 or 3, where);
            cutBefore += begun == 2 ? 1 : 0;
            cutAfter += begun == 3 ? 1 : 0;
        }

        Assert.IsGreaterThan(0, cutBefore);
        Assert.IsGreaterThan(0, cutAfter);
    }

    [TestMethod]
    public void TryOpen_PowerCutAtEachWriteOfARightPin_OpensAgainWithFewerTriesAtMost()
    {
        VaultRig before = AfterWrong(2);
        foreach ((string where, VirtualFlash flash) in PowerCuts.Of(before.Flash, SlotBytes, TryRight))
        {
            var rig = new VaultRig(flash);
            Assert.IsTrue(rig.Vault.Tries.Begun is 0 or 2 or 3, where);
            Assert.AreEqual(PinAnswer.Opened, rig.Try(Pin), where);
        }
    }

    [TestMethod]
    public void TryOpen_TheLastTryCutAfterItWasCounted_WipeIsDueAtTheNextStart()
    {
        VaultRig rig = AfterWrong(9);
        rig.Flash.CutAt(rig.Flash.OperationCount, SlotBytes);
        Assert.ThrowsExactly<PowerLostException>(() => rig.Try(Pin));
        rig.Flash.Restore();
        Assert.AreEqual(0, rig.Restarted().Vault.Tries.Left);
    }

    [TestMethod]
    public void TryOpen_FlashDoesNotKeepTheTry_NothingIsLookedAt()
    {
        VaultRig rig = VaultRig.With(Pin);
        var watch = new WatchedMac(rig.Flash, VaultRig.Digits(Pin));
        var watched = new VaultRig(rig.Flash, watch);
        rig.Flash.FailAt(rig.Flash.OperationCount, FlashFault.Silent);
        Assert.AreEqual(PinAnswer.StorageFailed, watched.Try(Pin));
        Assert.IsEmpty(watch.BegunWhenLookedAt);
    }

    [TestMethod]
    public void Load_OneSlotDamaged_OneTryMoreIsGone()
    {
        foreach (int slot in new[] { 0, 1 })
        {
            VaultRig rig = AfterWrong(3);
            rig.Flash.FlipBit(RecordKeys.FileName(RecordKeys.PinTries, slot), 12, 0);
            int begun = rig.Restarted().Vault.Tries.Begun;
            Assert.IsTrue(begun is 3 or 4, $"never fewer than were begun: {begun}");
        }
    }

    [TestMethod]
    public void Load_NoSlotReadsOrNoneIsThere_OneTryIsLeft()
    {
        foreach (bool isThere in new[] { true, false })
        {
            VaultRig rig = AfterWrong(1);
            foreach (int slot in new[] { 0, 1 })
            {
                string name = RecordKeys.FileName(RecordKeys.PinTries, slot);
                rig.Flash.SetContents(name, isThere ? new byte[33] : null);
            }

            rig = rig.Restarted();
            Assert.AreEqual(1, rig.Vault.Tries.Left);
            Assert.AreEqual(PinAnswer.Opened, rig.Try(Pin));
            Assert.AreEqual(PinTries.CountMax, rig.Restarted().Vault.Tries.Left);
        }
    }

    [TestMethod]
    [DataRow(3)]
    [DataRow(13)]
    public void TryOpen_NoPinByItsLength_IsStopped(int count)
    {
        VaultRig rig = VaultRig.With(Pin);
        Assert.ThrowsExactly<GuardException>(() => rig.Vault.TryOpen(new byte[16], count));
    }

    [TestMethod]
    public void TryOpen_RightOrWrong_AsksTheChipForTheSame()
    {
        VaultRig rig = VaultRig.With(Pin);
        int[] right = CallsOf(rig, Pin);
        int[] wrong = CallsOf(rig, Wrong);
        CollectionAssert.AreEqual(right, wrong);
        Assert.IsGreaterThanOrEqualTo(KeyVault.Iterations, right[0]);
        Assert.AreEqual(3 * 2, right[1], "key streams and tags of three places");
    }

    private static int[] CallsOf(VaultRig rig, string pin)
    {
        var mac = new WatchedMac(rig.Flash, []);
        var cipher = new CountedCipher();
        new VaultRig(rig.Flash, mac, cipher).Try(pin);
        return [mac.Calls, cipher.Calls];
    }

    private static void TryWrong(VirtualFlash flash) => new VaultRig(flash).Try(Wrong);

    private static void TryRight(VirtualFlash flash) => new VaultRig(flash).Try(Pin);

    private static VaultRig AfterWrong(int count)
    {
        VaultRig rig = VaultRig.With(Pin);
        for (int n = 0; n < count; n++)
        {
            rig.Try(Wrong);
        }

        return rig;
    }

    /// <summary>Notes, when a PIN is first used as a key, how many tries the flash holds at that moment.</summary>
    private sealed class WatchedMac(VirtualFlash flash, byte[] pin) : IHmacSha256
    {
        private readonly TestMac _mac = new();
        private byte[]? _lastSalt;

        public int Calls { get; private set; }

        public System.Collections.Generic.List<int> BegunWhenLookedAt { get; } = [];

        public void Compute(
            byte[] key, int keyOffset, int keyCount, byte[] source, int offset, int count, byte[] mac, int macOffset)
        {
            Calls++;
            bool isPin = keyCount == pin.Length && key.Skip(keyOffset).Take(keyCount).SequenceEqual(pin);
            if (isPin && count == 20 && !ReferenceEquals(_lastSalt, source))
            {
                _lastSalt = source;
                BegunWhenLookedAt.Add(new VaultRig(flash.Clone()).Vault.Tries.Begun);
            }

            _mac.Compute(key, keyOffset, keyCount, source, offset, count, mac, macOffset);
        }
    }

    private sealed class CountedCipher : IAesBlockCipher
    {
        private readonly Aes128 _aes = new();

        public int Calls { get; private set; }

        public void SetKey(byte[] key, int offset) => _aes.SetKey(key, offset);

        public void EncryptBlocks(byte[] source, int sourceOffset, byte[] output, int outputOffset, int blockCount)
        {
            Calls++;
            _aes.EncryptBlocks(source, sourceOffset, output, outputOffset, blockCount);
        }

        public void EncryptChain(byte[] source, int sourceOffset, int blockCount, byte[] output, int outputOffset)
        {
            Calls++;
            _aes.EncryptChain(source, sourceOffset, blockCount, output, outputOffset);
        }

        public void Clear() => _aes.Clear();
    }
}
