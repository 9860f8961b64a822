using System;
using Wallet.Virtual.Scheduling;

namespace Wallet.Boards.Tests.Chips;

/// <summary>A DS3231: registers 0x00 to 0x12 that count, a battery, and the flag that it had stopped.</summary>
/// <remarks>
/// Datasheet 19-5170: seconds to years are BCD; bit 6 of the hours chooses 12-hour mode; bit 7 of the months is the
/// century; the pointer wraps after 0x12; the flag in bit 7 of the status can only be cleared.
/// </remarks>
internal sealed class VirtualDs3231 : IVirtualI2cChip
{
    private const int RegisterCount = 0x13;
    private const int Control = 0x0E;
    private const int Status = 0x0F;

    private readonly Scheduler _scheduler;
    private readonly byte[] _registers = new byte[RegisterCount];
    private int _pointer;
    private DateTime _time;
    private long _countedMs;

    /// <summary>A chip that has just got its first battery.</summary>
    public VirtualDs3231(Scheduler scheduler)
    {
        _scheduler = scheduler;
        LoseBattery();
    }

    /// <summary>A register, as it would be read now.</summary>
    public byte this[int register]
    {
        get
        {
            Count();
            return _registers[register];
        }

        set
        {
            Count();
            _registers[register] = value;
            if (register < 7) { TakeTime(); }
        }
    }

    /// <summary>Both supplies were gone: the datasheet's state at first power.</summary>
    public void LoseBattery()
    {
        Array.Clear(_registers, 0, RegisterCount);
        _registers[3] = 1;
        _registers[4] = 1;
        _registers[5] = 1;
        _registers[Control] = 0x1C;
        _registers[Status] = 0x88;
        _countedMs = _scheduler.NowMs;
        TakeTime();
    }

    /// <summary>The main power was off for that long; where the control says so, the oscillator stood.</summary>
    public void RunOnBattery(long ms)
    {
        Count();
        if ((_registers[Control] & 0x80) != 0)
        {
            _registers[Status] |= 0x80;
            return;
        }

        _countedMs -= ms;
    }

    public void Write(byte[] bytes)
    {
        Count();
        _pointer = bytes[0] % RegisterCount;
        for (int i = 1; i < bytes.Length; i++)
        {
            byte old = _registers[_pointer];
            _registers[_pointer] = _pointer == Status ? (byte)((bytes[i] & 0x7F) | (bytes[i] & old & 0x80)) : bytes[i];
            if (_pointer == 0) { _countedMs = _scheduler.NowMs; }
            _pointer = (_pointer + 1) % RegisterCount;
        }

        TakeTime();
    }

    public void Read(byte[] bytes)
    {
        Count();
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = _registers[_pointer];
            _pointer = (_pointer + 1) % RegisterCount;
        }
    }

    private static int FromBcd(int value) => ((value >> 4) * 10) + (value & 0x0F);

    private static byte ToBcd(int value) => (byte)((value / 10 << 4) | (value % 10));

    // Registers that hold no time of the calendar are left as they are and do not count.
    private void TakeTime()
    {
        bool is24Hours = (_registers[2] & 0x40) == 0;
        int year = 2000 + FromBcd(_registers[6]) + ((_registers[5] & 0x80) != 0 ? 100 : 0);
        int month = FromBcd(_registers[5] & 0x1F);
        int day = FromBcd(_registers[4]);
        int hour = FromBcd(_registers[2]);
        int minute = FromBcd(_registers[1]);
        int second = FromBcd(_registers[0]);
        bool isTime = is24Hours && month is >= 1 and <= 12 && hour < 24 && minute < 60 && second < 60
            && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        _time = isTime ? new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc) : DateTime.MinValue;
    }

    private void Count()
    {
        long seconds = (_scheduler.NowMs - _countedMs) / 1000;
        _countedMs += seconds * 1000;
        if (seconds == 0 || _time == DateTime.MinValue) { return; }

        _time = _time.AddSeconds(seconds);
        _registers[0] = ToBcd(_time.Second);
        _registers[1] = ToBcd(_time.Minute);
        _registers[2] = ToBcd(_time.Hour);
        _registers[4] = ToBcd(_time.Day);
        _registers[5] = (byte)(ToBcd(_time.Month) | (_time.Year >= 2100 ? 0x80 : 0));
        _registers[6] = ToBcd(_time.Year % 100);
    }
}
