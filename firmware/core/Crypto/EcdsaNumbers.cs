namespace Wallet.Core.Crypto;

/// <summary>What digest and signature say, as numbers (FIPS 186-5, 6.4.2, steps 1 to 4). Nothing is secret.</summary>
public sealed class EcdsaNumbers
{
    /// <summary>e / s modulo n, the number for G, in Montgomery form.</summary>
    public readonly long[] OfBase = new long[P256Scalar.LimbCount];

    /// <summary>r / s modulo n, the number for the public key, in Montgomery form.</summary>
    public readonly long[] OfKey = new long[P256Scalar.LimbCount];

    /// <summary>r as an element of the field: the x of R, or else <see cref="OtherX"/> is.</summary>
    public readonly long[] X = new long[P256Field.LimbCount];

    /// <summary>
    /// r + n, which may be the x of R too where it is below p; else null. p - n has 127 bits, so no signature that was
    /// not made for it has such an r (chance 2^-129). Who makes one has both looked at: at most twice the work.
    /// </summary>
    public long[] OtherX;

    private readonly byte[] _r = new byte[P256Complete.ScalarBytes];

    /// <summary>Takes 32 bytes of digest and 64 of signature.</summary>
    /// <returns>False where r or s is not from 1 to n - 1.</returns>
    public bool TryRead(byte[] digest, byte[] signature)
    {
        long[] r = new long[P256Scalar.LimbCount];
        long[] s = new long[P256Scalar.LimbCount];
        P256Limbs.FromBytes(signature, 0, r);
        P256Limbs.FromBytes(signature, P256Complete.ScalarBytes, s);
        if (!IsInRange(r) || !IsInRange(s)) { return false; }

        // Not brought into Montgomery's form, limbs stand for r / 2^261 and so on, whose quotients are the same.
        P256Scalar.InvertPublic(s, s);
        P256Scalar.Multiply(r, s, OfKey);
        P256Field.ToMontgomery(r, X);
        P256Limbs.FromBytes(digest, 0, r);
        P256Scalar.Multiply(r, s, OfBase);
        System.Array.Copy(signature, 0, _r, 0, _r.Length);
        OtherX = PlusOrder(signature);
        return true;
    }

    /// <summary>The slow path: steps 5 and 6 by complete formulas, which have no exceptional case.</summary>
    /// <param name="publicKey">64 bytes x | y, a point of the curve.</param>
    public bool FitSlowly(byte[] publicKey)
    {
        P256Complete group = new P256Complete();
        P256Point key = new P256Point();
        P256Point sum = new P256Point();
        byte[] u = new byte[P256Complete.ScalarBytes];
        byte[] v = new byte[P256Complete.ScalarBytes];
        P256Scalar.Encode(OfBase, u, 0);
        P256Scalar.Encode(OfKey, v, 0);
        group.TryDecode(publicKey, 0, key);
        group.SetBase(sum);
        group.MultiplyAdd(u, sum, v, key, sum);
        if (!group.TryEncodeX(sum, u, 0)) { return false; }

        long[] x = new long[P256Scalar.LimbCount];
        long[] r = new long[P256Scalar.LimbCount];
        P256Scalar.Decode(u, 0, x);
        P256Scalar.Decode(_r, 0, r);
        return P256Scalar.AreEqual(x, r);
    }

    // From 1 to n - 1?
    private static bool IsInRange(long[] plain)
    {
        long[] order = new long[P256Scalar.LimbCount];
        ModularInverse.SetModulus(order, false);
        return P256Limbs.IsBelow(plain, order) && !P256Limbs.IsZero(plain);
    }

    // The first 32 bytes and n, as a number below p; null where the sum is none.
    private static long[] PlusOrder(byte[] number)
    {
        // Below p - n a number begins with zeros: almost none does.
        if (number[0] != 0) { return null; }

        // n - 1 is the opposite of 1, so that n needs no table of its own.
        long[] one = new long[P256Scalar.LimbCount];
        byte[] sum = new byte[P256Complete.ScalarBytes];
        P256Scalar.SetOne(one);
        P256Scalar.Negate(one, one);
        P256Scalar.Encode(one, sum, 0);
        int carry = 1;
        for (int i = sum.Length - 1; i >= 0; i--)
        {
            carry += sum[i] + number[i];
            sum[i] = (byte)carry;
            carry >>= 8;
        }

        long[] element = new long[P256Field.LimbCount];
        return carry == 0 && P256Field.Decode(sum, 0, element) ? element : null;
    }
}
