using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Storage;
using Wallet.Core.Vault;
using Wallet.Protocol;

namespace Wallet.Core.Tests.Vault;

/// <summary>The vault record against other implementations: frozen bytes made with Python's, and .NET's.</summary>
[TestClass]
public sealed class VaultVectorTests
{
    // Device secret 00 01 .. 1f, salt 30 .. 3f, 1,000 iterations; place 0: PIN 135790, D = 80 .. 9f; place 1: PIN 2468,
    // D = a0 .. bf; place 2: not set. Nonces 01 .. 0d and 15 .. 21.
    private const string Record =
        "01303132333435363738393a3b3c3d3e3f000003e80102030405060708090a0b0c0d7f7459371c11a4c62481a87894b1c71b"
        + "47bd8a4bfcc4fd9e7529d395cad698f7333357252d9b95c90f564f2dab91ad8d15161718191a1b1c1d1e1f20217f13f97c83"
        + "7bf2a2e2ab6a91892d402309981d3f33bad0158603fda0d56494b9f7c9bc3f06cf118d516f1f3c02c7d6bf88e243f7ea43ca"
        + "9ef17df73aa895734d23c134ae91d5df90093a6312cc2e6da4b549e9d08639cfb0d28c7dad1ddfd76de141bbc0c2d65e4354"
        + "f14e13c6";

    // Purpose 1 under the D of place 0, purpose 2 under the D of place 1.
    private const string FirstSecret =
        "292a2b2c2d2e2f30313233343544782a1c617e4ad0f2efb4631554462b06cdb4786948db7dd5bc30766e458b9b5511254e7a"
        + "0e300057214f";

    private const string SecondSecret =
        "3d3e3f404142434445464748495689fd9b54eee323b516e66473ed17332525e6cef213480eb4aeb06813433f50bd93e1be76";

    [TestMethod]
    [DataRow("135790", KeyVault.PrivateKeyPurpose, FirstSecret, "a secret of the first place")]
    [DataRow("2468", KeyVault.TokenPurpose, SecondSecret, "another of the second")]
    public void TryOpen_RecordOfAnotherImplementation_OpensItsPlace(
        string pin, byte purpose, string sealedSecret, string secret)
    {
        VaultRig rig = WithFrozenRecord();
        Assert.AreEqual(PinAnswer.Opened, rig.Try(pin));
        Assert.IsTrue(rig.Vault.TryOpenSecret(purpose, Convert.FromHexString(sealedSecret), out byte[] opened));
        Assert.AreEqual(secret, Encoding.ASCII.GetString(opened));
        string other = sealedSecret == FirstSecret ? SecondSecret : FirstSecret;
        for (byte any = 1; any <= 3; any++)
        {
            Assert.IsFalse(rig.Vault.TryOpenSecret(any, Convert.FromHexString(other), out _), "of the other place");
        }
    }

    [TestMethod]
    [DataRow("135791")]
    [DataRow("13579")]
    [DataRow("24680")]
    public void TryOpen_RecordOfAnotherImplementation_NoOtherPin(string pin)
    {
        VaultRig rig = WithFrozenRecord();
        Assert.AreEqual(PinAnswer.Wrong, rig.Try(pin));
        Assert.IsFalse(rig.Vault.IsOpen);
    }

    [TestMethod]
    public void ChangePin_InOnePlace_LeavesTheOthersAsTheyWere()
    {
        VaultRig rig = WithFrozenRecord();
        rig.Try("2468");
        Assert.AreEqual(StatusCode.Ok, rig.Change("975310"));
        byte[] before = Convert.FromHexString(Record);
        byte[] after = Load(rig);
        Assert.IsTrue(before.AsSpan(0, 82).SequenceEqual(after.AsSpan(0, 82)), "head and place 0");
        Assert.IsFalse(before.AsSpan(82, 61).SequenceEqual(after.AsSpan(82, 61)), "place 1");
        Assert.IsTrue(before.AsSpan(143).SequenceEqual(after.AsSpan(143)), "place 2");
        Assert.AreEqual(PinAnswer.Opened, rig.Try("135790"));
        Assert.AreEqual(PinAnswer.Wrong, rig.Try("2468"));
        Assert.AreEqual(PinAnswer.Opened, rig.Try("975310"));
    }

    [TestMethod]
    public void Create_AnyRecord_OpensWithTheClassesOfDotNet()
    {
        VaultRig rig = VaultRig.With("0192837465");
        byte[] secret = [1, 2, 3, 4, 5, 6, 7];
        byte[] sealedSecret = rig.Vault.SealSecret(KeyVault.RecoveryPurpose, secret);
        byte[] record = Load(rig);
        Assert.HasCount(204, record);
        byte[] share = Expand(TestMac.Key, 0, 32);
        byte[] pin = Rfc2898DeriveBytes.Pbkdf2(
            "0192837465", record.AsSpan(1, 16), KeyVault.Iterations, HashAlgorithmName.SHA256, 32);
        byte[] key = Expand(HKDF.Extract(HashAlgorithmName.SHA256, pin, share), 1, 16);
        byte[] dataKey = Open(key, record.AsSpan(21, 61), [.. record.AsSpan(0, 21), 0]);
        byte[] opened = Open(Expand(dataKey, 0x83, 16), sealedSecret, [KeyVault.RecoveryPurpose]);
        CollectionAssert.AreEqual(secret, opened);
    }

    private static VaultRig WithFrozenRecord()
    {
        var rig = new VaultRig();
        byte[] record = Convert.FromHexString(Record);
        rig.Records.Save(RecordKeys.PinTries, [0], 0, 1);
        rig.Records.Save(RecordKeys.Vault, record, 0, record.Length);
        return rig.Restarted();
    }

    private static byte[] Load(VaultRig rig)
    {
        byte[] buffer = new byte[256];
        Assert.AreEqual(StatusCode.Ok, rig.Records.Load(RecordKeys.Vault, buffer, out int count));
        return [.. buffer.Take(count)];
    }

    private static byte[] Expand(byte[] prk, byte number, int count) =>
        HKDF.Expand(HashAlgorithmName.SHA256, prk, count, [.. "vault"u8, number]);

    private static byte[] Open(byte[] key, ReadOnlySpan<byte> box, byte[] additionalData)
    {
        using var ccm = new AesCcm(key);
        byte[] plain = new byte[box.Length - 29];
        ccm.Decrypt(box[..13], box[13..^16], box[^16..], plain, additionalData);
        return plain;
    }
}
