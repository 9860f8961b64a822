using System;
using Wallet.Protocol;

namespace Wallet.Core.Tokens;

/// <summary>What SHA-1 and SHA-512 share (FIPS 180-4, sections 5.1 and 5.2): blocks, padding and length.</summary>
/// <remarks>
/// One-time passwords need them; SHA-256, which everything else needs, is in Crypto and written for speed.
/// Running time depends on the length of the message only. An instance is for one thread.
/// </remarks>
public abstract class BlockHash
{
    // Where the length of the message begins in the last block; it takes the 8 or 16 bytes to the end.
    private readonly int _lengthOffset;
    private int _blockCount;
    private long _messageBytes;

    /// <summary>A hash of these sizes; who derives puts its first state in place.</summary>
    /// <param name="blockBytes">Bytes of a block; the length in its end takes an eighth of them.</param>
    /// <param name="digestBytes">Bytes of a digest.</param>
    protected BlockHash(int blockBytes, int digestBytes)
    {
        BlockBytes = blockBytes;
        DigestBytes = digestBytes;
        Block = new byte[blockBytes];
        _lengthOffset = blockBytes - (blockBytes / 8);
    }

    /// <summary>Bytes of a block of the compression function.</summary>
    public int BlockBytes { get; }

    /// <summary>Bytes of a digest.</summary>
    public int DigestBytes { get; }

    /// <summary>The block that <see cref="Compress"/> takes in.</summary>
    protected byte[] Block { get; }

    /// <summary>Digest of a whole array.</summary>
    public byte[] Hash(byte[] source)
    {
        byte[] digest = new byte[DigestBytes];
        Reset();
        Update(source, 0, source.Length);
        Finish(digest, 0);
        return digest;
    }

    /// <summary>Forgets the message, its traces in the buffers included, and starts an empty one.</summary>
    public void Reset()
    {
        Begin();
        _blockCount = 0;
        _messageBytes = 0;
        Array.Clear(Block, 0, BlockBytes);
    }

    /// <summary>Appends a range to the message.</summary>
    public void Update(byte[] source, int offset, int count)
    {
        _messageBytes += count;
        while (count > 0)
        {
            int room = BlockBytes - _blockCount;
            int taken = count < room ? count : room;
            Array.Copy(source, offset, Block, _blockCount, taken);
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

    /// <summary>Writes the digest at the offset and starts an empty message.</summary>
    public void Finish(byte[] digest, int offset)
    {
        // A one bit, zeros, and the length in bits; of its 8 or 16 bytes the last 8 are ever other than zero.
        int used = _blockCount;
        Block[used] = 0x80;
        used++;
        if (used > _lengthOffset)
        {
            Array.Clear(Block, used, BlockBytes - used);
            Compress();
            used = 0;
        }

        Array.Clear(Block, used, BlockBytes - used);
        Bytes.PutUInt64BigEndian(Block, BlockBytes - 8, (ulong)(_messageBytes << 3));
        Compress();
        WriteState(digest, offset);
        Reset();
    }

    /// <summary>Puts the first state in place.</summary>
    protected abstract void Begin();

    /// <summary>Takes <see cref="Block"/> into the state.</summary>
    protected abstract void Compress();

    /// <summary>Writes the state as a digest.</summary>
    protected abstract void WriteState(byte[] digest, int offset);
}
