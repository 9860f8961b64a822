namespace Wallet.Core.Crypto;

/// <summary>Arithmetic modulo n, the prime order of the base point of P-256 (SP 800-186, 3.2.1.3).</summary>
/// <remarks>
/// An element is nine signed limbs of 29 bits, least significant first, in Montgomery's form with R = 2^261 (P.
/// Montgomery, 1985). Limbs of results are carried: all from 0 to 2^29 - 1 but the top one, which may be negative. The
/// value is not reduced, so one number has several forms: a sum of up to eight results may be multiplied or encoded,
/// and <see cref="Encode"/>, <see cref="IsZero"/> and <see cref="AreEqual"/> know all forms. Branches and indices
/// depend on lengths only, but for what says public. Results may be operands too.
/// </remarks>
public static partial class P256Scalar
{
}
