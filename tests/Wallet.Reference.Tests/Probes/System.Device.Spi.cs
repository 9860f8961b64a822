using System.Device.Gpio;
using System.Device.Spi;

namespace Probes;

public static class Probe
{
    public static int Use()
    {
        var settings = new SpiConnectionSettings(1) { Mode = SpiMode.Mode3, ChipSelectLineActiveState = PinValue.Low };
        SpiDevice.Create(settings).TransferFullDuplex(new byte[2], new byte[2]);
        return SpiDevice.GetBusInfo(1).MaxClockFrequency;
    }
}
