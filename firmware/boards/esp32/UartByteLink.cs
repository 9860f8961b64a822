using System;
using System.IO.Ports;
using nanoFramework.Hardware.Esp32;
using Wallet.Core.Ports;
using Wallet.Core.Safety;

namespace Wallet.Boards.Esp32;

/// <summary>One UART of the chip: the line to the host, to the touch's front end or to a satellite receiver.</summary>
/// <remarks>
/// COM1 is taken wherever the debugger's channel runs over UART0, so a classic ESP32 has COM2 and COM3 only; these have
/// no pins until told. The port's events and lines are not used, their native side is troubled (Home#1424): nobody is
/// woken by bytes, whoever waits for them looks again. Reading more than is there would wait, so only what is there is
/// asked for. There is no transmit buffer: a long write takes its time on the line, 87 microseconds a byte at 115,200
/// baud, while other threads run.
/// </remarks>
public sealed class UartByteLink : IByteLink
{
    private readonly SerialPort _port;
    private readonly bool _isOpen;

    /// <summary>
    /// Opens the port: 8 data bits, no parity, 1 stop bit, no flow control. One that the runtime keeps stays silent.
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
        try
        {
            _port.Open();
            _isOpen = true;
        }
        catch (ArgumentException)
        {
            // The runtime keeps the port for its debugger: the line is silent, and everything else works.
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
        if (_isOpen && count > 0)
        {
            _port.Write(buffer, offset, count);
        }
    }
}
