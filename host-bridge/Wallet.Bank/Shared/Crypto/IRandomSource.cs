using System;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Wallet.Bank.Shared.Crypto;

/// <summary>Where keys, ids, codes and nonces come from.</summary>
public interface IRandomSource
{
    /// <summary>Fills <paramref name="destination"/>.</summary>
    void Fill(Span<byte> destination);
}

/// <summary>The operating system's source.</summary>
public sealed class SystemRandomSource : IRandomSource
{
    /// <inheritdoc/>
    public void Fill(Span<byte> destination)
    {
        RandomNumberGenerator.Fill(destination);
    }
}

/// <summary>
/// SHA-256(seed || counter), block after block: a simulation that can be repeated. Never for real money.
/// </summary>
public sealed class SeededRandomSource : IRandomSource
{
    private readonly byte[] _block = new byte[16];
    private long _counter;

    /// <summary>Starts the sequence of <paramref name="seed"/>.</summary>
    public SeededRandomSource(long seed)
    {
        BinaryPrimitives.WriteInt64BigEndian(_block, seed);
    }

    /// <inheritdoc/>
    public void Fill(Span<byte> destination)
    {
        Span<byte> digest = stackalloc byte[32];
        for (int done = 0; done < destination.Length; done += digest.Length)
        {
            BinaryPrimitives.WriteInt64BigEndian(_block.AsSpan(8), _counter++);
            SHA256.HashData(_block, digest);
            int count = Math.Min(digest.Length, destination.Length - done);
            digest[..count].CopyTo(destination[done..]);
        }
    }
}

/// <summary>Shapes drawn from a source.</summary>
public static class RandomSourceExtensions
{
    /// <summary>Draws <paramref name="count"/> bytes.</summary>
    public static byte[] Bytes(this IRandomSource random, int count)
    {
        ArgumentNullException.ThrowIfNull(random);
        byte[] bytes = new byte[count];
        random.Fill(bytes);
        return bytes;
    }

    /// <summary>Draws a number from 0 to <paramref name="limit"/> - 1, each equally likely.</summary>
    public static int Below(this IRandomSource random, int limit)
    {
        ArgumentNullException.ThrowIfNull(random);
        uint whole = uint.MaxValue - (uint.MaxValue % (uint)limit);
        Span<byte> drawn = stackalloc byte[4];
        uint value;
        do
        {
            random.Fill(drawn);
            value = BinaryPrimitives.ReadUInt32BigEndian(drawn);
        }
        while (value >= whole);

        return (int)(value % (uint)limit);
    }
}
