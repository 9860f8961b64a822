using System;
using Wallet.Core.Ports;

namespace Wallet.Core.Crypto;

/// <summary>HMAC-SHA-256 (RFC 2104, FIPS 198-1) in managed code, for boards whose platform has none.</summary>
/// <remarks>
/// Running time depends on the lengths of key and source only. An instance is for one thread. Key, source and code may
/// overlap: the code is written last.
/// </remarks>
public sealed class HmacSha256 : IHmacSha256
{
    /// <summary>Bytes of a code.</summary>
    public const int MacBytes = Sha256.DigestBytes;

    private const byte InnerPad = 0x36;
    private const byte OuterPad = 0x5c;

    private readonly Sha256 _sha256 = new Sha256();
    private readonly byte[] _paddedKey = new byte[Sha256.BlockBytes];
    private readonly long[] _innerState = new long[Sha256.StateWords];
    private readonly long[] _outerState = new long[Sha256.StateWords];
    private readonly byte[] _innerDigest = new byte[Sha256.DigestBytes];

    /// <inheritdoc/>
    public void Compute(
        byte[] key, int keyOffset, int keyCount, byte[] source, int offset, int count, byte[] mac, int macOffset)
    {
        SetKey(key, keyOffset, keyCount);
        Compute(source, offset, count, mac, macOffset);
        Clear();
    }

    /// <summary>Takes a key for the codes that follow, until <see cref="Clear"/>.</summary>
    /// <remarks>Both pads are hashed here, once: a code under the same key takes two blocks less.</remarks>
    internal void SetKey(byte[] key, int offset, int count)
    {
        LoadKey(key, offset, count);
        XorPad(InnerPad);
        _sha256.Update(_paddedKey, 0, Sha256.BlockBytes);
        _sha256.SaveState(_innerState);
        _sha256.Reset();
        XorPad(InnerPad ^ OuterPad);
        _sha256.Update(_paddedKey, 0, Sha256.BlockBytes);
        _sha256.SaveState(_outerState);
        _sha256.Reset();
        Array.Clear(_paddedKey, 0, Sha256.BlockBytes);
    }

    /// <summary>Writes the code of the source range under the key of <see cref="SetKey"/>.</summary>
    internal void Compute(byte[] source, int offset, int count, byte[] mac, int macOffset)
    {
        _sha256.LoadState(_innerState, Sha256.BlockBytes);
        _sha256.Update(source, offset, count);
        _sha256.Finish(_innerDigest, 0);
        _sha256.LoadState(_outerState, Sha256.BlockBytes);
        _sha256.Update(_innerDigest, 0, Sha256.DigestBytes);
        _sha256.Finish(mac, macOffset);
    }

    /// <summary>Forgets the key.</summary>
    internal void Clear()
    {
        Array.Clear(_innerState, 0, Sha256.StateWords);
        Array.Clear(_outerState, 0, Sha256.StateWords);
        Array.Clear(_innerDigest, 0, Sha256.DigestBytes);
    }

    // RFC 2104 section 2: keys longer than a block are hashed first; zeros fill the block.
    private void LoadKey(byte[] key, int keyOffset, int keyCount)
    {
        Array.Clear(_paddedKey, 0, Sha256.BlockBytes);
        _sha256.Reset();
        if (keyCount > Sha256.BlockBytes)
        {
            _sha256.Update(key, keyOffset, keyCount);
            _sha256.Finish(_paddedKey, 0);
        }
        else
        {
            Array.Copy(key, keyOffset, _paddedKey, 0, keyCount);
        }
    }

    private void XorPad(int pad)
    {
        for (int i = 0; i < Sha256.BlockBytes; i++) { _paddedKey[i] = (byte)(_paddedKey[i] ^ pad); }
    }
}
