using System;
using System.Security.Cryptography;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Boards.Esp32;

/// <summary>The runtime's AES-128, which takes whole arrays only.</summary>
public sealed class NativeAes : IAesBlockCipher
{
    private const int KeyBytes = 16;
    private const int BlockBytes = 16;

    // The ciphers keep this very array as their key.
    private readonly byte[] _key = new byte[KeyBytes];
    private readonly Aes _blocks = new Aes(CipherMode.ECB);
    private readonly Aes _chain = new Aes(CipherMode.CBC);

    /// <summary>Without a key yet.</summary>
    public NativeAes()
    {
        _blocks.Key = _key;
        _chain.Key = _key;

        // It draws a vector of its own when it is made, and never changes the one it has.
        _chain.IV = new byte[BlockBytes];
    }

    /// <inheritdoc/>
    public void SetKey(byte[] key, int offset)
    {
        Array.Copy(key, offset, _key, 0, KeyBytes);
    }

    /// <inheritdoc/>
    public void EncryptBlocks(byte[] source, int sourceOffset, byte[] output, int outputOffset, int blockCount)
    {
        int count = blockCount * BlockBytes;
        if (count == 0)
        {
            return;
        }

        Array.Copy(Encrypt(_blocks, source, sourceOffset, count), 0, output, outputOffset, count);
    }

    /// <inheritdoc/>
    public void EncryptChain(byte[] source, int sourceOffset, int blockCount, byte[] output, int outputOffset)
    {
        int count = blockCount * BlockBytes;
        byte[] chain = Encrypt(_chain, source, sourceOffset, count);
        Array.Copy(chain, count - BlockBytes, output, outputOffset, BlockBytes);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        Bytes.Clear(_key, 0, KeyBytes);
    }

    private static byte[] Encrypt(Aes aes, byte[] source, int sourceOffset, int count)
    {
        if (sourceOffset == 0 && count == source.Length)
        {
            return aes.Encrypt(source);
        }

        byte[] plain = Bytes.Slice(source, sourceOffset, count);
        byte[] encrypted = aes.Encrypt(plain);
        Bytes.Clear(plain, 0, count);
        return encrypted;
    }
}
