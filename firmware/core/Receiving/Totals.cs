using Wallet.Protocol;

namespace Wallet.Core.Receiving;

/// <summary>Sums for the display.</summary>
public static class Totals
{
    /// <summary>
    /// The sum, or the largest amount there is where the sum is beyond it: a shop's display never fails.
    /// </summary>
    public static long Add(long a, long b)
    {
        return Amount.TryAdd(a, b, out long sum) ? sum : Amount.MinorMax;
    }
}
