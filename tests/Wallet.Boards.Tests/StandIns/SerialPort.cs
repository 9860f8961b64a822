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
/// What is sent goes into a FIFO that the line empties. What finds no room there a task of the runtime sends, from
/// where the array lay when Write was called, and Write waits for it: for ever, unless told.
/// </summary>
public sealed class SerialPort
{
    private const int FifoBytes = 128;

    private readonly SerialWire _wire;
    private readonly VirtualEsp32 _chip = VirtualEsp32.Current;
    private readonly Queue<byte> _received = [];
    private bool _isOpen;
    private int _readBufferSize = 256;
    private double _emptyUs;

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

    public int WriteTimeout { get; set; } = System.Threading.Timeout.Infinite;

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
        double byteUs = 10 * 1e6 / BaudRate;
        double room = FifoBytes - (Math.Max(_emptyUs - _chip.NowUs, 0) / byteUs);
        if (count > room)
        {
            Assert.IsTrue(_wire.IsStuck, $"{count} bytes for a FIFO with room for {room}: the array may move.");
            Assert.AreNotEqual(System.Threading.Timeout.Infinite, WriteTimeout, "Write never returns.");
            _chip.Sleep(WriteTimeout);
            throw new TimeoutException();
        }

        _emptyUs = _wire.IsStuck ? double.MaxValue : Math.Max(_emptyUs, _chip.NowUs) + (count * byteUs);
        _wire.Written(buffer.AsSpan(offset, count).ToArray());
    }

    private bool Receive(byte b)
    {
        if (_received.Count >= Math.Max(_readBufferSize, FifoBytes + 1)) { return false; }

        _received.Enqueue(b);
        return true;
    }
}
