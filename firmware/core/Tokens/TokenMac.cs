using System;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;

namespace Wallet.Core.Tokens;

/// <summary>Digest and HMAC (RFC 2104) by the name of their hash.</summary>
public static class TokenMac
{
    private const int InnerPad = 0x36;
    private const int OuterPad = 0x5c;

    /// <summary>Bytes of a digest and of a code.</summary>
    public static int BytesOf(TokenHash hash)
    {
        switch (hash)
        {
            case TokenHash.Sha1: return 20;
            case TokenHash.Sha256: return Sha256.DigestBytes;
            default: return 64;
        }
    }

    /// <summary>The digest of a source, as of a PIN.</summary>
    public static byte[] Digest(TokenHash hash, byte[] source)
    {
        return hash == TokenHash.Sha256 ? Sha256.Hash(source) : Make(hash).Hash(source);
    }

    /// <summary>The code of a source under a key.</summary>
    /// <param name="hmacSha256">The board's, for SHA-256.</param>
    /// <param name="hash">The hash inside.</param>
    /// <param name="key">Of any length; stays the caller's to clear.</param>
    /// <param name="source">What the code is of.</param>
    public static byte[] Compute(IHmacSha256 hmacSha256, TokenHash hash, byte[] key, byte[] source)
    {
        byte[] code = new byte[BytesOf(hash)];
        if (hash == TokenHash.Sha256)
        {
            hmacSha256.Compute(key, 0, key.Length, source, 0, source.Length, code, 0);
            return code;
        }

        // RFC 2104 section 2: keys longer than a block are hashed first; zeros fill the block.
        BlockHash inner = Make(hash);
        byte[] padded = new byte[inner.BlockBytes];
        byte[] shortKey = key.Length > padded.Length ? inner.Hash(key) : key;
        Array.Copy(shortKey, 0, padded, 0, shortKey.Length);
        Xor(padded, InnerPad);
        inner.Update(padded, 0, padded.Length);
        inner.Update(source, 0, source.Length);
        inner.Finish(code, 0);
        Xor(padded, InnerPad ^ OuterPad);
        inner.Update(padded, 0, padded.Length);
        inner.Update(code, 0, code.Length);
        inner.Finish(code, 0);
        Array.Clear(padded, 0, padded.Length);
        if (shortKey != key) { Array.Clear(shortKey, 0, shortKey.Length); }

        return code;
    }

    private static BlockHash Make(TokenHash hash)
    {
        if (hash == TokenHash.Sha1)
        {
            return new Sha1();
        }

        return new Sha512();
    }

    private static void Xor(byte[] padded, int pad)
    {
        for (int i = 0; i < padded.Length; i++) { padded[i] = (byte)(padded[i] ^ pad); }
    }
}
