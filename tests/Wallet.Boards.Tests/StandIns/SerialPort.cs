using System;
using System.Collections.Generic;
using Wallet.Boards.Tests.Chips;
using Wallet.Boards.Tests.Uart;

// The members of the package's type that the adapters use, over a wire of the test's.
namespace System.IO.Ports;

public enum Parity
{
    None = 0,
}

public enum StopBits
{
    One = 1,
}

/// <summary>
/// As on the ESP32: no byte comes in before Open, the buffer's size is settled then, and what does not fit is lost.
/// </summary>
public sealed class SerialPort
{
    private const int FifoBytes = 128;

    private readonly SerialWire _wire;
    private readonly Queue<byte> _received = [];
    private bool _isOpen;
    private int _readBufferSize = 256;

    public SerialPort(
        string portName,
        int baudRate = 9600,
        Parity parity = Parity.None,
        int dataBits = 8,
        StopBits stopBits = StopBits.One)
    {
        PortName = portName;
        BaudRate = baudRate;
        Assert.AreEqual((Parity.None, 8, StopBits.One), (parity, dataBits, stopBits));
        _wire = SerialWire.PluggedInto(portName);
    }

    public string PortName { get; }

    public int BaudRate { get; }

    public int ReadBufferSize
    {
        get => _readBufferSize;
        set
        {
            Assert.IsFalse(_isOpen, "The size is settled when the port opens.");
            _readBufferSize = value;
        }
    }

    public int BytesToRead
    {
        get
        {
            Assert.IsTrue(_isOpen);
            return _received.Count;
        }
    }

    public void Open()
    {
        Assert.IsFalse(_isOpen);
        ICollection<string> functions = VirtualEsp32.Current.PinFunctions.Values;
        Assert.IsTrue(functions.Contains(PortName + "_TX") && functions.Contains(PortName + "_RX"), "It has no pins.");
        if (_wire.IsKeptByTheRuntime) { throw new ArgumentException("Taken by the debugger."); }

        _isOpen = true;
        _wire.Open(this, Receive);
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        Assert.IsTrue(_isOpen);
        Assert.IsLessThanOrEqualTo(_received.Count, count, "The chip would wait for more bytes.");
        for (int i = 0; i < count; i++)
        {
            buffer[offset + i] = _received.Dequeue();
        }

        return count;
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        Assert.IsTrue(_isOpen);
        _wire.Written(buffer.AsSpan(offset, count).ToArray());
    }

    private bool Receive(byte b)
    {
        if (_received.Count >= Math.Max(_readBufferSize, FifoBytes + 1)) { return false; }

        _received.Enqueue(b);
        return true;
    }
}
