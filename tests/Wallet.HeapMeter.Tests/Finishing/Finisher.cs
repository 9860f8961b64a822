using System;

namespace Wallet.HeapMeter.Tests.Finishing;

/// <summary>Does what no firmware does.</summary>
public static class Finisher
{
    public static void Finishes(Action note)
    {
        try
        {
            note();
        }
        finally
        {
            note();
        }
    }
}
