using System;

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

    // Only the low 32 bits of each count.
    private readonly long[] _state = new long[StateWords];
    private readonly byte[] _block = new byte[BlockBytes];
    private int _blockCount;
    private ulong _messageBytes;

    /// <summary>Starts with an empty message.</summary>
    public Sha256()
    {
        Reset();
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
        _state[0] = 0x6a09e667;
        _state[1] = 0xbb67ae85;
        _state[2] = 0x3c6ef372;
        _state[3] = 0xa54ff53a;
        _state[4] = 0x510e527f;
        _state[5] = 0x9b05688c;
        _state[6] = 0x1f83d9ab;
        _state[7] = 0x5be0cd19;
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
        while (count > 0)
        {
            int taken = BlockBytes - _blockCount;
            if (taken > count) { taken = count; }

            Array.Copy(source, offset, _block, _blockCount, taken);
            _blockCount += taken;
            offset += taken;
            count -= taken;
            if (_blockCount == BlockBytes)
            {
                Compress();
                _blockCount = 0;
            }
        }
    }

    /// <summary>Writes the 32-byte digest at the offset and starts an empty message.</summary>
    public void Finish(byte[] digest, int offset)
    {
        // Section 5.1.1: a one bit, zeros, and the length in bits as the last eight bytes of a block.
        ulong messageBits = _messageBytes << 3;
        _block[_blockCount] = 0x80;
        _blockCount++;
        if (_blockCount > BlockBytes - 8)
        {
            Array.Clear(_block, _blockCount, BlockBytes - _blockCount);
            Compress();
            _blockCount = 0;
        }
        Array.Clear(_block, _blockCount, BlockBytes - _blockCount);
        for (int i = BlockBytes - 1; i >= BlockBytes - 8; i--)
        {
            _block[i] = (byte)messageBits;
            messageBits >>= 8;
        }
        Compress();

        for (int i = 0; i < StateWords; i++)
        {
            long word = _state[i];
            digest[offset] = (byte)(word >> 24);
            digest[offset + 1] = (byte)(word >> 16);
            digest[offset + 2] = (byte)(word >> 8);
            digest[offset + 3] = (byte)word;
            offset += 4;
        }
        Reset();
    }
}
