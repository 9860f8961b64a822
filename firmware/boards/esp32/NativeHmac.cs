using System;
using System.Security.Cryptography;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Boards.Esp32;

/// <summary>The runtime's HMAC-SHA-256, which takes whole arrays only.</summary>
public sealed class NativeHmac : IHmacSha256
{
    private const int MacBytes = 32;

    /// <inheritdoc/>
    public void Compute(
        byte[] key, int keyOffset, int keyCount, byte[] source, int offset, int count, byte[] mac, int macOffset)
    {
        // A copy, because the runtime takes whole arrays; it clears none. A key of no bytes is a key of zeros (RFC
        // 2104, 2).
        byte[] keyCopy = keyCount == 0 ? new byte[1] : Bytes.Slice(key, keyOffset, keyCount);
        bool isWhole = offset == 0 && count == source.Length;
        byte[] sourceCopy = isWhole ? source : Bytes.Slice(source, offset, count);
        byte[] code = HMACSHA256.HashData(keyCopy, sourceCopy);
        Array.Copy(code, 0, mac, macOffset, MacBytes);
        Bytes.Clear(keyCopy, 0, keyCopy.Length);
        Bytes.Clear(code, 0, MacBytes);
        if (!isWhole)
        {
            Bytes.Clear(sourceCopy, 0, count);
        }
    }
}
