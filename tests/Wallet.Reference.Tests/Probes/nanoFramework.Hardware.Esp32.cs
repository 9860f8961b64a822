using nanoFramework.Hardware.Esp32;

namespace Probes;

public static class Probe
{
    public static ulong Use(int pin)
    {
        Configuration.SetPinFunction(pin, DeviceFunction.COM2_TX);
        NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.Internal, out uint total, out _, out _);
        Sleep.EnableWakeupByPin(Sleep.WakeupGpioPin.Pin4 | Sleep.WakeupGpioPin.Pin0, Gpio.IO01);
        Sleep.EnableWakeupByTouchPad(3);
        return HighResTimer.GetCurrent() + total;
    }
}
