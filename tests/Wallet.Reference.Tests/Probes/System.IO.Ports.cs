using System.IO.Ports;

namespace Probes;

public static class Probe
{
    public static int Use(byte[] buffer)
    {
        var port = new SerialPort("COM2", 115200, stopBits: StopBits.Two) { ReadTimeout = 10, WatchChar = 'x' };
        port.DataReceived += (sender, e) => ((SerialPort)sender).ReceivedBytesThreshold = (int)e.EventType;
        port.Open();
        port.Write(buffer, 0, buffer.Length);
        return port.Read(buffer, 0, port.BytesToRead);
    }
}
