using System;
using System.Collections.Generic;
using System.Device.Gpio;
using Wallet.Virtual.Scheduling;

namespace Wallet.Boards.Tests.Chips;

/// <summary>The chip's pins and the contacts between them.</summary>
internal sealed class VirtualGpio(Scheduler scheduler)
{
    private readonly Dictionary<int, PinMode> _modes = [];
    private readonly Dictionary<int, bool> _driven = [];

    /// <summary>Whether two pins are connected now, by a key that is down.</summary>
    public Func<int, int, bool> AreConnected { get; set; } = (_, _) => false;

    /// <summary>Has the runtime refuse to read a pin.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Times that one pin drove high and another low on the same wire.</summary>
    public int ShortCount { get; private set; }

    /// <summary>Pins read or driven so far.</summary>
    public int AccessCount { get; private set; }

    public long NowMs => scheduler.NowMs;

    public void Open(int pin, PinMode mode)
    {
        if (!_modes.TryAdd(pin, mode)) { throw new InvalidOperationException("Pin " + pin + " is open already."); }
        _driven[pin] = true;
    }

    public PinMode Mode(int pin) => _modes[pin];

    public void Drive(int pin, bool isHigh)
    {
        if (_modes[pin] is PinMode.Input or PinMode.InputPullUp or PinMode.InputPullDown)
        {
            throw new InvalidOperationException("Pin " + pin + " is an input.");
        }

        AccessCount++;
        _driven[pin] = isHigh;
        _ = IsHigh(pin);
    }

    public bool IsHigh(int pin)
    {
        AccessCount++;
        bool low = false;
        bool high = false;
        foreach (int other in Wire(pin))
        {
            PinMode mode = _modes[other];
            bool isOutput = mode is PinMode.Output or PinMode.OutputOpenDrain;
            low |= isOutput && !_driven[other];
            high |= mode == PinMode.Output && _driven[other];
        }

        if (low && high) { ShortCount++; }
        return high || (!low && HasPullUp(pin));
    }

    private bool HasPullUp(int pin)
    {
        foreach (int other in Wire(pin))
        {
            if (_modes[other] == PinMode.InputPullUp) { return true; }
        }

        return false;
    }

    private List<int> Wire(int pin)
    {
        List<int> wire = [pin];
        for (int i = 0; i < wire.Count; i++)
        {
            foreach (int other in _modes.Keys)
            {
                if (!wire.Contains(other) && AreConnected(wire[i], other)) { wire.Add(other); }
            }
        }

        return wire;
    }
}
