using System;
using System.Linq;
using Wallet.Core.Crypto;
using Wallet.Core.Safety;
using Wallet.Protocol;
using Net = System.Security.Cryptography;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class AesCcmTests
{
    private readonly Aes128 _cipher = new();
    private readonly byte[] _key = Hex.ToBytes("43c1142877d9f450e12d7b6db47a85ba");
    private readonly byte[] _nonce = Hex.ToBytes("76becd9d27ca8a026215f32712");
    private readonly byte[] _aad = Hex.ToBytes("6a59aacadd416e465264c15e1a1e9bfa084687492710f9bda832e2571e468224");

    // CAVP CCM VPT-128: 13-byte nonce, 16-byte tag, 32 bytes of additional data.
    [TestMethod]
    [DataRow(
        "2ebf60f0969013a54a3dedb19d20f6c8", "1de8c5e21f9db33123ff870add",
        "e1de6c6119d7db471136285d10b47a450221b16978569190ef6a22b055295603", "",
        "0ead29ef205fbb86d11abe5ed704b880")]
    [DataRow(
        "43c1142877d9f450e12d7b6db47a85ba", "76becd9d27ca8a026215f32712",
        "6a59aacadd416e465264c15e1a1e9bfa084687492710f9bda832e2571e468224",
        "b506a6ba900c1147c806775324b36eb376aa01d4c3eef6f5",
        "14b14fe5b317411392861638ec383ae40ba95fefe34255dc2ec067887114bc370281de6f00836ce4")]
    public void Seal_Cavp_CiphertextAndTag(string key, string nonce, string aad, string plaintext, string expected)
    {
        byte[] message = Hex.ToBytes(plaintext);
        byte[] output = new byte[message.Length + 16];
        Assert.AreEqual(StatusCode.Ok, AesCcm.Seal(
            _cipher, Hex.ToBytes(key), Hex.ToBytes(nonce), Hex.ToBytes(aad), message, 0, message.Length, output, 0));
        Hex.AreEqual(expected, output);
    }

    [TestMethod]
    public void SealAndOpen_RandomInputs_SameAsDotNet()
    {
        Aes128 cipher = new();
        CryptoCases.Run(400, random =>
        {
            byte[] key = random.NextBytes(16);
            byte[] nonce = random.NextBytes(13);
            byte[]? aad = random.Next(8) == 0 ? null : random.NextBytes(random.Next(70));
            byte[] plaintext = random.NextBytes(random.Next(100));
            byte[] sealedBytes = new byte[plaintext.Length + 16];
            AesCcm.Seal(cipher, key, nonce, aad!, plaintext, 0, plaintext.Length, sealedBytes, 0);
            Hex.AreEqual(SealByDotNet(key, nonce, aad, plaintext), sealedBytes);

            byte[] opened = new byte[plaintext.Length];
            Assert.AreEqual(
                StatusCode.Ok, AesCcm.Open(cipher, key, nonce, aad!, sealedBytes, 0, sealedBytes.Length, opened, 0));
            Hex.AreEqual(plaintext, opened);
        });
    }

    [TestMethod]
    public void Seal_LongestInputs_SameAsDotNet()
    {
        byte[] aad = Enumerable.Range(0, 65279).Select(i => (byte)(i * 5)).ToArray();
        byte[] plaintext = Enumerable.Range(0, 65535).Select(i => (byte)(i * 3)).ToArray();
        byte[] output = new byte[65535 + 16];
        Assert.AreEqual(
            StatusCode.Ok, AesCcm.Seal(_cipher, _key, _nonce, aad, plaintext, 0, plaintext.Length, output, 0));
        CollectionAssert.AreEqual(SealByDotNet(_key, _nonce, aad, plaintext), output);
    }

    [TestMethod]
    public void Seal_TooLong_Oversized()
    {
        byte[] output = new byte[65552];
        Assert.AreEqual(
            StatusCode.MessageOversized,
            AesCcm.Seal(_cipher, _key, _nonce, _aad, new byte[65536], 0, 65536, output, 0));
        Assert.AreEqual(
            StatusCode.MessageOversized,
            AesCcm.Seal(_cipher, _key, _nonce, new byte[65280], new byte[1], 0, 1, output, 0));
        Assert.IsTrue(output.All(b => b == 0));
    }

    [TestMethod]
    public void Open_TooLong_Oversized()
    {
        Assert.AreEqual(
            StatusCode.MessageOversized,
            AesCcm.Open(_cipher, _key, _nonce, _aad, new byte[65552], 0, 65552, new byte[65536], 0));
        Assert.AreEqual(
            StatusCode.MessageOversized,
            AesCcm.Open(_cipher, _key, _nonce, new byte[65280], new byte[17], 0, 17, new byte[1], 0));
    }

    [TestMethod]
    public void Open_AnyBitOfSealedBytesChanged_TamperedAndNothingLeft()
    {
        byte[] sealedBytes = SealByDotNet(_key, _nonce, _aad, Hex.ToBytes("b506a6ba900c1147c806775324b36eb376aa01d4"));
        for (int bit = 0; bit < 8 * sealedBytes.Length; bit++)
        {
            byte[] changed = (byte[])sealedBytes.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertTampered(_key, _nonce, _aad, changed, changed.Length);
        }
    }

    [TestMethod]
    public void Open_OtherKeyNonceOrAad_Tampered()
    {
        byte[] sealedBytes = SealByDotNet(_key, _nonce, _aad, new byte[20]);
        AssertTampered(Changed(_key), _nonce, _aad, sealedBytes, 36);
        AssertTampered(_key, Changed(_nonce), _aad, sealedBytes, 36);
        AssertTampered(_key, _nonce, Changed(_aad), sealedBytes, 36);
        AssertTampered(_key, _nonce, [], sealedBytes, 36);
        AssertTampered(_key, _nonce, [.. _aad, 0], sealedBytes, 36);
    }

    [TestMethod]
    public void Open_Truncated_Tampered()
    {
        byte[] sealedBytes = SealByDotNet(_key, _nonce, _aad, new byte[20]);
        for (int count = 0; count < sealedBytes.Length; count++)
        {
            AssertTampered(_key, _nonce, _aad, sealedBytes, count);
        }
    }

    [TestMethod]
    public void SealAndOpen_InPlaceAtOffset_NeighboursUntouched()
    {
        byte[] plaintext = Enumerable.Range(1, 37).Select(i => (byte)i).ToArray();
        byte[] buffer = Enumerable.Repeat((byte)0xee, 80).ToArray();
        plaintext.CopyTo(buffer, 7);
        AesCcm.Seal(_cipher, _key, _nonce, _aad, buffer, 7, 37, buffer, 7);
        Hex.AreEqual(SealByDotNet(_key, _nonce, _aad, plaintext), buffer[7..60]);

        Assert.AreEqual(StatusCode.Ok, AesCcm.Open(_cipher, _key, _nonce, _aad, buffer, 7, 53, buffer, 7));
        Hex.AreEqual(plaintext, buffer[7..44]);
        Assert.IsTrue(buffer[..7].Concat(buffer[60..]).All(b => b == 0xee));
    }

    [TestMethod]
    public void Seal_WrongKeyOrNonceLength_Guarded()
    {
        Assert.ThrowsExactly<GuardException>(
            () => AesCcm.Seal(_cipher, new byte[32], _nonce, _aad, new byte[1], 0, 1, new byte[17], 0));
        Assert.ThrowsExactly<GuardException>(
            () => AesCcm.Seal(_cipher, _key, new byte[12], _aad, new byte[1], 0, 1, new byte[17], 0));
    }

    private void AssertTampered(byte[] key, byte[] nonce, byte[] aad, byte[] sealedBytes, int count)
    {
        byte[] output = new byte[40];
        Assert.AreEqual(
            StatusCode.RecordTampered, AesCcm.Open(_cipher, key, nonce, aad, sealedBytes, 0, count, output, 0));
        Assert.IsTrue(output.All(b => b == 0));
    }

    private static byte[] Changed(byte[] bytes)
    {
        byte[] changed = (byte[])bytes.Clone();
        changed[^1] ^= 0x80;
        return changed;
    }

    private static byte[] SealByDotNet(byte[] key, byte[] nonce, byte[]? aad, byte[] plaintext)
    {
        byte[] ciphertext = new byte[plaintext.Length];
        byte[] tag = new byte[16];
        using Net.AesCcm reference = new(key);
        reference.Encrypt(nonce, plaintext, ciphertext, tag, aad);
        return [.. ciphertext, .. tag];
    }
}
