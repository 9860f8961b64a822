using System;
using Wallet.Protocol;

namespace Wallet.Core.Crypto;

/// <summary>SHA-256 (FIPS 180-4, section 6.2), incremental or in one call.</summary>
/// <remarks>Running time depends on the length of the message only. An instance is for one thread.</remarks>
public sealed partial class Sha256
{
    /// <summary>Bytes of a digest.</summary>
    public const int DigestBytes = 32;

    /// <summary>Bytes of a block of the compression function.</summary>
    public const int BlockBytes = 64;

    /// <summary>Words of a state between two blocks.</summary>
    internal const int StateWords = 8;

    private const int LengthOffset = BlockBytes - 8;

    // Only the low 32 bits of each count.
    private readonly long[] _state = new long[StateWords];
    private readonly byte[] _block = new byte[BlockBytes];
    private int _blockCount;
    private ulong _messageBytes;

    /// <summary>Starts with an empty message.</summary>
    public Sha256()
    {
        Begin();
    }

    /// <summary>Digest of a whole array.</summary>
    public static byte[] Hash(byte[] source)
    {
        return Hash(source, 0, source.Length);
    }

    /// <summary>Digest of a range.</summary>
    public static byte[] Hash(byte[] source, int offset, int count)
    {
        Sha256 sha256 = new Sha256();
        byte[] digest = new byte[DigestBytes];
        sha256.Update(source, offset, count);
        sha256.Finish(digest, 0);
        return digest;
    }

    /// <summary>Forgets the message, its traces in the buffers included, and starts an empty one.</summary>
    public void Reset()
    {
        Begin();
        _blockCount = 0;
        _messageBytes = 0;
        Array.Clear(_block, 0, BlockBytes);
    }

    /// <summary>Keeps the state after whole blocks, from which <see cref="LoadState"/> goes on.</summary>
    internal void SaveState(long[] state)
    {
        Array.Copy(_state, 0, state, 0, StateWords);
    }

    /// <summary>Goes on, on a fresh instance, from the state after a message of whole blocks.</summary>
    internal void LoadState(long[] state, int messageBytes)
    {
        Array.Copy(state, 0, _state, 0, StateWords);
        _messageBytes = (ulong)messageBytes;
    }

    /// <summary>Appends a range to the message.</summary>
    public void Update(byte[] source, int offset, int count)
    {
        _messageBytes += (ulong)count;
        int used = _blockCount;
        int room = BlockBytes - used;
        while (count >= room)
        {
            Array.Copy(source, offset, _block, used, room);
            Compress();
            offset += room;
            count -= room;
            used = 0;
            room = BlockBytes;
        }

        if (count > 0) { Array.Copy(source, offset, _block, used, count); }

        _blockCount = used + count;
    }

    /// <summary>Writes the 32-byte digest at the offset and starts an empty message.</summary>
    public void Finish(byte[] digest, int offset)
    {
        // Section 5.1.1: a one bit, zeros, and the length in bits as the last eight bytes of a block.
        byte[] block = _block;
        int used = _blockCount;
        block[used] = 0x80;
        used++;
        if (used > LengthOffset)
        {
            Array.Clear(block, used, BlockBytes - used);
            Compress();
            used = 0;
        }

        Array.Clear(block, used, LengthOffset - used);
        Bytes.PutUInt32BigEndian(block, LengthOffset, (uint)(_messageBytes >> 29));
        Bytes.PutUInt32BigEndian(block, LengthOffset + 4, (uint)(_messageBytes << 3));
        Compress();

        long[] state = _state;
        for (int i = 0; i < StateWords; i++)
        {
            long word = state[i];
            digest[offset] = (byte)(word >> 24);
            digest[offset + 1] = (byte)(word >> 16);
            digest[offset + 2] = (byte)(word >> 8);
            digest[offset + 3] = (byte)word;
            offset += 4;
        }

        Reset();
    }

    // Section 5.3.3.
    private void Begin()
    {
        long[] state = _state;
        state[0] = 0x6a09e667;
        state[1] = 0xbb67ae85;
        state[2] = 0x3c6ef372;
        state[3] = 0xa54ff53a;
        state[4] = 0x510e527f;
        state[5] = 0x9b05688c;
        state[6] = 0x1f83d9ab;
        state[7] = 0x5be0cd19;
    }
}
