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

    // The cipher keeps this very array as its key.
    private readonly byte[] _key = new byte[KeyBytes];
    private readonly Aes _aes = new Aes(CipherMode.ECB);

    /// <summary>Without a key yet.</summary>
    public NativeAes()
    {
        _aes.Key = _key;
    }

    /// <inheritdoc/>
    public void SetKey(byte[] key, int offset)
    {
        Array.Copy(key, offset, _key, 0, KeyBytes);
        _aes.Key = _key;
    }

    /// <inheritdoc/>
    public void EncryptBlocks(byte[] source, int sourceOffset, byte[] output, int outputOffset, int blockCount)
    {
        int count = blockCount * BlockBytes;
        if (count == 0)
        {
            return;
        }

        byte[] plain = Bytes.Slice(source, sourceOffset, count);
        Array.Copy(_aes.Encrypt(plain), 0, output, outputOffset, count);
        Bytes.Clear(plain, 0, count);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        Bytes.Clear(_key, 0, KeyBytes);
    }
}
