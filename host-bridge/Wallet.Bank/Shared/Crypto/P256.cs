using System;
using System.Security.Cryptography;

namespace Wallet.Bank.Shared.Crypto;

/// <summary>P-256 between the wire's form (X || Y, r || s) and .NET's.</summary>
internal static class P256
{
    /// <summary>Bytes of X || Y.</summary>
    public const int PublicKeyBytes = 64;

    private const int CoordinateBytes = 32;

    /// <summary>The order of the group, FIPS 186-5 / SP 800-186 section 3.2.1.3.</summary>
    private static readonly byte[] Order = Convert.FromHexString(
        "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551");

    /// <summary>X || Y of a key.</summary>
    public static byte[] PublicKeyOf(ECParameters key)
    {
        byte[] xy = new byte[PublicKeyBytes];
        key.Q.X!.CopyTo(xy, 0);
        key.Q.Y!.CopyTo(xy, CoordinateBytes);
        return xy;
    }

    /// <summary>A private scalar, 1 to n - 1, drawn by rejection (FIPS 186-5 A.2.2).</summary>
    public static byte[] DrawScalar(IRandomSource random)
    {
        while (true)
        {
            byte[] scalar = random.Bytes(CoordinateBytes);
            if (scalar.AsSpan().IndexOfAnyExcept((byte)0) >= 0 && scalar.AsSpan().SequenceCompareTo(Order) < 0)
            {
                return scalar;
            }
        }
    }

    /// <summary>True when the 64 bytes are a point of the curve other than infinity (SP 800-56A 5.6.2.3.4).</summary>
    public static bool IsPoint(byte[] publicKey)
    {
        try
        {
            using ECDsa key = ECDsa.Create(Public(publicKey));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Checks an ES256 signature; a key that is not a point verifies nothing.</summary>
    public static bool Verify(byte[] publicKey, byte[] data, byte[] signature)
    {
        try
        {
            using ECDsa key = ECDsa.Create(Public(publicKey));
            return key.VerifyData(
                data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>.NET's form of a private scalar; it computes the public point itself.</summary>
    public static ECParameters Private(byte[] scalar)
    {
        return new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar };
    }

    /// <summary>.NET's form of a public key.</summary>
    public static ECParameters Public(byte[] publicKey)
    {
        if (publicKey.Length != PublicKeyBytes)
        {
            throw new CryptographicException("A P-256 public key has 64 bytes.");
        }

        return new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = publicKey[..CoordinateBytes], Y = publicKey[CoordinateBytes..] },
        };
    }
}
