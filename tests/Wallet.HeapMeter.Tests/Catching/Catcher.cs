using System;

namespace Wallet.HeapMeter.Tests.Catching;

/// <summary>Calls that end by an exception, which leave no frame and hold nothing any more.</summary>
public static class Catcher
{
    public static void Catches(Action note)
    {
        var held = new byte[4];
        try
        {
            Fall(10, note);
        }
        catch (InvalidOperationException)
        {
            note();
        }

        note();
        GC.KeepAlive(held);
    }

    private static void Fall(int levels, Action note)
    {
        var here = new byte[4];
        if (levels == 1)
        {
            note();
            throw new InvalidOperationException();
        }

        Fall(levels - 1, note);
        GC.KeepAlive(here);
    }
}
