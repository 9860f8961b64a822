using System;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.HeapMeter;

/// <summary>A board's ports, told apart for what the meter needs to know; everything is handed on.</summary>
internal static class MeteredPorts
{
    /// <summary>Replaces what has to be watched.</summary>
    public static void Put(DevicePorts ports, Ledger ledger, DeviceHeap heap)
    {
        // A witness is the simulator's own: a device that is handed out has none, and this one keeps what it is told.
        ports.Witness = null;
        ports.Events = new MeteredEvents(ports.Events, ledger, heap);
        ports.Files = new MeteredFiles(ports.Files);
        ports.TouchReader = ports.TouchReader == null ? null : new MeteredReader(ports.TouchReader, ledger, heap);
        ports.TouchTarget = ports.TouchTarget == null ? null : new MeteredTarget(ports.TouchTarget, ledger, heap);
    }
}

/// <summary>Where the loop sleeps: it rests if nothing else called, and a touch that was under way has ended.</summary>
internal sealed class MeteredEvents(IEvents events, Ledger ledger, DeviceHeap heap) : IEvents
{
    private const string Loop = "Wallet.Core.DeviceLoop.Sleep";

    public void Wait(int timeoutMs)
    {
        ledger.Close(heap.Touch);
        if (ledger.Running == Loop) { ledger.Sample(heap.Rest); }

        events.Wait(timeoutMs);
    }
}

/// <summary>The terminal's side: a touch begins with its first command.</summary>
internal sealed class MeteredReader(ITouchReader reader, Ledger ledger, DeviceHeap heap) : ITouchReader
{
    public bool CardPresent() => reader.CardPresent();

    public int Exchange(byte[] command, int commandCount, byte[] answer, int timeoutMs)
    {
        ledger.Open(heap.Touch);
        return reader.Exchange(command, commandCount, answer, timeoutMs);
    }
}

/// <summary>The card's side: a touch begins with a command that arrived.</summary>
internal sealed class MeteredTarget(ITouchTarget target, Ledger ledger, DeviceHeap heap) : ITouchTarget
{
    public int TryReceive(byte[] buffer, int offset, int count)
    {
        int received = target.TryReceive(buffer, offset, count);
        if (received > 0) { ledger.Open(heap.Touch); }

        return received;
    }

    public bool Reply(byte[] buffer, int offset, int count) => target.Reply(buffer, offset, count);
}

/// <summary>Files whose names are copied: the flash keeps them, and must not keep the firmware's string.</summary>
internal sealed class MeteredFiles(IFileStore files) : IFileStore
{
    public int SizeBytesMax => files.SizeBytesMax;

    public int Length(string name) => files.Length(Copy(name));

    public int Read(string name, int fileOffset, byte[] buffer, int offset, int count) =>
        files.Read(Copy(name), fileOffset, buffer, offset, count);

    public StatusCode Write(string name, byte[] buffer, int offset, int count) =>
        files.Write(Copy(name), buffer, offset, count);

    public StatusCode Append(string name, byte[] buffer, int offset, int count) =>
        files.Append(Copy(name), buffer, offset, count);

    public StatusCode Delete(string name) => files.Delete(Copy(name));

    private static string Copy(string name) => new(name.AsSpan());
}
