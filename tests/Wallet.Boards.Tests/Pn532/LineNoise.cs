using System;
using System.Collections.Generic;
using Wallet.Virtual.Scheduling;

namespace Wallet.Boards.Tests.Pn532;

/// <summary>What a bad line does to bytes: turns a bit, loses one, adds one.</summary>
internal sealed class LineNoise(int seed, int perMille)
{
    private readonly SeededRandom _random = new((ulong)seed);

    public byte[] Through(byte[] bytes)
    {
        if (perMille == 0) { return bytes; }

        List<byte> heard = [];
        foreach (byte b in bytes)
        {
            int what = _random.Next(1000) < perMille ? _random.Next(3) : -1;
            if (what == 0) { heard.Add((byte)(b ^ (1 << _random.Next(8)))); }
            else if (what == 1) { heard.AddRange([b, (byte)_random.Next(256)]); }
            else if (what == -1) { heard.Add(b); }
        }

        return [.. heard];
    }
}
