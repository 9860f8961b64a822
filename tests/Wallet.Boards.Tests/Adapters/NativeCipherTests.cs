using System;
using System.Security.Cryptography;
using Wallet.Boards.Esp32;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Virtual.Scheduling;
using Wallet.Virtual.Tests.Contracts;

namespace Wallet.Boards.Tests.Adapters;

[TestClass]
public sealed class NativeHmacContract : HmacSha256Contract
{
    protected override IHmacSha256 Create() => new NativeHmac();
}

[TestClass]
public sealed class NativeAesContract : AesBlockCipherContract
{
    protected override IAesBlockCipher Create() => new NativeAes();
}

/// <summary>The runtime's ciphers behind the ports, held against the firmware's own and the start-up test.</summary>
[TestClass]
public sealed class NativeCipherTests
{
    [TestMethod]
    public void CryptoSelfTest_OverTheRuntimesCiphers_Passes() =>
        Assert.AreEqual(0, CryptoSelfTest.Run(new NativeHmac(), new NativeAes()));

    [TestMethod]
    public void Compute_RangesOfAnyLength_AsTheFirmwaresOwn()
    {
        SeededRandom random = new(3);
        for (int i = 0; i < 200; i++)
        {
            byte[] key = Bytes(random, 130);
            byte[] source = Bytes(random, 300);
            int keyCount = random.Next(100);
            int count = i % 5 == 0 ? 300 : random.Next(290);
            int offset = i % 5 == 0 ? 0 : random.Next(10);
            byte[] native = new byte[40];
            byte[] own = new byte[40];
            byte[] keyBefore = [.. key];
            byte[] sourceBefore = [.. source];
            new NativeHmac().Compute(key, 5, keyCount, source, offset, count, native, 8);
            new HmacSha256().Compute(key, 5, keyCount, source, offset, count, own, 8);

            CollectionAssert.AreEqual(own, native);
            CollectionAssert.AreEqual(keyBefore, key, "the caller's key");
            CollectionAssert.AreEqual(sourceBefore, source, "the caller's bytes");
        }
    }

    [TestMethod]
    public void Compute_AfterUse_LeavesNoCopyOfTheKey()
    {
        new NativeHmac().Compute([1, 2, 3, 4], 1, 3, [5], 0, 1, new byte[32], 0);

        CollectionAssert.AreEqual(new byte[3], HMACSHA256.LastKey);
    }

    [TestMethod]
    public void Clear_AfterUse_LeavesAKeyOfZeros()
    {
        NativeAes native = new();
        native.SetKey(Bytes(new SeededRandom(5), 16), 0);
        native.Clear();
        byte[] block = new byte[16];
        native.EncryptBlocks(block, 0, block, 0, 1);

        // FIPS 197: AES-128 of a block of zeros under a key of zeros.
        Assert.AreEqual("66E94BD4EF8A2C3B884CFA59CA342B2E", Convert.ToHexString(block));
    }

    private static byte[] Bytes(SeededRandom random, int count)
    {
        byte[] bytes = new byte[count];
        random.Fill(bytes);
        return bytes;
    }
}
