using System;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Core.Tests.Crypto;

/// <summary>A source for tests: repeatable, and broken on demand.</summary>
internal sealed class SeededSource : IEntropySource
{
    private readonly Random _random;

    public SeededSource(int seed)
    {
        _random = new Random(seed);
    }

    public bool Dead { get; set; }

    /// <summary>Three samples in four are the same.</summary>
    public bool Biased { get; set; }

    /// <summary>From this byte on every sample is the same.</summary>
    public int StuckAtBytes { get; set; } = int.MaxValue;

    public int BytesRead { get; private set; }

    public StatusCode Fill(byte[] buffer, int offset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            byte sample = (byte)_random.Next(256);
            if (Biased && BytesRead % 4 != 3) { sample = 0x55; }
            if (BytesRead >= StuckAtBytes) { sample = 0x00; }

            buffer[offset + i] = sample;
            BytesRead++;
        }
        return Dead ? StatusCode.EntropyFailed : StatusCode.Ok;
    }
}
