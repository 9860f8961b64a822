using System.Security.Cryptography;

namespace Wallet.Vectors;

/// <summary>.NET's own ECDSA.</summary>
public static class DotNet
{
    /// <summary>Whether an ES256 signature of a digest holds; false too where the key is no point.</summary>
    public static bool Verifies(byte[] publicKey, byte[] digest, byte[] signature)
    {
        try
        {
            ECPoint point = new() { X = publicKey[..32], Y = publicKey[32..] };
            using ECDsa key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
            return key.VerifyHash(digest, signature);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
