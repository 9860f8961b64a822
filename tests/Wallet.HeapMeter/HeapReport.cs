using System.Collections.Generic;

namespace Wallet.HeapMeter;

/// <summary>What was counted in one run.</summary>
public sealed class HeapReport
{
    /// <summary>Replays the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What both displays speak.</summary>
    public required string Language { get; init; }

    /// <summary>"ok", or why the run ended too early; the figures then mean nothing.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>Card and terminal, or the payee alone.</summary>
    public List<DeviceHeap> Devices { get; init; } = [];
}

/// <summary>One device's figures.</summary>
public sealed class DeviceHeap
{
    /// <summary>"card" or "terminal"; "payee" for a card that another pays.</summary>
    public required string Name { get; init; }

    /// <summary>Static fields, a block each: part of what an assembly costs when it is loaded.</summary>
    public int StaticFieldSlots { get; set; }

    /// <summary>What static fields refer to; made at start and kept for ever.</summary>
    public Moment Statics { get; set; } = new();

    /// <summary>The fullest time that the loop slept with nothing to do.</summary>
    public Moment Rest { get; set; } = new();

    /// <summary>The fullest point from the first byte of the touch to its end.</summary>
    public Moment Touch { get; set; } = new();

    /// <summary>The fullest point of the whole run.</summary>
    public Moment Run { get; set; } = new();

    /// <summary>The three moments by their names.</summary>
    public IReadOnlyList<(string Name, Moment Moment)> Moments() => [("rest", Rest), ("touch", Touch), ("run", Run)];

    /// <summary>All of the firmware's own at that moment, statics included.</summary>
    public int Total(Moment moment) => moment.Slots + Statics.ObjectSlots + StaticFieldSlots;
}

/// <summary>What was alive at one moment.</summary>
public sealed class Moment
{
    /// <summary>Objects, arrays and strings alive.</summary>
    public int ObjectCount { get; set; }

    /// <summary>Blocks they take.</summary>
    public int ObjectSlots { get; set; }

    /// <summary>Blocks of the frames of the methods that ran.</summary>
    public int StackSlots { get; set; }

    /// <summary>Objects and frames.</summary>
    public int Slots => ObjectSlots + StackSlots;

    /// <summary>The methods that ran, outermost first.</summary>
    public IReadOnlyList<string> Chain { get; set; } = [];

    /// <summary>The objects by where they were made.</summary>
    public IReadOnlyList<Kind> Kinds { get; set; } = [];
}

/// <summary>Objects of one type made in one method.</summary>
public sealed class Kind
{
    /// <summary>Full name of the method.</summary>
    public required string MadeIn { get; init; }

    /// <summary>Name of the type.</summary>
    public required string Type { get; init; }

    /// <summary>How many.</summary>
    public int Count { get; set; }

    /// <summary>Blocks of all of them.</summary>
    public int Slots { get; set; }
}

/// <summary>The methods of the rewritten assemblies, by the number the probes know them by.</summary>
/// <param name="Names">Full name.</param>
/// <param name="FrameSlots">Blocks of its frame on the chip.</param>
/// <param name="RootCounts">Arguments and locals that can hold an object.</param>
public sealed record MethodTable(string[] Names, int[] FrameSlots, int[] RootCounts);
