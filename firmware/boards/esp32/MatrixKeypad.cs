using System.Device.Gpio;
using Wallet.Core.Ports;
using Wallet.Core.Safety;

namespace Wallet.Boards.Esp32;

/// <summary>A keypad of 4 x 4 or 4 x 3 keys, scanned row by row, debounced, one key at a time.</summary>
/// <remarks>
/// Iot.Device.KeyMatrix is not used: it does not debounce, looks at one row an interval, finds keys by a wrong stride
/// where the matrix is not square, and drives its outputs both ways, so that two keys of a column short two pins. Here
/// rows are open drain. While no key is down all rows are low, and a scan only looks at the columns.
/// A 4 x 3 pad has no A to D: holding 2, 8 or * gives A (up), B (down) or C (back); these three count when let go.
/// </remarks>
public sealed class MatrixKeypad : IKeypad
{
    /// <summary>Time between two scans, in milliseconds.</summary>
    public const int ScanMs = 10;

    private const int RowCount = 4;
    private const string KeysOfFour = "123A456B789C*0#D";
    private const string KeysOfThree = "123456789*0#";
    private const string HeldOfThree = " A     B C  ";
    private const char None = '\0';

    // Contacts bounce for up to 20 ms: the same picture three times in a row counts.
    private const int StableScans = 3;
    private const int HoldScans = 70;

    private const int PressesMax = 16;

    private readonly GpioPin[] _rows;
    private readonly GpioPin[] _columns;
    private readonly Esp32Events _events;
    private readonly string _keys;
    private readonly string _held;

    // Filled by the scanning thread, emptied by the program's: each moves an index of its own.
    private readonly char[] _presses = new char[PressesMax + 1];
    private int _firstPress;
    private int _nextPress;

    private bool _rowsAreLow;
    private int _seen;
    private int _seenScans;
    private int _down;
    private int _holding = -1;
    private int _heldScans;

    /// <summary>Four rows (outputs, open drain) and four or three columns (inputs with pull-up).</summary>
    public MatrixKeypad(GpioPin[] rows, GpioPin[] columns, Esp32Events events)
    {
        Guard.That(rows.Length == RowCount && (columns.Length == 4 || columns.Length == 3), 801);
        _rows = rows;
        _columns = columns;
        _events = events;
        _keys = columns.Length == 4 ? KeysOfFour : KeysOfThree;
        _held = columns.Length == 4 ? null : HeldOfThree;
        SetRows(PinValue.Low);
    }

    /// <inheritdoc/>
    public char TryReadKey()
    {
        if (_firstPress == _nextPress)
        {
            return None;
        }

        char key = _presses[_firstPress];
        _firstPress = After(_firstPress);
        return key;
    }

    /// <summary>Looks at the keys once; to be called every <see cref="ScanMs"/>.</summary>
    public void Scan()
    {
        int seen = ReadMatrix();
        if (seen != _seen)
        {
            _seen = seen;
            _seenScans = 0;
        }

        if (_seenScans < StableScans)
        {
            _seenScans++;
            if (_seenScans == StableScans)
            {
                Accept(seen);
            }
        }

        CountHold();
    }

    private int ReadMatrix()
    {
        if (_rowsAreLow)
        {
            if (ReadColumns() == 0)
            {
                return 0;
            }

            SetRows(PinValue.High);
        }

        int seen = 0;
        for (int row = 0; row < RowCount; row++)
        {
            _rows[row].Write(PinValue.Low);
            seen |= ReadColumns() << (row * _columns.Length);
            _rows[row].Write(PinValue.High);
        }

        if (seen == 0)
        {
            SetRows(PinValue.Low);
        }

        return seen;
    }

    private int ReadColumns()
    {
        int low = 0;
        for (int column = 0; column < _columns.Length; column++)
        {
            if (!(bool)_columns[column].Read())
            {
                low |= 1 << column;
            }
        }

        return low;
    }

    private void SetRows(PinValue value)
    {
        for (int row = 0; row < RowCount; row++)
        {
            _rows[row].Write(value);
        }

        _rowsAreLow = value == PinValue.Low;
    }

    // Two keys that go down within one debounce came in an order that nobody knows: neither counts. So no ghost counts
    // either: what three keys at corners of a rectangle make of the fourth comes together with the key that closes it.
    private void Accept(int down)
    {
        int pressed = down & ~_down;
        _down = down;
        bool isOne = pressed != 0 && (pressed & (pressed - 1)) == 0;
        if (!isOne)
        {
            return;
        }

        EndHold();
        int index = IndexOf(pressed);
        if (_held == null || _held[index] == ' ')
        {
            Add(_keys[index]);
        }
        else
        {
            _holding = index;
            _heldScans = 0;
        }
    }

    private void CountHold()
    {
        if (_holding < 0)
        {
            return;
        }

        _heldScans++;
        if ((_down & (1 << _holding)) == 0)
        {
            EndHold();
        }
        else if (_heldScans == HoldScans)
        {
            Add(_held[_holding]);
            _holding = -1;
        }
    }

    // Let go, or another key pressed, before it was held for long: the key itself.
    private void EndHold()
    {
        if (_holding >= 0)
        {
            Add(_keys[_holding]);
            _holding = -1;
        }
    }

    private void Add(char key)
    {
        int next = After(_nextPress);
        if (next != _firstPress)
        {
            _presses[_nextPress] = key;
            _nextPress = next;
            _events.Signal();
        }
    }

    private static int After(int index)
    {
        return index == PressesMax ? 0 : index + 1;
    }

    private static int IndexOf(int key)
    {
        int index = 0;
        while ((key & (1 << index)) == 0)
        {
            index++;
        }

        return index;
    }
}
