using System;
using Wallet.Protocol;

namespace Wallet.Core.Tokens;

/// <summary>SHA-1 (FIPS 180-4, section 6.1): for the one-time passwords of RFC 4226, and for nothing else.</summary>
/// <remarks>
/// Two messages with one SHA-1 digest can be made, so it proves nothing about a document. Inside HMAC that does not
/// help an attacker, and login servers ask for it. Words live in <see cref="long"/>, always below 2^32, so that a
/// shift to the right means the same on the chip.
/// </remarks>
public sealed class Sha1 : BlockHash
{
    private const int Rounds = 80;
    private const int WordsOfBlock = 16;
    private const int WordsOfState = 5;
    private const long Low32 = 0xffffffff;

    private readonly long[] _state = new long[WordsOfState];
    private readonly long[] _schedule = new long[Rounds];

    /// <summary>Starts with an empty message.</summary>
    public Sha1()
        : base(64, 20)
    {
        Begin();
    }

    /// <inheritdoc/>
    protected override void Begin()
    {
        // Section 5.3.1. The schedule has what the last block said.
        _state[0] = 0x67452301;
        _state[1] = 0xefcdab89;
        _state[2] = 0x98badcfe;
        _state[3] = 0x10325476;
        _state[4] = 0xc3d2e1f0;
        Array.Clear(_schedule, 0, Rounds);
    }

    /// <inheritdoc/>
    protected override void Compress()
    {
        long[] w = _schedule;
        for (int t = 0; t < WordsOfBlock; t++) { w[t] = Bytes.ReadUInt32BigEndian(Block, 4 * t); }

        for (int t = WordsOfBlock; t < Rounds; t++)
        {
            long x = w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16];
            w[t] = ((x << 1) | (x >> 31)) & Low32;
        }

        long a = _state[0];
        long b = _state[1];
        long c = _state[2];
        long d = _state[3];
        long e = _state[4];
        for (int t = 0; t < Rounds; t++)
        {
            // Sections 4.1.1 and 4.2.1.
            long f = (b & c) | (~b & Low32 & d);
            long k = 0x5a827999;
            if (t >= 60)
            {
                f = b ^ c ^ d;
                k = 0xca62c1d6;
            }
            else if (t >= 40)
            {
                f = (b & c) | (d & (b | c));
                k = 0x8f1bbcdc;
            }
            else if (t >= 20)
            {
                f = b ^ c ^ d;
                k = 0x6ed9eba1;
            }

            long next = (((a << 5) | (a >> 27)) + f + e + k + w[t]) & Low32;
            e = d;
            d = c;
            c = ((b << 30) | (b >> 2)) & Low32;
            b = a;
            a = next;
        }

        _state[0] = (_state[0] + a) & Low32;
        _state[1] = (_state[1] + b) & Low32;
        _state[2] = (_state[2] + c) & Low32;
        _state[3] = (_state[3] + d) & Low32;
        _state[4] = (_state[4] + e) & Low32;
    }

    /// <inheritdoc/>
    protected override void WriteState(byte[] digest, int offset)
    {
        for (int i = 0; i < WordsOfState; i++)
        {
            long word = _state[i];
            digest[offset] = (byte)(word >> 24);
            digest[offset + 1] = (byte)(word >> 16);
            digest[offset + 2] = (byte)(word >> 8);
            digest[offset + 3] = (byte)word;
            offset += 4;
        }
    }
}
