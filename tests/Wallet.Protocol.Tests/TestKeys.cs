using System.Security.Cryptography;

namespace Wallet.Protocol.Tests;

/// <summary>Judges signatures with .NET's own cryptography.</summary>
public static class TestKeys
{
    public static bool Verify(byte[] publicKey, byte[] data, byte[] signature)
    {
        ECParameters parameters = new()
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = publicKey[..32], Y = publicKey[32..] },
        };
        using ECDsa key = ECDsa.Create(parameters);
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256);
    }
}
