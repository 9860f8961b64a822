using System;
using Wallet.Protocol;

namespace Wallet.Core.Tokens;

/// <summary>SHA-512 (FIPS 180-4, section 6.4): for the one-time passwords that ask for it.</summary>
public sealed class Sha512 : BlockHash
{
    private const int Rounds = 80;
    private const int WordsOfBlock = 16;
    private const int WordsOfState = 8;

    private readonly ulong[] _state = new ulong[WordsOfState];
    private readonly ulong[] _schedule = new ulong[Rounds];
    private readonly ulong[] _constants = RoundConstants();

    /// <summary>Starts with an empty message.</summary>
    public Sha512()
        : base(128, 64)
    {
        Begin();
    }

    /// <inheritdoc/>
    protected override void Begin()
    {
        // Section 5.3.5. The schedule has what the last block said.
        _state[0] = 0x6a09e667f3bcc908;
        _state[1] = 0xbb67ae8584caa73b;
        _state[2] = 0x3c6ef372fe94f82b;
        _state[3] = 0xa54ff53a5f1d36f1;
        _state[4] = 0x510e527fade682d1;
        _state[5] = 0x9b05688c2b3e6c1f;
        _state[6] = 0x1f83d9abfb41bd6b;
        _state[7] = 0x5be0cd19137e2179;
        Array.Clear(_schedule, 0, Rounds);
    }

    /// <inheritdoc/>
    protected override void Compress()
    {
        ulong[] w = _schedule;
        for (int t = 0; t < WordsOfBlock; t++) { w[t] = Bytes.ReadUInt64BigEndian(Block, 8 * t); }

        // Section 4.1.3, the small sigmas.
        for (int t = WordsOfBlock; t < Rounds; t++)
        {
            ulong x = w[t - 15];
            ulong y = w[t - 2];
            x = ((x >> 1) | (x << 63)) ^ ((x >> 8) | (x << 56)) ^ (x >> 7);
            y = ((y >> 19) | (y << 45)) ^ ((y >> 61) | (y << 3)) ^ (y >> 6);
            w[t] = w[t - 16] + x + w[t - 7] + y;
        }

        ulong a = _state[0];
        ulong b = _state[1];
        ulong c = _state[2];
        ulong d = _state[3];
        ulong e = _state[4];
        ulong f = _state[5];
        ulong g = _state[6];
        ulong h = _state[7];
        ulong[] constants = _constants;
        for (int t = 0; t < Rounds; t++)
        {
            ulong sum = ((e >> 14) | (e << 50)) ^ ((e >> 18) | (e << 46)) ^ ((e >> 41) | (e << 23));
            ulong first = h + sum + (g ^ (e & (f ^ g))) + constants[t] + w[t];
            sum = ((a >> 28) | (a << 36)) ^ ((a >> 34) | (a << 30)) ^ ((a >> 39) | (a << 25));
            ulong second = sum + ((a & b) | (c & (a | b)));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
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

    /// <inheritdoc/>
    protected override void WriteState(byte[] digest, int offset)
    {
        for (int i = 0; i < WordsOfState; i++) { Bytes.PutUInt64BigEndian(digest, offset + (8 * i), _state[i]); }
    }

    // Section 4.2.3: the first 64 bits of the fractional parts of the cube roots of the first 80 primes. By a method,
    // so that the table is in flash until somebody asks for a password, and not in memory for good.
    private static ulong[] RoundConstants()
    {
        return new ulong[]
        {
            0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
            0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
            0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
            0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
            0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
            0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
            0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
            0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
            0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
            0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
            0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
            0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
            0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
            0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
            0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
            0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
            0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
            0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
            0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
            0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
        };
    }
}
