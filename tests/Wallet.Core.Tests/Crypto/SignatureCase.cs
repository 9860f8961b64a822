using System;
using System.Globalization;
using System.Numerics;
using Wallet.Core.Crypto;
using Net = System.Security.Cryptography;

namespace Wallet.Core.Tests.Crypto;

/// <summary>A valid signature made backwards, for any public key: R = u G + v Q, s = r / v, e = u s.</summary>
/// <remarks>No private key is needed, so u and v can be whatever a test wants to lead the verifier into.</remarks>
internal sealed class SignatureCase
{
    public static readonly BigInteger N = FromHex(Edge.Order);

    private SignatureCase(byte[] publicKey, byte[] digest, byte[] signature)
    {
        PublicKey = publicKey;
        Digest = digest;
        Signature = signature;
    }

    public byte[] PublicKey { get; }

    public byte[] Digest { get; }

    public byte[] Signature { get; }

    /// <summary>Whether .NET accepts it.</summary>
    public bool Reference
    {
        get
        {
            using Net.ECDsa key = Net.ECDsa.Create(new Net.ECParameters
            {
                Curve = Net.ECCurve.NamedCurves.nistP256,
                Q = new Net.ECPoint { X = PublicKey[..32], Y = PublicKey[32..] },
            });
            return key.VerifyHash(Digest, Signature);
        }
    }

    /// <summary>The case for these numbers; null where R is infinity or r or s is 0, so that there is none.</summary>
    public static SignatureCase? Make(byte[] publicKey, BigInteger u, BigInteger v)
    {
        byte[] point = new byte[64];
        if (!TrySum(publicKey, u, v, point)) { return null; }

        BigInteger r = new BigInteger(point.AsSpan(0, 32), true, true) % N;
        BigInteger s = Reduce(r * BigInteger.ModPow(Reduce(v), N - 2, N));
        return r.IsZero || s.IsZero ? null : new(publicKey, Bytes(u * s), [.. Bytes(r), .. Bytes(s)]);
    }

    /// <summary>A case for this R, 64 bytes, and any r, valid where r is its x modulo n; Q = (R - u G) / v.</summary>
    public static SignatureCase MakeForNonce(byte[] nonce, BigInteger r, BigInteger u, BigInteger v)
    {
        byte[] key = new byte[64];
        BigInteger inverse = BigInteger.ModPow(Reduce(v), N - 2, N);
        Assert.IsTrue(TrySum(nonce, -u * inverse, inverse, key));
        BigInteger s = r * inverse;
        return new(key, Bytes(u * s), [.. Bytes(r), .. Bytes(s)]);
    }

    /// <summary>The same with the other y of R: v and u negated, r as it was.</summary>
    public SignatureCase WithOtherNonce()
    {
        BigInteger s = N - new BigInteger(Signature.AsSpan(32, 32), true, true);
        return new(PublicKey, Digest, [.. Signature[..32], .. Bytes(s)]);
    }

    /// <summary>The same signature for another digest.</summary>
    public SignatureCase WithDigest(byte[] digest) => new(PublicKey, digest, Signature);

    /// <summary>Whether y of u G + v Q is odd, for numbers that make one.</summary>
    public static bool HasOddNonce(byte[] publicKey, BigInteger u, BigInteger v)
    {
        byte[] point = new byte[64];
        Assert.IsTrue(TrySum(publicKey, u, v, point));
        return (point[63] & 1) != 0;
    }

    /// <summary>The public key of a number.</summary>
    public static byte[] KeyOf(BigInteger privateKey)
    {
        byte[] point = new byte[64];
        P256Complete group = new();
        P256Point key = new();
        group.SetBase(key);
        group.Multiply(Bytes(privateKey), 0, key, key);
        Assert.IsTrue(group.TryEncode(key, point, 0));
        return point;
    }

    /// <summary>32 bytes of a number modulo n.</summary>
    public static byte[] Bytes(BigInteger value)
    {
        byte[] bytes = new byte[32];
        byte[] digits = Reduce(value).ToByteArray(true, true);
        digits.CopyTo(bytes, 32 - digits.Length);
        return bytes;
    }

    public static BigInteger FromHex(string hex) =>
        BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static bool TrySum(byte[] publicKey, BigInteger u, BigInteger v, byte[] point)
    {
        P256Complete group = new();
        P256Point key = new();
        P256Point sum = new();
        Assert.IsTrue(group.TryDecode(publicKey, 0, key));
        group.SetBase(sum);
        group.MultiplyAdd(Bytes(u), sum, Bytes(v), key, sum);
        return group.TryEncode(sum, point, 0);
    }

    private static BigInteger Reduce(BigInteger value) => ((value % N) + N) % N;
}
