using Wallet.Virtual.Scheduling;

namespace Wallet.Simulator.World;

/// <summary>What a <see cref="Simulation"/> is made with.</summary>
public sealed record SimulationOptions
{
    /// <summary>The PIN that whoever plays a holder in a script chooses, and types again.</summary>
    public const string HolderPin = "7391";

    /// <summary>Replays a whole run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Whether time jumps to the next event or passes as on the wall.</summary>
    public Pace Pace { get; init; } = Pace.Simulated;

    /// <summary>Keeps everything between starts; null for a temporary folder that is removed at the end.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>True where the folder is a throwaway copy: the institutions then do not wait for the disk.</summary>
    public bool SkipsDiskSync { get; init; }

    /// <summary>
    /// True time at the start, Unix milliseconds; null for the pace's own. A simulated run over a kept folder starts
    /// where the one before ended, or its devices would see their clocks run backwards.
    /// </summary>
    public long? StartUnixMs { get; init; }

    /// <summary>
    /// True leaves both serial lines to a bridge that is a program of its own: see <see cref="Simulation.Lines"/>.
    /// </summary>
    public bool OpensLines { get; init; }

    /// <summary>What the card's account is opened with, minor units.</summary>
    public long CardOpeningMinor { get; init; } = 1_000_00;
}
