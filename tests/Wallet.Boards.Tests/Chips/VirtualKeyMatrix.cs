using System;
using System.Collections.Generic;
using System.Linq;

namespace Wallet.Boards.Tests.Chips;

/// <summary>Keys over the crossings of row and column wires, without diodes, whose contacts bounce.</summary>
internal sealed class VirtualKeyMatrix
{
    private readonly VirtualGpio _gpio;
    private readonly string _keys;
    private readonly int[] _rows;
    private readonly int[] _columns;
    private readonly Dictionary<char, (bool IsDown, long SinceMs)> _contacts = [];

    /// <summary>A pad with these keys, row by row.</summary>
    public VirtualKeyMatrix(VirtualGpio gpio, string keys, int[] rows, int[] columns)
    {
        _gpio = gpio;
        _keys = keys;
        _rows = rows;
        _columns = columns;
        gpio.AreConnected = AreConnected;
    }

    /// <summary>How long a contact bounces after it was closed or opened.</summary>
    public int BounceMs { get; set; }

    public void Down(char key) => _contacts[key] = (true, _gpio.NowMs);

    public void Up(char key) => _contacts[key] = (false, _gpio.NowMs);

    private bool AreConnected(int pin, int other)
    {
        int row = Array.IndexOf(_rows, pin);
        int column = Array.IndexOf(_columns, other);
        if (row < 0 || column < 0)
        {
            row = Array.IndexOf(_rows, other);
            column = Array.IndexOf(_columns, pin);
        }

        return row >= 0 && column >= 0 && IsClosed(_keys[(row * _columns.Length) + column]);
    }

    private bool IsClosed(char key)
    {
        if (!_contacts.TryGetValue(key, out (bool IsDown, long SinceMs) contact)) { return false; }
        long afterMs = _gpio.NowMs - contact.SinceMs;
        // While it bounces it is closed in some milliseconds and open in others, whichever way it goes.
        return afterMs < BounceMs ? ((afterMs / 3 * 7) + key) % 2 == 0 : contact.IsDown;
    }
}
