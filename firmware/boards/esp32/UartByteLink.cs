using System;
using System.IO.Ports;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using Wallet.Core.Ports;
using Wallet.Core.Safety;

namespace Wallet.Boards.Esp32;

/// <summary>One UART of the chip: the line to the host, to the touch's front end or to a satellite receiver.</summary>
/// <remarks>
/// COM1 is taken wherever the debugger's channel runs over UART0, so a classic ESP32 has COM2 and COM3 only; these have
/// no pins until told. The port's events and lines are not used, their native side is troubled (Home#1424): nobody is
/// woken by bytes, whoever waits for them looks again. Reading more than is there would wait, so only what is there is
/// asked for. There is no transmit buffer but the UART's FIFO. What finds no room in it the runtime would send in the
/// background from where the array lies, and arrays move when memory is compacted; so only what fits is ever handed
/// over, and a long write waits for the line, 87 microseconds a byte at 115,200 baud, while other threads run.
/// The runtime takes bytes into its receive buffer in a task of its own and out of it in the program's, without a lock:
/// an update may be lost, and the port garbled from then on. That a board stops hearing a port is mended by its reset.
/// </remarks>
public sealed class UartByteLink : IByteLink
{
    // Of the 128 bytes of the FIFO.
    private const int FifoBytes = 120;

    // Never reached while the line moves: what fits into the FIFO is taken at once.
    private const int GiveUpMs = 500;

    private readonly SerialPort _port;
    private readonly bool _isOpen;
    private readonly Esp32MonotonicClock _clock = new Esp32MonotonicClock();
    private readonly int _byteUs;

    // By then all that was written is on the line.
    private long _emptyUs;

    /// <summary>
    /// Opens the port: 8 data bits, no parity, 1 stop bit, no flow control. COM1 stays silent if the runtime keeps it.
    /// </summary>
    /// <param name="port">COM1, COM2 or COM3.</param>
    /// <param name="txPin">GPIO that sends.</param>
    /// <param name="rxPin">GPIO that receives.</param>
    /// <param name="bitsPerSecond">Of both directions.</param>
    /// <param name="readBufferBytes">What may come in between two reads; the chip rounds up to 129.</param>
    public UartByteLink(string port, int txPin, int rxPin, int bitsPerSecond, int readBufferBytes)
    {
        bool isFirst = port == "COM1";
        bool isSecond = port == "COM2";
        Guard.That(isFirst || isSecond || port == "COM3", 850);
        DeviceFunction rest = isSecond ? DeviceFunction.COM2_TX : DeviceFunction.COM3_TX;
        Configuration.SetPinFunction(txPin, isFirst ? DeviceFunction.COM1_TX : rest);
        rest = isSecond ? DeviceFunction.COM2_RX : DeviceFunction.COM3_RX;
        Configuration.SetPinFunction(rxPin, isFirst ? DeviceFunction.COM1_RX : rest);
        _port = new SerialPort(port, bitsPerSecond, Parity.None, 8, StopBits.One);
        _port.ReadBufferSize = readBufferBytes;
        _port.WriteTimeout = GiveUpMs;
        _byteUs = (10_000_000 / bitsPerSecond) + 1;
        try
        {
            _port.Open();
            _isOpen = true;
        }
        catch (ArgumentException)
        {
            // The runtime keeps COM1 for its debugger: the line is silent, and everything else works. Any other port it
            // refuses for want of memory or pins, and a board without its touch must say so.
            if (!isFirst)
            {
                throw;
            }

            _isOpen = false;
        }
    }

    /// <inheritdoc />
    public int Read(byte[] buffer, int offset, int count)
    {
        // The native property says it with an unsigned tag, which the local takes off.
        int waiting = _isOpen ? _port.BytesToRead : 0;
        if (waiting > count)
        {
            waiting = count;
        }

        if (waiting > 0)
        {
            _port.Read(buffer, offset, waiting);
        }

        return waiting;
    }

    /// <inheritdoc />
    public void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            while (_isOpen && count > 0)
            {
                int taken = WritePiece(buffer, offset, count);
                offset += taken;
                count -= taken;
            }
        }
        catch (TimeoutException)
        {
            // The rest is lost, as bytes may be on any line: whoever needs an answer sends again.
        }
    }

    private int WritePiece(byte[] buffer, int offset, int count)
    {
        long nowUs = _clock.NowMs() * 1000;
        int waitUs = _emptyUs > nowUs ? (int)(_emptyUs - nowUs) : 0;
        int room = FifoBytes - (waitUs == 0 ? 0 : (waitUs / _byteUs) + 1);
        if (room < count && room < FifoBytes / 2)
        {
            Thread.Sleep(1);
            return 0;
        }

        int piece = count < room ? count : room;
        _port.Write(buffer, offset, piece);

        // The clock says which millisecond it is: an idle line may begin as late as at its end.
        _emptyUs = nowUs + (waitUs == 0 ? 1000 : waitUs) + (piece * _byteUs);
        return piece;
    }
}
