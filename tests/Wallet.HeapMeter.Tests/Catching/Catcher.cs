using System;

namespace Wallet.HeapMeter.Tests.Catching;

/// <summary>Does what no firmware does.</summary>
public static class Catcher
{
    public static void Catches(Action note)
    {
        try
        {
            note();
        }
        catch (InvalidOperationException)
        {
            note();
        }
    }
}
