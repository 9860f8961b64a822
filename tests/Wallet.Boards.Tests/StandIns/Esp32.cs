using Wallet.Boards.Tests.Chips;

namespace nanoFramework.Hardware.Esp32;

public enum DeviceFunction
{
    I2C1_DATA = 131328,
    I2C1_CLOCK = 131329,
    I2C2_DATA = 131584,
    I2C2_CLOCK = 131585,
    COM1_TX = 196864,
    COM1_RX = 196865,
    COM2_TX = 197120,
    COM2_RX = 197121,
    COM3_TX = 197376,
    COM3_RX = 197377,
    PWM1 = 262400,
}

public class Configuration
{
    public static void SetPinFunction(int pin, DeviceFunction value) =>
        VirtualEsp32.Current.PinFunctions[pin] = value.ToString();
}

public class NativeMemory
{
    public enum MemoryType
    {
        All = 0,
        Internal = 1,
        SpiRam = 2,
    }

    public static void GetMemoryInfo(
        MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock)
    {
        totalSize = memType == MemoryType.SpiRam ? VirtualEsp32.Current.PsramBytes : 0;
        totalFreeSize = totalSize;
        largestFreeBlock = totalSize;
    }
}

public class HighResTimer
{
    public static ulong GetCurrent() => VirtualEsp32.Current.ReadTimerUs();
}
