using System;
using System.Device.I2c;
using Wallet.Core.Clock;
using Wallet.Core.Ports;

namespace Wallet.Boards.Esp32;

/// <summary>The DS3231, by its registers.</summary>
/// <remarks>
/// Iot.Device.Rtc is not used: it hides the oscillator-stop flag, which is the only way to know that the battery was
/// empty, and brings UnitsNet and DateTime along. One transfer reads all registers, and the chip freezes its time for
/// the length of it.
/// </remarks>
public sealed class Ds3231Clock : IRealTimeClock
{
    private const int RegisterCount = 16;
    private const int TimeRegisters = 7;
    private const int ControlRegister = 0x0E;
    private const int StatusRegister = 0x0F;
    // Control: the oscillator stops with the main power. Status: it has stopped since the flag was cleared.
    private const int OscillatorOff = 0x80;
    // Neither a square wave on its pin nor alarms.
    private const byte ControlOfUse = 0x04;

    // Before: never set. After: the chip takes 2100 for a leap year.
    private const long EarliestMs = 1735689600000;
    private const long LatestMs = 4102444799999;

    private readonly I2cDevice _device;
    private readonly byte[] _first = new byte[1];
    private readonly byte[] _registers = new byte[RegisterCount];
    private readonly int[] _parts = new int[CivilTime.Parts];

    /// <summary>Over its place on the bus, at most 400 kHz.</summary>
    public Ds3231Clock(I2cDevice device)
    {
        _device = device;
    }

    /// <summary>
    /// As the port says; false also where the chip does not answer, or says what no clock says that we have set.
    /// </summary>
    public bool TryRead(out long unixMs)
    {
        unixMs = 0;
        if (!TryReadRegisters())
        {
            return false;
        }

        bool runs = ((_registers[ControlRegister] | _registers[StatusRegister]) & OscillatorOff) == 0;
        if (!runs || !TryDecode(out long readMs) || readMs < EarliestMs)
        {
            return false;
        }

        unixMs = readMs;
        return true;
    }

    /// <summary>
    /// As the port says, from 2025 to 2099; any other time, and a chip that does not answer, leave it as it was.
    /// </summary>
    public void Set(long unixMs)
    {
        if (unixMs < EarliestMs || unixMs > LatestMs)
        {
            return;
        }

        CivilTime.FromUnixMs(unixMs, _parts);
        byte[] time = new byte[1 + TimeRegisters];
        time[1] = ToBcd(_parts[5]);
        time[2] = ToBcd(_parts[4]);
        time[3] = ToBcd(_parts[3]);
        // The day of the week, which nobody reads; the chip wants 1 to 7.
        time[4] = 1;
        time[5] = ToBcd(_parts[2]);
        time[6] = ToBcd(_parts[1]);
        time[7] = ToBcd(_parts[0] - 2000);
        // Last of all the flag: a chip that had no time and was set by half still says so.
        if (TryWrite(time))
        {
            TryWrite(new byte[] { ControlRegister, ControlOfUse, 0 });
        }
    }

    // What the bus refuses comes as a status, and some of it as an exception.
    private bool TryReadRegisters()
    {
        try
        {
            return _device.WriteRead(_first, _registers).Status == I2cTransferStatus.FullTransfer;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private bool TryWrite(byte[] bytes)
    {
        try
        {
            return _device.Write(bytes).Status == I2cTransferStatus.FullTransfer;
        }
        catch (Exception)
        {
            return false;
        }
    }

    // The flags of another century and of the 12-hour mode make month and hour too large for any calendar.
    private bool TryDecode(out long unixMs)
    {
        _parts[0] = 2000 + FromBcd(_registers[6]);
        _parts[1] = FromBcd(_registers[5]);
        _parts[2] = FromBcd(_registers[4]);
        _parts[3] = FromBcd(_registers[2]);
        _parts[4] = FromBcd(_registers[1]);
        _parts[5] = FromBcd(_registers[0]);
        return CivilTime.TryToUnixMs(_parts, out unixMs);
    }

    private static byte ToBcd(int value)
    {
        return (byte)(((value / 10) << 4) | (value % 10));
    }

    // Far below zero where a digit is none, so that no calendar takes it.
    private static int FromBcd(int value)
    {
        int tens = value >> 4;
        int ones = value & 0x0F;
        return tens > 9 || ones > 9 ? -10000 : (tens * 10) + ones;
    }
}
