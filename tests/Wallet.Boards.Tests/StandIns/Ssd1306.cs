using System.Device.I2c;

namespace Iot.Device.Ssd13xx;

/// <summary>
/// Sends what sets a panel up when it is made (SSD1306 datasheet, application note 4), whatever the bus says.
/// </summary>
public abstract class Ssd13xx
{
    private protected static readonly byte[] SetUp =
    [
        0x00, 0xAE, 0xD5, 0x80, 0xA8, 0x3F, 0xD3, 0x00, 0x40, 0x8D, 0x14, 0x20, 0x00, 0xA1, 0xC8, 0xDA, 0x12,
        0x81, 0xCF, 0xD9, 0xF1, 0xDB, 0x40, 0xA4, 0xA6, 0xAF,
    ];
}

public class Ssd1306 : Ssd13xx
{
    public Ssd1306(I2cDevice i2cDevice, int resetPin = -1) => i2cDevice.Write(SetUp);
}
