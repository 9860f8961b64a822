using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Storage;

/// <summary>Runs an action once for every place where the power can go, each time on a fresh copy.</summary>
internal static class PowerCuts
{
    /// <summary>Every flash the action can leave behind when it is cut, power back on, with a name for each.</summary>
    /// <param name="before">The flash before the action; it is not changed.</param>
    /// <param name="bytesMax">Most bytes one operation of the action writes.</param>
    /// <param name="action">Creates what it needs over the flash it is given.</param>
    /// <param name="draw">Draws one way of tearing for each operation; null to try all of them.</param>
    public static IEnumerable<(string Where, VirtualFlash Flash)> Of(
        VirtualFlash before, int bytesMax, Action<VirtualFlash> action, Random? draw = null)
    {
        VirtualFlash whole = before.Clone();
        action(whole);
        int[] prefixes =
            [VirtualFlash.LeavesAbsent, VirtualFlash.KeepsOld, 0, 1, 9, 11, bytesMax / 2, bytesMax - 1, bytesMax];
        for (int operation = 0; operation < whole.OperationCount; operation++)
        {
            foreach (int prefix in draw is null ? prefixes.Distinct() : [Draw(draw, prefixes, bytesMax)])
            {
                VirtualFlash flash = before.Clone();
                flash.CutAt(operation, prefix);
                Assert.ThrowsExactly<PowerLostException>(() => action(flash));
                flash.Restore();
                yield return ($"operation {operation}, prefix {prefix}", flash);
            }
        }
    }

    private static int Draw(Random draw, int[] prefixes, int bytesMax) =>
        draw.Next(2) == 0 ? prefixes[draw.Next(prefixes.Length)] : draw.Next(bytesMax + 1);
}
