using System;
using Wallet.Core.Ports;
using Wallet.Virtual.Scheduling;

namespace Wallet.Virtual.Boards;

/// <summary>The device's end of a serial line in memory; <see cref="HostEnd"/> is the other one.</summary>
/// <remarks>
/// Bytes sent to a board without power, or with the cable out, are lost; what waits in a board is lost with the power.
/// </remarks>
public sealed class VirtualByteLink : IByteLink
{
    private readonly BoardPower _power;
    private readonly LinkDirection _toDevice;
    private readonly LinkDirection _toHost;

    internal VirtualByteLink(BoardPower power, SeededRandom random, string boardName, Action wakeDevice)
    {
        _power = power;
        Scheduler scheduler = power.Scheduler;
        _toDevice = new LinkDirection(
            scheduler, random.Fork("to device"), () => IsPluggedIn && power.IsOn, wakeDevice);
        _toHost = new LinkDirection(
            scheduler, random.Fork("to host"), () => IsPluggedIn, () => HostEnd!.Wake());
        HostEnd = new VirtualHostEnd(scheduler, boardName, _toHost, _toDevice);
        power.OnLost(_toDevice.Clear);
    }

    /// <summary>The bridge's end.</summary>
    public VirtualHostEnd HostEnd { get; }

    /// <summary>What goes wrong on the way to the device.</summary>
    public LinkImpairments ToDevice => _toDevice.Impairments;

    /// <summary>What goes wrong on the way to the host.</summary>
    public LinkImpairments ToHost => _toHost.Impairments;

    /// <summary>False while the cable is out.</summary>
    public bool IsPluggedIn { get; set; } = true;

    /// <summary>Bytes the device has ever written, lost ones included.</summary>
    public long DeviceWroteBytes => _toHost.WrittenBytes;

    /// <summary>Bytes the host has ever written, lost ones included.</summary>
    public long HostWroteBytes => _toDevice.WrittenBytes;

    /// <inheritdoc />
    public int Read(byte[] buffer, int offset, int count)
    {
        _power.Check();
        return _toDevice.Read(buffer, offset, count);
    }

    /// <inheritdoc />
    public void Write(byte[] buffer, int offset, int count)
    {
        _power.Check();
        _toHost.Write(buffer, offset, count);
    }
}
