namespace Wallet.Boards.Esp32;

/// <summary>Frames between host and PN532, NXP UM0701-02 section 6.2.1: writes the host's, finds the chip's.</summary>
/// <remarks>
/// Normal: 00 00 FF LEN LCS data DCS 00. Extended, for more than 255 bytes of data: 00 00 FF FF FF LENM LENL LCS data
/// DCS 00. Length and checksum add up to 0 in one byte, so do data and theirs. Data begins with D4 from the host and D5
/// from the chip. Zeros before and after a frame may be any number (6.2.1.6).
/// </remarks>
public sealed class Pn532Frame
{
    /// <summary>No frame has ended.</summary>
    public const int None = 0;
    /// <summary>Acknowledgement (6.2.1.3).</summary>
    public const int Ack = 1;
    /// <summary>A response: D5 and at least its code.</summary>
    public const int Response = 2;
    /// <summary>The chip did not understand the command (6.2.1.5).</summary>
    public const int Error = 3;
    /// <summary>A frame whose sums do not add up, or which only a host may send.</summary>
    public const int Damaged = 4;

    /// <summary>Bytes of a frame's data at most, its first byte included.</summary>
    public const int DataBytesMax = 265;

    /// <summary>Bytes around the data of an extended frame.</summary>
    public const int OverheadBytes = 10;

    private const int NormalBytesMax = 255;
    private const byte FromHost = 0xD4;
    private const byte FromChip = 0xD5;
    private const byte ErrorData = 0x7F;

    private const int Searching = 0;
    private const int Length = 1;
    private const int LengthSum = 2;
    private const int LengthHigh = 3;
    private const int LengthLow = 4;
    private const int ExtendedSum = 5;
    private const int InData = 6;
    private const int DataSum = 7;

    /// <summary>Data of the last response, from D5 on, until the next <see cref="Push"/>.</summary>
    public readonly byte[] Data = new byte[DataBytesMax];

    /// <summary>Bytes in <see cref="Data"/>.</summary>
    public int Count;

    private int _state;
    private int _previous = 0xFF;
    private int _length;
    private int _sum;

    /// <summary>Whether a frame has begun and not ended.</summary>
    public bool IsInside
    {
        get { return _state != Searching; }
    }

    /// <summary>Forgets what came in of a frame.</summary>
    public void Reset()
    {
        _state = Searching;
        _previous = 0xFF;
    }

    /// <summary>Writes a command's frame.</summary>
    /// <param name="frame">Gets it; count + <see cref="OverheadBytes"/> + 1 is always room enough.</param>
    /// <param name="command">Code and parameters, 264 bytes at most.</param>
    /// <param name="count">Bytes of it.</param>
    /// <returns>Bytes of the frame.</returns>
    public static int Write(byte[] frame, byte[] command, int count)
    {
        int length = count + 1;
        frame[0] = 0;
        frame[1] = 0;
        frame[2] = 0xFF;
        int at = 5;
        if (length <= NormalBytesMax)
        {
            frame[3] = (byte)length;
            frame[4] = (byte)(0x100 - length);
        }
        else
        {
            frame[3] = 0xFF;
            frame[4] = 0xFF;
            frame[5] = (byte)(length >> 8);
            frame[6] = (byte)length;
            frame[7] = (byte)(0x200 - frame[5] - frame[6]);
            at = 8;
        }

        frame[at] = FromHost;
        at++;
        int sum = FromHost;
        for (int i = 0; i < count; i++)
        {
            frame[at] = command[i];
            sum += command[i];
            at++;
        }

        frame[at] = (byte)(0x100 - (sum & 0xFF));
        frame[at + 1] = 0;
        return at + 2;
    }

    /// <summary>Takes the next byte from the chip.</summary>
    /// <returns>What it ended: <see cref="None"/> and so on.</returns>
    public int Push(byte b)
    {
        switch (_state)
        {
            case Searching:
                _state = _previous == 0 && b == 0xFF ? Length : Searching;
                _previous = b;
                return None;
            case Length:
                _length = b;
                _state = LengthSum;
                return None;
            case LengthSum:
                return EndNormalLength(b);
            case LengthHigh:
                _length = b << 8;
                _sum = b;
                _state = LengthLow;
                return None;
            case LengthLow:
                _length |= b;
                _sum += b;
                _state = ExtendedSum;
                return None;
            case ExtendedSum:
                return BeginData(((_sum + b) & 0xFF) == 0);
            case InData:
                Data[Count] = b;
                Count++;
                _sum += b;
                _state = Count == _length ? DataSum : InData;
                return None;
            default:
                return EndData(((_sum + b) & 0xFF) == 0);
        }
    }

    private int EndNormalLength(byte b)
    {
        if (_length == 0 && b == 0xFF)
        {
            Reset();
            return Ack;
        }

        if (_length == 0xFF && b == 0xFF)
        {
            _state = LengthHigh;
            return None;
        }

        return BeginData(((_length + b) & 0xFF) == 0);
    }

    private int BeginData(bool isGood)
    {
        if (!isGood || _length == 0 || _length > DataBytesMax)
        {
            Reset();
            return Damaged;
        }

        Count = 0;
        _sum = 0;
        _state = InData;
        return None;
    }

    private int EndData(bool isGood)
    {
        Reset();
        if (isGood && Count == 1 && Data[0] == ErrorData)
        {
            return Error;
        }

        return isGood && Count >= 2 && Data[0] == FromChip ? Response : Damaged;
    }
}
