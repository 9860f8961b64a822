using System;
using System.Reflection;

namespace Wallet.CostMeter.Tests.Flips;

/// <summary>What the rewritten code reads, and who runs the self-test: one in each context.</summary>
public static class FlipProbe
{
    /// <summary>The answer of a self-test that does not end.</summary>
    public const int Endless = -1;

    // The chip has no room for more, and says so; here it would only take long.
    private const int ArrayMax = 1 << 16;

#pragma warning disable CA2211 // Fields, because the rewritten code reads one for each constant.
    /// <summary>By constant: the bits that are wrong. One array for each width.</summary>
    public static int[] Wrong32 = [];
    public static long[] Wrong64 = [];

    /// <summary>By constant: whether it was used.</summary>
    public static bool[] Used = [];
#pragma warning restore CA2211

    private static MethodInfo? _holds;
    private static Type? _hmac;
    private static Type? _cipher;
    private static long _fuel;
    private static long _fuelPerTest;

    /// <summary>Counts a method entered or a way back in a loop.</summary>
    public static void Burn()
    {
        if (--_fuel < 0) { throw new InvalidOperationException("The self-test does not end."); }
    }

    /// <summary>Looks at the length of an array to be made.</summary>
    public static int Length(int count) => count > ArrayMax ? throw new InsufficientMemoryException() : count;

    /// <summary>Names the firmware to run.</summary>
    public static void Prepare(
        Assembly firmware, string selfTest, string hmac, string cipher, int constants, long fuel)
    {
        ArgumentNullException.ThrowIfNull(firmware);
        Wrong32 = new int[constants];
        Wrong64 = new long[constants];
        Used = new bool[constants];
        _fuelPerTest = fuel;
        _holds = firmware.GetType(selfTest, true)!.GetMethod("Holds", BindingFlags.Static | BindingFlags.NonPublic)!;
        _hmac = firmware.GetType(hmac, true)!;
        _cipher = firmware.GetType(cipher, true)!;
    }

    /// <summary>Runs one test of the self-test with no bit wrong.</summary>
    /// <returns>Whether each constant was used; null where the test does not hold.</returns>
    public static bool[]? Use(int test)
    {
        Array.Clear(Used);
        return Holds(test) ? (bool[])Used.Clone() : null;
    }

    /// <summary>Runs the tests in their order while they hold.</summary>
    /// <returns>0, or the number of the first that did not hold, or <see cref="Endless"/>.</returns>
    public static int Run(int constant, long flip, int[] tests)
    {
        ArgumentNullException.ThrowIfNull(tests);
        Wrong32[constant] = unchecked((int)flip);
        Wrong64[constant] = flip;
        int at = 0;
        try
        {
            while (at < tests.Length && Holds(tests[at])) { at++; }

            return at < tests.Length ? tests[at] : 0;
        }
        catch (Exception exception) when (exception is not InvalidProgramException)
        {
            // As CryptoSelfTest.Run takes it.
            return _fuel < 0 ? Endless : tests[at];
        }
        finally
        {
            Wrong32[constant] = 0;
            Wrong64[constant] = 0;
        }
    }

    private static bool Holds(int test)
    {
        _fuel = _fuelPerTest;
        object?[] arguments = [test, Activator.CreateInstance(_hmac!), Activator.CreateInstance(_cipher!)];
        return (bool)_holds!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }
}
