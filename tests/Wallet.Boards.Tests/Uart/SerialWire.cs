using System;
using System.Collections.Generic;
using System.IO.Ports;
using Wallet.Boards.Tests.Chips;

namespace Wallet.Boards.Tests.Uart;

/// <summary>What a test has wired to a serial port: the far end of it.</summary>
internal sealed class SerialWire
{
    private Func<byte, bool> _receive = _ => false;

    /// <summary>Gets what the board sends; not to be changed in place.</summary>
    public Action<byte[]> OnWritten { get; set; } = _ => { };

    /// <summary>Is told when bytes have come in at the board.</summary>
    public Action OnReceived { get; set; } = () => { };

    /// <summary>The board's port; null until it is opened.</summary>
    public SerialPort Port { get; private set; }

    /// <summary>Whether the runtime refuses the port: its debugger has it, or there is no memory for it.</summary>
    public bool IsKeptByTheRuntime { get; init; }

    /// <summary>Has the port send nothing any more, so that its FIFO fills up.</summary>
    public bool IsStuck { get; set; }

    /// <summary>Bytes that found no room at the board, or no open port.</summary>
    public int LostBytes { get; private set; }

    /// <summary>Wires a port of the chip that the calling thread runs on.</summary>
    public SerialWire PlugInto(string portName)
    {
        VirtualEsp32.Current.Part<SerialWires>().Plugged[portName] = this;
        return this;
    }

    /// <summary>What is wired to a port: a silent wire where nothing is.</summary>
    public static SerialWire PluggedInto(string portName)
    {
        SerialWires wires = VirtualEsp32.Current.Part<SerialWires>();
        return wires.Plugged.TryGetValue(portName, out SerialWire wire) ? wire : new SerialWire().PlugInto(portName);
    }

    /// <summary>Sends to the board.</summary>
    public void Send(params byte[] bytes)
    {
        foreach (byte b in bytes)
        {
            if (!_receive(b)) { LostBytes++; }
        }

        OnReceived();
    }

    public void Open(SerialPort port, Func<byte, bool> receive)
    {
        Port = port;
        _receive = receive;
    }

    public void Written(byte[] bytes) => OnWritten(bytes);
}

/// <summary>The wires at the ports of one chip.</summary>
internal sealed class SerialWires
{
    public Dictionary<string, SerialWire> Plugged { get; } = [];
}
