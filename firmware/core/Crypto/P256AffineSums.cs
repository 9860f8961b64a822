namespace Wallet.Core.Crypto;

/// <summary>Many sums of two affine points at once, with a single inversion (P. Montgomery's trick, 1987).</summary>
/// <remarks>For public points only: the inversion may take the faster way.</remarks>
public static partial class P256AffineSums
{
    /// <summary>Adds the points of each pair, or doubles where left and right are the same place.</summary>
    /// <param name="points">
    /// Affine points, x and y of nine limbs each: within 2^29, values within 4 p either way. Sums come out as that.
    /// </param>
    /// <param name="left">Where the first point of each pair begins.</param>
    /// <param name="right">Where the second one begins.</param>
    /// <param name="target">
    /// Where the sum of each pair goes: that may be the place of one of its points, but of no point of a pair before.
    /// </param>
    /// <param name="count">How many pairs.</param>
    /// <returns>False, with nothing changed, where two points of a pair have the same x.</returns>
    public static bool TryAddPairs(int[] points, int[] left, int[] right, int[] target, int count)
    {
        long[] before = new long[count * P256Field.LimbCount];
        long[] product = new long[P256Field.LimbCount];
        Begin(points, left, right, count, before, product);
        P256Field.InvertPublic(product, product);
        if (P256Field.IsZero(product)) { return false; }

        AddBackwards(points, left, right, target, count, before, product);
        return true;
    }

    /// <summary>The first half of <see cref="TryAddPairs"/>: what has to be inverted for <see cref="End"/>.</summary>
    /// <param name="points">The points.</param>
    /// <param name="left">Where the first point of each pair begins.</param>
    /// <param name="right">Where the second one begins.</param>
    /// <param name="count">How many pairs.</param>
    /// <param name="before">Takes nine limbs a pair, for <see cref="End"/>.</param>
    /// <param name="product">
    /// Takes the product of all denominators: x of the second point less x of the first or, to double, 2 y.
    /// </param>
    public static void Begin(int[] points, int[] left, int[] right, int count, long[] before, long[] product)
    {
        P256Field.SetOne(product);
        MultiplyDenominators(points, left, right, count, before, product);
    }

    /// <summary>The second half, given the inverse of the product, which is not zero.</summary>
    public static void End(
        int[] points, int[] left, int[] right, int[] target, int count, long[] before, long[] inverse)
    {
        AddBackwards(points, left, right, target, count, before, inverse);
    }
}
