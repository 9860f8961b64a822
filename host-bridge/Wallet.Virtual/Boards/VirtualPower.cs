using System;
using System.Collections.Generic;
using Wallet.Core.Ports;

namespace Wallet.Virtual.Boards;

/// <summary>What had power from when on.</summary>
/// <param name="AtMs">Time of the world.</param>
/// <param name="Parts">The parts that had it.</param>
public sealed record SuppliedParts(long AtMs, PowerParts Parts);

/// <summary>The switches of a board's parts; it remembers what had power, and for how long.</summary>
public sealed class VirtualPower : IPower
{
    /// <summary>What a part has before the firmware has said anything.</summary>
    public const PowerParts All = PowerParts.Display | PowerParts.Radio | PowerParts.Satellite;

    /// <summary>Changes kept; the oldest are forgotten.</summary>
    public const int ChangesMax = 4096;

    private readonly BoardPower _power;
    private readonly Queue<SuppliedParts> _changes = new();

    internal VirtualPower(BoardPower power)
    {
        _power = power;
        power.OnLost(() => Parts = All);
    }

    /// <summary>Parts were given power or lost it. Raised on the thread that did so; must not wait.</summary>
    public event EventHandler? Changed;

    /// <summary>The parts that have power while the board has.</summary>
    public PowerParts Parts { get; private set; } = All;

    /// <summary>Every change in order, the latest <see cref="ChangesMax"/> of them.</summary>
    public IReadOnlyCollection<SuppliedParts> Changes => _changes;

    /// <summary>Whether the part has power: the board has, and the firmware has not taken it away.</summary>
    public bool Has(PowerParts part) => _power.IsOn && Parts.HasFlag(part);

    /// <inheritdoc />
    public void Supply(PowerParts parts)
    {
        _power.Check();
        if (parts == Parts) { return; }

        _power.Scheduler.Note((long)parts);
        Parts = parts;
        if (_changes.Count == ChangesMax) { _changes.Dequeue(); }
        _changes.Enqueue(new SuppliedParts(_power.Scheduler.NowMs, parts));
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
