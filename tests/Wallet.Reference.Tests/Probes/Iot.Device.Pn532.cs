using Iot.Device.Pn532;
using Iot.Device.Pn532.ListPassive;

namespace Probes;

public static class Probe
{
    public static int Use(byte[] request, byte[] answer)
    {
        using var reader = new Pn532("COM2") { ReadTimeOut = 100 };
        reader.SetMaxRetryWriteRead();
        byte[] found = reader.ListPassiveTarget(MaxTarget.One, TargetBaudRate.B106kbpsTypeA);
        reader.ParametersFlags = ParametersFlags.AutomaticRATS | ParametersFlags.ISO14443_4_PICC;
        return reader.ReadRegister(1, out byte value) ? reader.Transceive(found[0], request, answer) : value;
    }
}
