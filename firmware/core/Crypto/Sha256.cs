using System;

namespace Wallet.Core.Crypto;

/// <summary>SHA-256 (FIPS 180-4, section 6.2), incremental or in one call.</summary>
/// <remarks>Running time depends on the length of the message only. An instance is for one thread.</remarks>
public sealed class Sha256
{
    /// <summary>Bytes of a digest.</summary>
    public const int DigestBytes = 32;

    /// <summary>Bytes of a block of the compression function.</summary>
    public const int BlockBytes = 64;

    // Section 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static readonly uint[] RoundConstants =
    {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    };

    private readonly uint[] _state = new uint[8];
    private readonly uint[] _schedule = new uint[64];
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
        Array.Clear(_schedule, 0, _schedule.Length);
        Array.Clear(_block, 0, BlockBytes);
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

        for (int i = 0; i < 8; i++)
        {
            uint word = _state[i];
            digest[offset] = (byte)(word >> 24);
            digest[offset + 1] = (byte)(word >> 16);
            digest[offset + 2] = (byte)(word >> 8);
            digest[offset + 3] = (byte)word;
            offset += 4;
        }
        Reset();
    }

    // Section 6.2.2, step 1.
    private void PrepareSchedule(uint[] w)
    {
        byte[] block = _block;
        for (int t = 0; t < 16; t++)
        {
            int at = t << 2;
            w[t] = ((uint)block[at] << 24) | ((uint)block[at + 1] << 16) | ((uint)block[at + 2] << 8) | block[at + 3];
        }
        for (int t = 16; t < 64; t++)
        {
            uint x = w[t - 15];
            uint y = w[t - 2];
            uint sigma0 = ((x >> 7) | (x << 25)) ^ ((x >> 18) | (x << 14)) ^ (x >> 3);
            uint sigma1 = ((y >> 17) | (y << 15)) ^ ((y >> 19) | (y << 13)) ^ (y >> 10);
            w[t] = sigma1 + w[t - 7] + sigma0 + w[t - 16];
        }
    }

    // Section 6.2.2, steps 2 to 4.
    private void Compress()
    {
        uint[] w = _schedule;
        uint[] k = RoundConstants;
        PrepareSchedule(w);
        uint a = _state[0];
        uint b = _state[1];
        uint c = _state[2];
        uint d = _state[3];
        uint e = _state[4];
        uint f = _state[5];
        uint g = _state[6];
        uint h = _state[7];
        for (int t = 0; t < 64; t++)
        {
            uint sum1 = ((e >> 6) | (e << 26)) ^ ((e >> 11) | (e << 21)) ^ ((e >> 25) | (e << 7));
            uint t1 = h + sum1 + (g ^ (e & (f ^ g))) + k[t] + w[t];
            uint sum0 = ((a >> 2) | (a << 30)) ^ ((a >> 13) | (a << 19)) ^ ((a >> 22) | (a << 10));
            uint t2 = sum0 + ((a & b) | (c & (a | b)));
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }
        _state[0] += a;
        _state[1] += b;
        _state[2] += c;
        _state[3] += d;
        _state[4] += e;
        _state[5] += f;
        _state[6] += g;
        _state[7] += h;
    }
}
