using System;
using System.Device.I2c;
using nanoFramework.Hardware.Esp32;
using Wallet.Boards.Tests.Chips;
using Wallet.Core.Ports;

namespace Wallet.Boards.Tests.Adapters;

/// <summary>A chip for one test, with the bus of display and clock.</summary>
internal static class Rig
{
    /// <summary>Runs a test in the chip's world, where waiting is allowed.</summary>
    public static void Use(Action<VirtualEsp32> test)
    {
        using VirtualEsp32 chip = new();
        chip.Scheduler.Run(() => test(chip));
    }

    /// <summary>Opens a place on bus 1.</summary>
    public static I2cDevice OpenI2c(int address)
    {
        Configuration.SetPinFunction(4, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(5, DeviceFunction.I2C1_CLOCK);
        return I2cDevice.Create(new I2cConnectionSettings(1, address, I2cBusSpeed.FastMode));
    }
}

/// <summary>Waits all of the time it is given, for contracts that ask for a time to pass.</summary>
internal sealed class WorldEvents(VirtualEsp32 chip) : IEvents
{
    public void Wait(int timeoutMs) => chip.Sleep(timeoutMs);
}
