namespace Wallet.Core.Crypto;

/// <summary>The body of every multiplication on P-256: a chain of doublings and additions of affine points.</summary>
/// <remarks>
/// The accumulator is (X : Y : Z) in Jacobian coordinates, x = X / Z^2 and y = Y / Z^3; all numbers are elements of
/// <see cref="P256Field"/>. Branches and indices follow the steps, never a coordinate. An addition of a point to
/// itself or to its opposite, for which the formula does not hold, makes Z zero modulo p, and Z then stays zero to the
/// end, because a new Z is a multiple of the old one. So it is with an accumulator that begins with Z = 0. The caller
/// looks at Z once, at the end, and where it is zero goes the way of complete formulas instead. For any other Z the
/// result is right: no step before was an exception. All in one method, because each call sets up every local anew.
/// </remarks>
public static partial class P256Chain
{
    /// <summary>Limbs of an accumulator.</summary>
    public const int AccumulatorLimbs = 27;

    /// <summary>Numbers of an affine point: the limbs of x, then those of y.</summary>
    public const int PointLimbs = 18;
}
