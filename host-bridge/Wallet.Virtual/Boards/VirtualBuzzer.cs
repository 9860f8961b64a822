using System;
using System.Collections.Generic;
using Wallet.Core.Ports;

namespace Wallet.Virtual.Boards;

/// <summary>A sound and when it began.</summary>
/// <param name="AtMs">Time of the world.</param>
/// <param name="Sound">What it tells.</param>
public sealed record PlayedSound(long AtMs, Sound Sound);

/// <summary>A buzzer that remembers what it has played.</summary>
public sealed class VirtualBuzzer : IBuzzer
{
    /// <summary>Sounds kept; the oldest are forgotten.</summary>
    public const int SoundsMax = 4096;

    private readonly BoardPower _power;
    private readonly Queue<PlayedSound> _sounds = new();

    internal VirtualBuzzer(BoardPower power)
    {
        _power = power;
    }

    /// <summary>A sound has begun, see <see cref="Last"/>. Raised on the thread that plays; must not wait.</summary>
    public event EventHandler? Played;

    /// <summary>Every sound in order, the latest <see cref="SoundsMax"/> of them.</summary>
    public IReadOnlyCollection<PlayedSound> Sounds => _sounds;

    /// <summary>Sounds ever played: a page beeps when it changes.</summary>
    public long Count { get; private set; }

    /// <summary>The latest sound; null before the first.</summary>
    public PlayedSound? Last { get; private set; }

    /// <inheritdoc />
    public void Play(Sound sound)
    {
        _power.Check();
        _power.Scheduler.Note((long)sound);
        Count++;
        Last = new PlayedSound(_power.Scheduler.NowMs, sound);
        if (_sounds.Count == SoundsMax) { _sounds.Dequeue(); }
        _sounds.Enqueue(Last);
        Played?.Invoke(this, EventArgs.Empty);
    }
}
