using System;
using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Virtual.Scheduling;

namespace Wallet.Virtual.Boards;

/// <summary>How a source of randomness can fail.</summary>
public enum EntropyFault
{
    /// <summary>It works.</summary>
    None = 0,
    /// <summary>It says Ok and gives the same byte for ever: the health test has to notice.</summary>
    Stuck = 1,
    /// <summary>It says EntropyFailed.</summary>
    Dead = 2,
    /// <summary>It says Ok and gives the same byte in three of four places: it never repeats for long.</summary>
    Biased = 3,
}

/// <summary>A seeded source: the whole run, keys included, can be replayed. Test keys only.</summary>
public sealed class VirtualEntropy : IEntropySource
{
    private readonly BoardPower _power;
    private readonly SeededRandom _random;

    internal VirtualEntropy(BoardPower power, SeededRandom random)
    {
        _power = power;
        _random = random;
    }

    /// <summary>What is wrong with it from now on.</summary>
    public EntropyFault Fault { get; set; }

    /// <summary>Bytes ever taken.</summary>
    public long BytesTaken { get; private set; }

    /// <inheritdoc />
    public StatusCode Fill(byte[] buffer, int offset, int count)
    {
        _power.Check();
        Span<byte> range = buffer.AsSpan(offset, count);
        if (Fault == EntropyFault.Dead)
        {
            return StatusCode.EntropyFailed;
        }

        _random.Fill(range);
        if (Fault == EntropyFault.Stuck) { range.Fill(0x55); }
        for (int i = 0; Fault == EntropyFault.Biased && i < range.Length; i++)
        {
            if ((i & 3) != 3) { range[i] = 0x55; }
        }

        BytesTaken += count;
        return StatusCode.Ok;
    }
}
