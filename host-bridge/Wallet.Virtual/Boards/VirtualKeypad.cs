using System;
using System.Collections.Generic;
using Wallet.Core.Ports;

namespace Wallet.Virtual.Boards;

/// <summary>A keypad pressed by a test, a script or a page.</summary>
public sealed class VirtualKeypad : IKeypad
{
    /// <summary>The keys, row by row, four in a row.</summary>
    public const string Keys = "123A456B789C*0#D";

    /// <summary>Presses kept; later ones are dropped.</summary>
    public const int PressesMax = 16;

    private readonly BoardPower _power;
    private readonly Action _wake;
    private readonly Queue<char> _presses = new();

    internal VirtualKeypad(BoardPower power, Action wake)
    {
        _power = power;
        _wake = wake;
        power.OnLost(_presses.Clear);
    }

    /// <summary>Presses not yet read.</summary>
    public int WaitingCount => _presses.Count;

    /// <summary>Presses lost because nobody had read the ones before, or because there was no power.</summary>
    public int DroppedCount { get; private set; }

    /// <summary>Presses a key once.</summary>
    /// <exception cref="ArgumentException">The keypad has no such key.</exception>
    public void Press(char key)
    {
        if (!Keys.Contains(key, StringComparison.Ordinal))
        {
            throw new ArgumentException("The keypad has the keys " + Keys + ".", nameof(key));
        }

        if (!_power.IsOn || _presses.Count == PressesMax)
        {
            DroppedCount++;
            return;
        }

        _power.Scheduler.Note(key);
        _presses.Enqueue(key);
        _wake();
    }

    /// <summary>Presses keys one after the other, all now.</summary>
    public void Press(string keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (char key in keys)
        {
            Press(key);
        }
    }

    /// <summary>
    /// Presses keys as a person does, the first one now, one every <paramref name="everyMs"/>; does not wait.
    /// </summary>
    public void Type(string keys, int everyMs = 200)
    {
        ArgumentNullException.ThrowIfNull(keys);
        for (int i = 0; i < keys.Length; i++)
        {
            char key = keys[i];
            _power.Scheduler.At(_power.Scheduler.DeadlineIn((long)i * everyMs), () => Press(key));
        }
    }

    /// <inheritdoc />
    public char TryReadKey()
    {
        _power.Check();
        return _presses.TryDequeue(out char key) ? key : '\0';
    }
}
