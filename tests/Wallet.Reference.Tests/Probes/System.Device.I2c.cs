using System.Device.I2c;

namespace Probes;

public static class Probe
{
    public static uint Use()
    {
        using I2cDevice device = I2cDevice.Create(new I2cConnectionSettings(1, 0x3C, I2cBusSpeed.FastMode));
        I2cTransferResult result = device.WriteRead(new byte[] { 0 }, new byte[7]);
        return result.Status == I2cTransferStatus.FullTransfer ? result.BytesTransferred : 0;
    }
}
