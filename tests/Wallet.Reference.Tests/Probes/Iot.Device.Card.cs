using System;
using Iot.Device.Card;
using Iot.Device.Rfid;

namespace Probes;

public static class Probe
{
    public static byte Use(byte[] answer)
    {
        var error = new ProcessError(answer);
        return error.ErrorType == ErrorType.WrongLength ? error.CorrectLegnthOrBytesAvailable : (byte)MaxFrameSize.B256;
    }
}

public class Echo : CardTransceiver
{
    public override bool ReselectTarget(byte targetNumber) => true;

    public override int Transceive(byte targetNumber, SpanByte dataToSend, SpanByte dataFromCard) => dataToSend.Length;
}
