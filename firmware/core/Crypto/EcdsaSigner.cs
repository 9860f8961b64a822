using System;
using Wallet.Core.Safety;

namespace Wallet.Core.Crypto;

/// <summary>One signature in the making (FIPS 186-5, 6.4.1): the secret numbers, wiped together.</summary>
internal sealed class EcdsaSigner
{
    private readonly MontgomeryP256Scalar _scalars = new MontgomeryP256Scalar();
    private readonly P256Group _group = new P256Group();
    private readonly P256Point _point = new P256Point();
    private readonly ulong[] _key = new ulong[Montgomery256.LimbCount];
    private readonly ulong[] _digest = new ulong[Montgomery256.LimbCount];
    private readonly ulong[] _nonce = new ulong[Montgomery256.LimbCount];
    private readonly ulong[] _r = new ulong[Montgomery256.LimbCount];
    private readonly ulong[] _s = new ulong[Montgomery256.LimbCount];

    /// <summary>Takes key and digest.</summary>
    /// <returns>bits2octets of the digest (RFC 6979, 2.3.4): 32 bytes, reduced modulo n.</returns>
    public byte[] Load(byte[] privateKey, byte[] digest)
    {
        Guard.That(digest.Length == Sha256.DigestBytes, 206);
        Guard.That(privateKey.Length == Ecdsa.PrivateKeyBytes, 207);
        Guard.That(Ecdsa.DecodeNonZero(_scalars, privateKey, _key), 208);

        byte[] reducedDigest = new byte[Montgomery256.ElementBytes];
        _scalars.Decode(digest, 0, _digest);
        _scalars.Encode(_digest, reducedDigest, 0);
        return reducedDigest;
    }

    /// <summary>Signs with this nonce.</summary>
    /// <returns>False where another nonce is needed: out of range, or r or s comes out as zero.</returns>
    public bool TrySign(byte[] nonce, byte[] signature)
    {
        if (!Ecdsa.DecodeNonZero(_scalars, nonce, _nonce)) { return false; }

        _group.SetBase(_point);
        _group.Multiply(nonce, 0, _point, _point);
        _group.TryEncodeX(_point, signature, 0);
        _scalars.Decode(signature, 0, _r);

        // s = (e + r d) / k.
        _scalars.Multiply(_r, _key, _s);
        _scalars.Add(_s, _digest, _s);
        _scalars.Invert(_nonce, _nonce);
        _scalars.Multiply(_s, _nonce, _s);
        if (_scalars.IsZero(_r) || _scalars.IsZero(_s)) { return false; }

        _scalars.Encode(_r, signature, 0);
        _scalars.Encode(_s, signature, Montgomery256.ElementBytes);
        return true;
    }

    /// <summary>Overwrites key, nonce and everything made of them.</summary>
    public void Clear()
    {
        Array.Clear(_key, 0, Montgomery256.LimbCount);
        Array.Clear(_nonce, 0, Montgomery256.LimbCount);
        Array.Clear(_s, 0, Montgomery256.LimbCount);
        _point.Clear();
        _group.Clear();
        _scalars.Clear();
    }
}
