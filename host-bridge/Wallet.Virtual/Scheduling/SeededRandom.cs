using System;
using System.Numerics;

namespace Wallet.Virtual.Scheduling;

/// <summary>A reproducible generator: xoshiro256** of Blackman and Vigna, seeded through SplitMix64.</summary>
/// <remarks>
/// The runtime's own Random may change its sequence between versions; a seed that is printed by a failing run has to
/// replay that run for years. Not for secrets.
/// </remarks>
public sealed class SeededRandom
{
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    private readonly ulong _seed;
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts the sequence of <paramref name="seed"/>.</summary>
    public SeededRandom(ulong seed)
    {
        _seed = seed;
        ulong state = seed;
        _s0 = SplitMix64(ref state);
        _s1 = SplitMix64(ref state);
        _s2 = SplitMix64(ref state);
        _s3 = SplitMix64(ref state);
    }

    /// <summary>
    /// An independent generator with a name of its own. It depends on the seed and the name only, not on how much was
    /// drawn here, so one part that draws more does not change what another part sees.
    /// </summary>
    public SeededRandom Fork(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ulong hash = FnvOffset;
        foreach (char c in name)
        {
            hash = (hash ^ c) * FnvPrime;
        }

        ulong state = _seed ^ hash;
        return new SeededRandom(SplitMix64(ref state));
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number from 0 to <paramref name="bound"/> - 1, without bias.</summary>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        ulong range = (ulong)bound;
        ulong rejectBelow = (0UL - range) % range;
        ulong value;
        do
        {
            value = NextUInt64();
        }
        while (value < rejectBelow);
        return (int)(value % range);
    }

    /// <summary>
    /// True in <paramref name="perMille"/> of 1,000 cases. Draws nothing where the answer is certain.
    /// </summary>
    public bool Chance(int perMille) => perMille > 0 && (perMille >= 1000 || Next(1000) < perMille);

    /// <summary>Fills the buffer.</summary>
    public void Fill(Span<byte> buffer)
    {
        for (int i = 0; i < buffer.Length; i++)
        {
            buffer[i] = (byte)(NextUInt64() >> 56);
        }
    }

    private static ulong SplitMix64(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
