using System;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Net = System.Security.Cryptography;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class CryptoSelfTestTests
{
    [TestMethod]
    public void Run_ManagedAlgorithms_Zero()
    {
        Assert.AreEqual(0, CryptoSelfTest.Run(new HmacSha256(), new Aes128()));
    }

    [TestMethod]
    [DataRow(1, 2)]
    [DataRow(3, 3)]
    [DataRow(9, 4)]
    public void Run_HmacWrongFromCallOn_NumberOfFirstTestThatSeesIt(int firstWrongCall, int expected)
    {
        Assert.AreEqual(expected, CryptoSelfTest.Run(new PlatformHmac(firstWrongCall), new Aes128()));
    }

    [TestMethod]
    public void Run_PlatformHmac_Zero()
    {
        Assert.AreEqual(0, CryptoSelfTest.Run(new PlatformHmac(int.MaxValue), new Aes128()));
    }

    [TestMethod]
    public void Run_WrongCipher_Five()
    {
        Assert.AreEqual(5, CryptoSelfTest.Run(new HmacSha256(), new WrongCipher()));
    }

    // On the chip what a fault throws may be a plain Exception.
    [TestMethod]
    public void Run_HmacThrowsAnything_NumberOfThatTest()
    {
        Assert.AreEqual(2, CryptoSelfTest.Run(new ThrowingHmac(), new Aes128()));
    }

    /// <summary>.NET's HMAC behind the port; from a chosen call on its codes have a wrong bit.</summary>
    private sealed class PlatformHmac : IHmacSha256
    {
        private readonly int _firstWrongCall;
        private int _callCount;

        public PlatformHmac(int firstWrongCall)
        {
            _firstWrongCall = firstWrongCall;
        }

        public void Compute(
            byte[] key, int keyOffset, int keyCount, byte[] source, int offset, int count, byte[] mac, int macOffset)
        {
            byte[] code = Net.HMACSHA256.HashData(key.AsSpan(keyOffset, keyCount), source.AsSpan(offset, count));
            _callCount++;
            if (_callCount >= _firstWrongCall) { code[31] ^= 1; }

            code.CopyTo(mac, macOffset);
        }
    }

    private sealed class ThrowingHmac : IHmacSha256
    {
        public void Compute(
            byte[] key, int keyOffset, int keyCount, byte[] source, int offset, int count, byte[] mac, int macOffset)
        {
            throw new InvalidCastException();
        }
    }

    /// <summary>AES with one wrong bit in each block.</summary>
    private sealed class WrongCipher : IAesBlockCipher
    {
        private readonly Aes128 _aes = new();

        public void SetKey(byte[] key, int offset)
        {
            _aes.SetKey(key, offset);
        }

        public void EncryptBlocks(byte[] source, int sourceOffset, byte[] output, int outputOffset, int blockCount)
        {
            _aes.EncryptBlocks(source, sourceOffset, output, outputOffset, blockCount);
            output[outputOffset] ^= 1;
        }

        public void EncryptChain(byte[] source, int sourceOffset, int blockCount, byte[] output, int outputOffset)
        {
            _aes.EncryptChain(source, sourceOffset, blockCount, output, outputOffset);
        }

        public void Clear()
        {
            _aes.Clear();
        }
    }
}
