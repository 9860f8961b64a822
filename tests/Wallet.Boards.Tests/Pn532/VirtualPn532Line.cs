using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Boards.Tests.Uart;
using Wallet.Virtual.Scheduling;

namespace Wallet.Boards.Tests.Pn532;

/// <summary>The serial side of a virtual PN532: frames of UM0701-02 6.2.1, by other code than the adapter's.</summary>
internal sealed class VirtualPn532Line
{
    private const int ByteStallMs = 30;
    private const int BytesPerMs = 11;
    private static readonly byte[] Ack = [0, 0, 0xFF, 0, 0xFF, 0];
    private static readonly byte[] Error = [0, 0, 0xFF, 1, 0xFF, 0x7F, 0x81, 0];

    private readonly Scheduler _scheduler;
    private readonly SerialWire _wire;
    private readonly LineNoise _noise;
    private readonly List<byte> _heard = [];
    private byte[] _lastResponse = [];
    private long _heardAtMs;
    private long _hostFreeMs;
    private long _chipFreeMs;
    private bool _isAwake;

    public VirtualPn532Line(Scheduler scheduler, SerialWire wire, LineNoise noise)
    {
        _scheduler = scheduler;
        _wire = wire;
        _noise = noise;
        wire.OnWritten = bytes =>
        {
            // One write after the other, at the line's speed.
            _hostFreeMs = Math.Max(_hostFreeMs, scheduler.NowMs) + 1 + (bytes.Length / BytesPerMs);
            scheduler.At(_hostFreeMs, () => Hear(_noise.Through(bytes)));
        };
    }

    public Action<byte[]> OnCommand { get; init; }

    public Action OnAbort { get; init; }

    public bool HasPower { get; set; } = true;

    public List<string> Log { get; } = [];

    /// <summary>True after <see cref="Sleep"/>, until it hears what wakes it.</summary>
    public bool IsAsleep { get; private set; }

    /// <summary>Hears nothing any more until it is woken.</summary>
    public void Sleep()
    {
        _isAwake = false;
        IsAsleep = true;
    }

    public void Acknowledge() => Send(Ack);

    public void Refuse() => Send(Error);

    public void Respond(byte[] data)
    {
        Log.Add(Convert.ToHexString(data));
        byte[] head = data.Length < 256
            ? [0, 0, 0xFF, (byte)data.Length, (byte)-data.Length]
            : [0, 0, 0xFF, 0xFF, 0xFF, 1, (byte)data.Length, (byte)-(1 + (byte)data.Length)];
        _lastResponse = [.. head, .. data, (byte)-data.Sum(b => b), 0];
        Send(_lastResponse);
    }

    // In pieces, as a UART's driver hands bytes over, one frame after the other.
    private void Send(byte[] frame)
    {
        _chipFreeMs = Math.Max(_chipFreeMs, _scheduler.NowMs);
        foreach (byte[] piece in _noise.Through(frame).Chunk(BytesPerMs))
        {
            _chipFreeMs++;
            _scheduler.At(_chipFreeMs, () => _wire.Send(piece));
        }
    }

    private void Hear(byte[] bytes)
    {
        if (!HasPower) { return; }
        if (_scheduler.NowMs - _heardAtMs > ByteStallMs) { _heard.Clear(); }

        _heardAtMs = _scheduler.NowMs;
        _heard.AddRange(bytes);
        while (TryTakeFrame()) { }
    }

    // False where there is no whole frame yet.
    private bool TryTakeFrame()
    {
        int start = 0;
        while (start + 1 < _heard.Count && (_heard[start] != 0 || _heard[start + 1] != 0xFF))
        {
            if (_heard[start] == 0x55) { (_isAwake, IsAsleep) = (true, false); }
            start++;
        }

        _heard.RemoveRange(0, start);
        if (_heard.Count < 4) { return false; }

        (byte length, byte sum) = (_heard[2], _heard[3]);
        if (length == 0 && sum == 0xFF) { return Take(4, OnAbort); }
        if (length == 0xFF && sum == 0) { return Take(4, () => Send(_lastResponse)); }

        bool isExtended = length == 0xFF && sum == 0xFF;
        if (isExtended && _heard.Count < 7) { return false; }

        int head = isExtended ? 7 : 4;
        int count = isExtended ? (_heard[4] << 8) | _heard[5] : length;
        int total = isExtended ? _heard[4] + _heard[5] + _heard[6] : length + sum;
        if ((total & 0xFF) != 0 || count == 0 || count > 265) { return Take(2, () => { }); }
        if (_heard.Count < head + count + 1) { return false; }

        byte[] data = [.. _heard.Skip(head).Take(count)];
        bool isGood = ((data.Sum(b => b) + _heard[head + count]) & 0xFF) == 0;
        return isGood ? Take(head + count + 1, () => Command(data)) : Take(2, () => { });
    }

    private void Command(byte[] data)
    {
        Log.Add(Convert.ToHexString(data));
        OnCommand(data);
    }

    private bool Take(int count, Action then)
    {
        _heard.RemoveRange(0, count);
        if (_isAwake) { then(); }
        return true;
    }
}
