using System;
using System.Runtime.CompilerServices;

namespace Wallet.HeapMeter;

/// <summary>What the rewritten firmware calls. Counts for the device whose thread it is, and for no other.</summary>
public static class Probe
{
    [ThreadStatic]
    private static Ledger? _ledger;

    /// <summary>Has what this thread makes from now on written into the ledger; null ends that.</summary>
    public static void Attach(Ledger? ledger) => _ledger = ledger;

    /// <summary>A method begins.</summary>
    /// <returns>What <see cref="Leave"/> wants at its end.</returns>
    public static int Enter(int method) => _ledger?.Enter(method) ?? 0;

    /// <summary>A method ends.</summary>
    public static void Leave(int depth) => _ledger?.Leave(depth);

    /// <summary>A method goes on behind a catch: those it had called have ended without a word.</summary>
    public static void Caught(int depth)
    {
        if (depth > 0) { Leave(depth + 1); }
    }

    /// <summary>An argument or local now holds this.</summary>
    public static void Keep(object? value, int slot) => _ledger?.Keep(value, slot);

    /// <summary>An object was made, or came from the runtime.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Made(object? thing, int method)
    {
        if (_ledger != null && thing != null) { _ledger.Made(thing, ChipHeap.SlotsOf(thing), method); }
    }

    /// <summary>
    /// The runtime gave a string: a new one each time, as on the chip, where the desktop may give one that was there.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? Text(string? text, int method) =>
        _ledger == null || string.IsNullOrEmpty(text) ? text : Copy(text, ChipHeap.SlotsOf(text), method);

    /// <summary>A string of the program was loaded: a new header each time, as on the chip.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string Literal(string text, int method) =>
        _ledger == null || text.Length == 0 ? text : Copy(text, ChipHeap.LiteralSlots, method);

    private static string Copy(string text, int slots, int method)
    {
        var copy = new string(text.AsSpan());
        _ledger!.Made(copy, slots, method);
        return copy;
    }
}
