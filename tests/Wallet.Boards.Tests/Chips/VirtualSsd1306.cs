using System;
using System.Collections.Generic;

namespace Wallet.Boards.Tests.Chips;

/// <summary>An SSD1306 and its panel: display memory, addressing modes, commands that turn the picture.</summary>
/// <remarks>A command that the datasheet does not have, or that needs another mode, ends the test.</remarks>
internal sealed class VirtualSsd1306 : IVirtualI2cChip
{
    private const int Columns = 128;
    private const int Pages = 8;

    private static readonly Dictionary<int, int> Parameters = new()
    {
        [0x20] = 1,
        [0x21] = 2,
        [0x22] = 2,
        [0x81] = 1,
        [0x8D] = 1,
        [0xA8] = 1,
        [0xD3] = 1,
        [0xD5] = 1,
        [0xD9] = 1,
        [0xDA] = 1,
        [0xDB] = 1,
    };

    private byte[] _memory = new byte[Columns * Pages];
    private int _mode;
    private int _column;
    private int _page;
    private int _multiplex;
    private bool _isOn;
    private bool _hasChargePump;
    private bool _isMirrored;
    private bool _isUpsideDown;
    private bool _isInverse;

    public VirtualSsd1306() => LosePower();

    /// <summary>Whether it was turned on.</summary>
    public bool IsOn => _isOn;

    /// <summary>The picture as the firmware's frames have it: 1,024 bytes in page order.</summary>
    public byte[] Frame
    {
        get
        {
            byte[] frame = new byte[Columns * Pages];
            for (int i = 0; i < frame.Length * 8; i++)
            {
                int x = i % Columns;
                int y = i / Columns;
                if (IsLit(x, y)) { frame[((y / 8) * Columns) + x] |= (byte)(1 << (y % 8)); }
            }

            return frame;
        }
    }

    /// <summary>Off, and whatever noise the memory has at first.</summary>
    public void LosePower()
    {
        _memory = new byte[Columns * Pages];
        Array.Fill(_memory, (byte)0xA5);
        _mode = 2;
        _column = 0;
        _page = 0;
        _multiplex = 63;
        _isOn = false;
        _hasChargePump = false;
        _isMirrored = true;
        _isUpsideDown = true;
        _isInverse = false;
    }

    /// <summary>Whether a pixel shines, on a module whose flat cable is below.</summary>
    public bool IsLit(int x, int y)
    {
        if (!_isOn || !_hasChargePump || _multiplex != 63) { return false; }
        int column = _isMirrored ? Columns - 1 - x : x;
        int row = _isUpsideDown ? (Pages * 8) - 1 - y : y;
        bool bit = (_memory[((row / 8) * Columns) + column] & (1 << (row % 8))) != 0;
        return bit != _isInverse;
    }

    public void Read(byte[] bytes) => throw new NotSupportedException("Its memory cannot be read over I2C.");

    public void Write(byte[] bytes)
    {
        switch (bytes[0])
        {
            case 0x00:
                for (int i = 1; i < bytes.Length; i++)
                {
                    int count = Parameters.GetValueOrDefault(bytes[i]);
                    int parameter = i + count < bytes.Length ? bytes[i + count] : 0;
                    Command(bytes[i], parameter);
                    i += count;
                }

                break;
            case 0x40:
                for (int i = 1; i < bytes.Length; i++) { Store(bytes[i]); }
                break;
            default:
                throw new InvalidOperationException("Control byte " + bytes[0]);
        }
    }

    private void Command(int command, int parameter)
    {
        switch (command)
        {
            case 0x20: _mode = parameter; break;
            case 0x8D: _hasChargePump = (parameter & 4) != 0; break;
            case 0xA0 or 0xA1: _isMirrored = command == 0xA0; break;
            case 0xA6 or 0xA7: _isInverse = command == 0xA7; break;
            case 0xA8: _multiplex = parameter; break;
            case 0xAE or 0xAF: _isOn = command == 0xAF; break;
            case 0xC0 or 0xC8: _isUpsideDown = command == 0xC0; break;
            case >= 0xB0 and <= 0xB7: InPageMode(() => _page = command - 0xB0); break;
            case <= 0x0F: InPageMode(() => _column = (_column & 0x70) | command); break;
            case >= 0x10 and <= 0x17: InPageMode(() => _column = ((command & 7) << 4) | (_column & 0x0F)); break;
            case 0x40 or 0x81 or 0xA4 or 0xD3 or 0xD5 or 0xD9 or 0xDA or 0xDB: break;
            default: throw new InvalidOperationException("Command " + command.ToString("X2"));
        }
    }

    private void InPageMode(Action action)
    {
        if (_mode != 2) { throw new InvalidOperationException("A command of page addressing mode in another mode."); }
        action();
    }

    private void Store(byte value)
    {
        _memory[(_page * Columns) + _column] = value;
        _column = (_column + 1) % Columns;
        if (_column == 0 && _mode == 0) { _page = (_page + 1) % Pages; }
    }
}
