using System;
using System.Device.Gpio;

namespace Probes;

public static class Probe
{
    public static bool Use(GpioController controller)
    {
        GpioPin pin = controller.OpenPin(4, PinMode.InputPullUp);
        pin.ValueChanged += OnChanged;
        pin.DebounceTimeout = new TimeSpan(1);
        controller.Write(5, 1);
        PinEventTypes both = PinEventTypes.Rising | PinEventTypes.Falling;
        return pin.Read() == PinValue.High && both.HasFlag(PinEventTypes.Rising);
    }

    private static void OnChanged(object sender, PinValueChangedEventArgs e)
    {
        ((GpioPin)sender).Dispose();
    }
}
