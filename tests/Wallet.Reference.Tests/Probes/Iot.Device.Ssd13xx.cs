using System.Device.I2c;
using Iot.Device.Ssd13xx;
using Iot.Device.Ssd13xx.Commands;
using Iot.Device.Ssd13xx.Commands.Ssd1306Commands;

namespace Probes;

public static class Probe
{
    public static void Use(I2cDevice device)
    {
        using var display = new Ssd1306(device, Ssd13xx.DisplayResolution.OLED128x64) { Font = new Blank() };
        display.DrawBitmap(0, 0, 1, 8, new byte[8]);
        display.DrawString(0, 0, "text", center: true);
        display.SendCommand(new SetContrastControlForBank0());
        display.SendCommand(new SetMemoryAddressingMode(SetMemoryAddressingMode.AddressingMode.Horizontal));
        display.Display();
    }
}

public class Blank : IFont
{
    public override byte Width => 8;

    public override byte[] this[char character] => new byte[character];
}
