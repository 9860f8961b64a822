using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Utilities;
using ECPoint = Org.BouncyCastle.Math.EC.ECPoint;

namespace Wallet.Bank.Shared.Crypto;

/// <summary>The point R of which a signature says only the x-coordinate, found with the public key.</summary>
/// <remarks>
/// (r, s) and (r, n - s) are signatures of the same key for the same digest, of R and of -R (FIPS 186-5, 6.4.2). A
/// device that has no table for the key looks for R with the even y first, so that one costs it half as much.
/// </remarks>
internal sealed class NoncePoint
{
    private const int NumberBytes = 32;

    private static readonly X9ECParameters Curve = CustomNamedCurves.GetByName("P-256");

    private readonly ECPoint _publicKey;

    /// <summary>Takes X || Y of a valid key.</summary>
    public NoncePoint(byte[] publicKey)
    {
        _publicKey = Curve.Curve.CreatePoint(
            new BigInteger(1, publicKey, 0, NumberBytes), new BigInteger(1, publicKey, NumberBytes, NumberBytes));
    }

    /// <summary>Puts n - s in the place of s where the y of R is odd.</summary>
    /// <exception cref="CryptographicException">It is no signature of the key: nobody may see it.</exception>
    public void MakeEven(byte[] digest, byte[] signature)
    {
        BigInteger r = new(1, signature, 0, NumberBytes);
        BigInteger s = new(1, signature, NumberBytes, NumberBytes);
        if (r.SignValue == 0 || s.SignValue == 0 || r.CompareTo(Curve.N) >= 0 || s.CompareTo(Curve.N) >= 0)
        {
            throw new CryptographicException("The signature just made is none.");
        }

        BigInteger inverse = BigIntegers.ModOddInverse(Curve.N, s);
        ECPoint point = ECAlgorithms.SumOfTwoMultiplies(
            Curve.G,
            new BigInteger(1, digest).Multiply(inverse).Mod(Curve.N),
            _publicKey,
            r.Multiply(inverse).Mod(Curve.N)).Normalize();
        if (point.IsInfinity || !point.AffineXCoord.ToBigInteger().Mod(Curve.N).Equals(r))
        {
            throw new CryptographicException("The signature just made does not verify.");
        }

        if (point.AffineYCoord.ToBigInteger().TestBit(0))
        {
            BigIntegers.AsUnsignedByteArray(NumberBytes, Curve.N.Subtract(s)).CopyTo(signature, NumberBytes);
        }
    }
}
