using System;
using System.Collections.Generic;
using Wallet.Virtual.Scheduling;

namespace Wallet.Virtual.Boards;

/// <summary>One direction of a serial line, receiver's buffer included.</summary>
internal sealed class LinkDirection(Scheduler scheduler, SeededRandom random, Func<bool> canReceive, Action arrived)
{
    private readonly Queue<byte> _received = new();
    private long _lineFreeAtMs;
    private long _epoch;

    public LinkImpairments Impairments { get; } = new();

    public int WaitingBytes => _received.Count;

    public long WrittenBytes { get; private set; }

    public void Write(byte[] buffer, int offset, int count)
    {
        byte[] chunk = buffer.AsSpan(offset, count).ToArray();
        WrittenBytes += count;
        scheduler.Note(chunk);
        byte[][] chunks = Impairments.Intercept?.Invoke(chunk) ?? [chunk];
        foreach (byte[] one in chunks)
        {
            Send(one);
        }
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        int taken = 0;
        while (taken < count && _received.TryDequeue(out byte b))
        {
            buffer[offset + taken] = b;
            taken++;
        }

        return taken;
    }

    /// <summary>Loses what waits and what is under way.</summary>
    public void Clear()
    {
        _received.Clear();
        _lineFreeAtMs = 0;
        _epoch++;
    }

    private void Send(byte[] chunk)
    {
        if (chunk.Length == 0 || random.Chance(Impairments.DropPerMille)) { return; }

        if (random.Chance(Impairments.FlipPerMille))
        {
            chunk = (byte[])chunk.Clone();
            chunk[random.Next(chunk.Length)] ^= (byte)(1 << random.Next(8));
        }

        int copies = random.Chance(Impairments.DuplicatePerMille) ? 2 : 1;
        for (int i = 0; i < copies; i++)
        {
            Carry(chunk);
        }
    }

    private void Carry(byte[] chunk)
    {
        long nowMs = scheduler.NowMs;
        long atMs = Math.Max(nowMs, _lineFreeAtMs);
        if (Impairments.BitsPerSecond > 0)
        {
            atMs += ((chunk.Length * 10_000L) + Impairments.BitsPerSecond - 1) / Impairments.BitsPerSecond;
        }

        if (random.Chance(Impairments.DelayPerMille)) { atMs += 1 + random.Next(Impairments.DelayMsMax); }

        _lineFreeAtMs = atMs;
        if (atMs == nowMs)
        {
            Deliver(chunk);
            return;
        }

        long epoch = _epoch;
        scheduler.At(atMs, () =>
        {
            if (epoch == _epoch) { Deliver(chunk); }
        });
    }

    private void Deliver(byte[] chunk)
    {
        if (!canReceive()) { return; }

        foreach (byte b in chunk)
        {
            if (_received.Count < Impairments.BufferBytesMax) { _received.Enqueue(b); }
        }

        arrived();
    }
}
