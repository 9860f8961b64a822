namespace Wallet.Core.Crypto;

/// <content>Compression, unrolled: on an interpreter each local, constant and operator costs the same.</content>
/// <remarks>
/// A word x lives in a <see cref="long"/>. Only its low 32 bits count, so sums need no reduction and a round constant
/// may have a bit above them, which makes it one instruction in place of a constant and a conversion. Where a word is
/// rotated it is "doubled" first, x * (2^32 + 1): then a shift by n has the rotation by n in its low 32 bits, in three
/// instructions in place of seven, and rotations share shifts: ((((e >> 14) ^ e) >> 5) ^ e) >> 6 is the sum of those by
/// 25, 11 and 6. Signs do not matter: no shift passes 32 places in all, so no bit above 63 arrives where it counts.
/// </remarks>
public sealed partial class Sha256
{
    // FIPS 180-4, section 6.2.2; the round constants of section 4.2.2 are the first 32 bits of the fractional parts of
    // the cube roots of the first 64 primes, here plus 2^32.
    private void Compress()
    {
        long low = 0xffffffff;
        long twice = 0x1_00000001;
        byte[] block = _block;
        long w0 = (((block[0] << 24) | (block[1] << 16) | (block[2] << 8) | block[3]) & low) * twice;
        long w1 = (((block[4] << 24) | (block[5] << 16) | (block[6] << 8) | block[7]) & low) * twice;
        long w2 = (((block[8] << 24) | (block[9] << 16) | (block[10] << 8) | block[11]) & low) * twice;
        long w3 = (((block[12] << 24) | (block[13] << 16) | (block[14] << 8) | block[15]) & low) * twice;
        long w4 = (((block[16] << 24) | (block[17] << 16) | (block[18] << 8) | block[19]) & low) * twice;
        long w5 = (((block[20] << 24) | (block[21] << 16) | (block[22] << 8) | block[23]) & low) * twice;
        long w6 = (((block[24] << 24) | (block[25] << 16) | (block[26] << 8) | block[27]) & low) * twice;
        long w7 = (((block[28] << 24) | (block[29] << 16) | (block[30] << 8) | block[31]) & low) * twice;
        long w8 = (((block[32] << 24) | (block[33] << 16) | (block[34] << 8) | block[35]) & low) * twice;
        long w9 = (((block[36] << 24) | (block[37] << 16) | (block[38] << 8) | block[39]) & low) * twice;
        long w10 = (((block[40] << 24) | (block[41] << 16) | (block[42] << 8) | block[43]) & low) * twice;
        long w11 = (((block[44] << 24) | (block[45] << 16) | (block[46] << 8) | block[47]) & low) * twice;
        long w12 = (((block[48] << 24) | (block[49] << 16) | (block[50] << 8) | block[51]) & low) * twice;
        long w13 = (((block[52] << 24) | (block[53] << 16) | (block[54] << 8) | block[55]) & low) * twice;
        long w14 = (((block[56] << 24) | (block[57] << 16) | (block[58] << 8) | block[59]) & low) * twice;
        long w15 = (((block[60] << 24) | (block[61] << 16) | (block[62] << 8) | block[63]) & low) * twice;

        long[] state = _state;
        long a = (state[0] & low) * twice;
        long b = state[1];
        long c = state[2];
        long d = state[3];
        long e = (state[4] & low) * twice;
        long f = state[5];
        long g = state[6];
        long h = state[7];

        // Rounds 0 to 15.
        h += (((((e >> 14) ^ e) >> 5) ^ e) >> 6) + (g ^ (e & (f ^ g))) + 0x1_428a2f98 + w0;
        d = ((d + h) & low) * twice;
        h = ((h + (((((a >> 9) ^ a) >> 11) ^ a) >> 2) + ((a & b) | (c & (a | b)))) & low) * twice;
        g += (((((d >> 14) ^ d) >> 5) ^ d) >> 6) + (f ^ (d & (e ^ f))) + 0x1_71374491 + w1;
        c = ((c + g) & low) * twice;
        g = ((g + (((((h >> 9) ^ h) >> 11) ^ h) >> 2) + ((h & a) | (b & (h | a)))) & low) * twice;
        f += (((((c >> 14) ^ c) >> 5) ^ c) >> 6) + (e ^ (c & (d ^ e))) + 0x1_b5c0fbcf + w2;
        b = ((b + f) & low) * twice;
        f = ((f + (((((g >> 9) ^ g) >> 11) ^ g) >> 2) + ((g & h) | (a & (g | h)))) & low) * twice;
        e += (((((b >> 14) ^ b) >> 5) ^ b) >> 6) + (d ^ (b & (c ^ d))) + 0x1_e9b5dba5 + w3;
        a = ((a + e) & low) * twice;
        e = ((e + (((((f >> 9) ^ f) >> 11) ^ f) >> 2) + ((f & g) | (h & (f | g)))) & low) * twice;
        d += (((((a >> 14) ^ a) >> 5) ^ a) >> 6) + (c ^ (a & (b ^ c))) + 0x1_3956c25b + w4;
        h = ((h + d) & low) * twice;
        d = ((d + (((((e >> 9) ^ e) >> 11) ^ e) >> 2) + ((e & f) | (g & (e | f)))) & low) * twice;
        c += (((((h >> 14) ^ h) >> 5) ^ h) >> 6) + (b ^ (h & (a ^ b))) + 0x1_59f111f1 + w5;
        g = ((g + c) & low) * twice;
        c = ((c + (((((d >> 9) ^ d) >> 11) ^ d) >> 2) + ((d & e) | (f & (d | e)))) & low) * twice;
        b += (((((g >> 14) ^ g) >> 5) ^ g) >> 6) + (a ^ (g & (h ^ a))) + 0x1_923f82a4 + w6;
        f = ((f + b) & low) * twice;
        b = ((b + (((((c >> 9) ^ c) >> 11) ^ c) >> 2) + ((c & d) | (e & (c | d)))) & low) * twice;
        a += (((((f >> 14) ^ f) >> 5) ^ f) >> 6) + (h ^ (f & (g ^ h))) + 0x1_ab1c5ed5 + w7;
        e = ((e + a) & low) * twice;
        a = ((a + (((((b >> 9) ^ b) >> 11) ^ b) >> 2) + ((b & c) | (d & (b | c)))) & low) * twice;
        h += (((((e >> 14) ^ e) >> 5) ^ e) >> 6) + (g ^ (e & (f ^ g))) + 0x1_d807aa98 + w8;
        d = ((d + h) & low) * twice;
        h = ((h + (((((a >> 9) ^ a) >> 11) ^ a) >> 2) + ((a & b) | (c & (a | b)))) & low) * twice;
        g += (((((d >> 14) ^ d) >> 5) ^ d) >> 6) + (f ^ (d & (e ^ f))) + 0x1_12835b01 + w9;
        c = ((c + g) & low) * twice;
        g = ((g + (((((h >> 9) ^ h) >> 11) ^ h) >> 2) + ((h & a) | (b & (h | a)))) & low) * twice;
        f += (((((c >> 14) ^ c) >> 5) ^ c) >> 6) + (e ^ (c & (d ^ e))) + 0x1_243185be + w10;
        b = ((b + f) & low) * twice;
        f = ((f + (((((g >> 9) ^ g) >> 11) ^ g) >> 2) + ((g & h) | (a & (g | h)))) & low) * twice;
        e += (((((b >> 14) ^ b) >> 5) ^ b) >> 6) + (d ^ (b & (c ^ d))) + 0x1_550c7dc3 + w11;
        a = ((a + e) & low) * twice;
        e = ((e + (((((f >> 9) ^ f) >> 11) ^ f) >> 2) + ((f & g) | (h & (f | g)))) & low) * twice;
        d += (((((a >> 14) ^ a) >> 5) ^ a) >> 6) + (c ^ (a & (b ^ c))) + 0x1_72be5d74 + w12;
        h = ((h + d) & low) * twice;
        d = ((d + (((((e >> 9) ^ e) >> 11) ^ e) >> 2) + ((e & f) | (g & (e | f)))) & low) * twice;
        c += (((((h >> 14) ^ h) >> 5) ^ h) >> 6) + (b ^ (h & (a ^ b))) + 0x1_80deb1fe + w13;
        g = ((g + c) & low) * twice;
        c = ((c + (((((d >> 9) ^ d) >> 11) ^ d) >> 2) + ((d & e) | (f & (d | e)))) & low) * twice;
        b += (((((g >> 14) ^ g) >> 5) ^ g) >> 6) + (a ^ (g & (h ^ a))) + 0x1_9bdc06a7 + w14;
        f = ((f + b) & low) * twice;
        b = ((b + (((((c >> 9) ^ c) >> 11) ^ c) >> 2) + ((c & d) | (e & (c | d)))) & low) * twice;
        a += (((((f >> 14) ^ f) >> 5) ^ f) >> 6) + (h ^ (f & (g ^ h))) + 0x1_c19bf174 + w15;
        e = ((e + a) & low) * twice;
        a = ((a + (((((b >> 9) ^ b) >> 11) ^ b) >> 2) + ((b & c) | (d & (b | c)))) & low) * twice;

        // Rounds 16 to 31, each with its word of the schedule.
        w0 = ((w0 + w9 + (((((w1 >> 11) ^ w1) >> 4) ^ (w1 & low)) >> 3)
            + (((((w14 >> 2) ^ w14) >> 7) ^ (w14 & low)) >> 10)) & low) * twice;
        h += (((((e >> 14) ^ e) >> 5) ^ e) >> 6) + (g ^ (e & (f ^ g))) + 0x1_e49b69c1 + w0;
        d = ((d + h) & low) * twice;
        h = ((h + (((((a >> 9) ^ a) >> 11) ^ a) >> 2) + ((a & b) | (c & (a | b)))) & low) * twice;
        w1 = ((w1 + w10 + (((((w2 >> 11) ^ w2) >> 4) ^ (w2 & low)) >> 3)
            + (((((w15 >> 2) ^ w15) >> 7) ^ (w15 & low)) >> 10)) & low) * twice;
        g += (((((d >> 14) ^ d) >> 5) ^ d) >> 6) + (f ^ (d & (e ^ f))) + 0x1_efbe4786 + w1;
        c = ((c + g) & low) * twice;
        g = ((g + (((((h >> 9) ^ h) >> 11) ^ h) >> 2) + ((h & a) | (b & (h | a)))) & low) * twice;
        w2 = ((w2 + w11 + (((((w3 >> 11) ^ w3) >> 4) ^ (w3 & low)) >> 3)
            + (((((w0 >> 2) ^ w0) >> 7) ^ (w0 & low)) >> 10)) & low) * twice;
        f += (((((c >> 14) ^ c) >> 5) ^ c) >> 6) + (e ^ (c & (d ^ e))) + 0x1_0fc19dc6 + w2;
        b = ((b + f) & low) * twice;
        f = ((f + (((((g >> 9) ^ g) >> 11) ^ g) >> 2) + ((g & h) | (a & (g | h)))) & low) * twice;
        w3 = ((w3 + w12 + (((((w4 >> 11) ^ w4) >> 4) ^ (w4 & low)) >> 3)
            + (((((w1 >> 2) ^ w1) >> 7) ^ (w1 & low)) >> 10)) & low) * twice;
        e += (((((b >> 14) ^ b) >> 5) ^ b) >> 6) + (d ^ (b & (c ^ d))) + 0x1_240ca1cc + w3;
        a = ((a + e) & low) * twice;
        e = ((e + (((((f >> 9) ^ f) >> 11) ^ f) >> 2) + ((f & g) | (h & (f | g)))) & low) * twice;
        w4 = ((w4 + w13 + (((((w5 >> 11) ^ w5) >> 4) ^ (w5 & low)) >> 3)
            + (((((w2 >> 2) ^ w2) >> 7) ^ (w2 & low)) >> 10)) & low) * twice;
        d += (((((a >> 14) ^ a) >> 5) ^ a) >> 6) + (c ^ (a & (b ^ c))) + 0x1_2de92c6f + w4;
        h = ((h + d) & low) * twice;
        d = ((d + (((((e >> 9) ^ e) >> 11) ^ e) >> 2) + ((e & f) | (g & (e | f)))) & low) * twice;
        w5 = ((w5 + w14 + (((((w6 >> 11) ^ w6) >> 4) ^ (w6 & low)) >> 3)
            + (((((w3 >> 2) ^ w3) >> 7) ^ (w3 & low)) >> 10)) & low) * twice;
        c += (((((h >> 14) ^ h) >> 5) ^ h) >> 6) + (b ^ (h & (a ^ b))) + 0x1_4a7484aa + w5;
        g = ((g + c) & low) * twice;
        c = ((c + (((((d >> 9) ^ d) >> 11) ^ d) >> 2) + ((d & e) | (f & (d | e)))) & low) * twice;
        w6 = ((w6 + w15 + (((((w7 >> 11) ^ w7) >> 4) ^ (w7 & low)) >> 3)
            + (((((w4 >> 2) ^ w4) >> 7) ^ (w4 & low)) >> 10)) & low) * twice;
        b += (((((g >> 14) ^ g) >> 5) ^ g) >> 6) + (a ^ (g & (h ^ a))) + 0x1_5cb0a9dc + w6;
        f = ((f + b) & low) * twice;
        b = ((b + (((((c >> 9) ^ c) >> 11) ^ c) >> 2) + ((c & d) | (e & (c | d)))) & low) * twice;
        w7 = ((w7 + w0 + (((((w8 >> 11) ^ w8) >> 4) ^ (w8 & low)) >> 3)
            + (((((w5 >> 2) ^ w5) >> 7) ^ (w5 & low)) >> 10)) & low) * twice;
        a += (((((f >> 14) ^ f) >> 5) ^ f) >> 6) + (h ^ (f & (g ^ h))) + 0x1_76f988da + w7;
        e = ((e + a) & low) * twice;
        a = ((a + (((((b >> 9) ^ b) >> 11) ^ b) >> 2) + ((b & c) | (d & (b | c)))) & low) * twice;
        w8 = ((w8 + w1 + (((((w9 >> 11) ^ w9) >> 4) ^ (w9 & low)) >> 3)
            + (((((w6 >> 2) ^ w6) >> 7) ^ (w6 & low)) >> 10)) & low) * twice;
        h += (((((e >> 14) ^ e) >> 5) ^ e) >> 6) + (g ^ (e & (f ^ g))) + 0x1_983e5152 + w8;
        d = ((d + h) & low) * twice;
        h = ((h + (((((a >> 9) ^ a) >> 11) ^ a) >> 2) + ((a & b) | (c & (a | b)))) & low) * twice;
        w9 = ((w9 + w2 + (((((w10 >> 11) ^ w10) >> 4) ^ (w10 & low)) >> 3)
            + (((((w7 >> 2) ^ w7) >> 7) ^ (w7 & low)) >> 10)) & low) * twice;
        g += (((((d >> 14) ^ d) >> 5) ^ d) >> 6) + (f ^ (d & (e ^ f))) + 0x1_a831c66d + w9;
        c = ((c + g) & low) * twice;
        g = ((g + (((((h >> 9) ^ h) >> 11) ^ h) >> 2) + ((h & a) | (b & (h | a)))) & low) * twice;
        w10 = ((w10 + w3 + (((((w11 >> 11) ^ w11) >> 4) ^ (w11 & low)) >> 3)
            + (((((w8 >> 2) ^ w8) >> 7) ^ (w8 & low)) >> 10)) & low) * twice;
        f += (((((c >> 14) ^ c) >> 5) ^ c) >> 6) + (e ^ (c & (d ^ e))) + 0x1_b00327c8 + w10;
        b = ((b + f) & low) * twice;
        f = ((f + (((((g >> 9) ^ g) >> 11) ^ g) >> 2) + ((g & h) | (a & (g | h)))) & low) * twice;
        w11 = ((w11 + w4 + (((((w12 >> 11) ^ w12) >> 4) ^ (w12 & low)) >> 3)
            + (((((w9 >> 2) ^ w9) >> 7) ^ (w9 & low)) >> 10)) & low) * twice;
        e += (((((b >> 14) ^ b) >> 5) ^ b) >> 6) + (d ^ (b & (c ^ d))) + 0x1_bf597fc7 + w11;
        a = ((a + e) & low) * twice;
        e = ((e + (((((f >> 9) ^ f) >> 11) ^ f) >> 2) + ((f & g) | (h & (f | g)))) & low) * twice;
        w12 = ((w12 + w5 + (((((w13 >> 11) ^ w13) >> 4) ^ (w13 & low)) >> 3)
            + (((((w10 >> 2) ^ w10) >> 7) ^ (w10 & low)) >> 10)) & low) * twice;
        d += (((((a >> 14) ^ a) >> 5) ^ a) >> 6) + (c ^ (a & (b ^ c))) + 0x1_c6e00bf3 + w12;
        h = ((h + d) & low) * twice;
        d = ((d + (((((e >> 9) ^ e) >> 11) ^ e) >> 2) + ((e & f) | (g & (e | f)))) & low) * twice;
        w13 = ((w13 + w6 + (((((w14 >> 11) ^ w14) >> 4) ^ (w14 & low)) >> 3)
            + (((((w11 >> 2) ^ w11) >> 7) ^ (w11 & low)) >> 10)) & low) * twice;
        c += (((((h >> 14) ^ h) >> 5) ^ h) >> 6) + (b ^ (h & (a ^ b))) + 0x1_d5a79147 + w13;
        g = ((g + c) & low) * twice;
        c = ((c + (((((d >> 9) ^ d) >> 11) ^ d) >> 2) + ((d & e) | (f & (d | e)))) & low) * twice;
        w14 = ((w14 + w7 + (((((w15 >> 11) ^ w15) >> 4) ^ (w15 & low)) >> 3)
            + (((((w12 >> 2) ^ w12) >> 7) ^ (w12 & low)) >> 10)) & low) * twice;
        b += (((((g >> 14) ^ g) >> 5) ^ g) >> 6) + (a ^ (g & (h ^ a))) + 0x1_06ca6351 + w14;
        f = ((f + b) & low) * twice;
        b = ((b + (((((c >> 9) ^ c) >> 11) ^ c) >> 2) + ((c & d) | (e & (c | d)))) & low) * twice;
        w15 = ((w15 + w8 + (((((w0 >> 11) ^ w0) >> 4) ^ (w0 & low)) >> 3)
            + (((((w13 >> 2) ^ w13) >> 7) ^ (w13 & low)) >> 10)) & low) * twice;
        a += (((((f >> 14) ^ f) >> 5) ^ f) >> 6) + (h ^ (f & (g ^ h))) + 0x1_14292967 + w15;
        e = ((e + a) & low) * twice;
        a = ((a + (((((b >> 9) ^ b) >> 11) ^ b) >> 2) + ((b & c) | (d & (b | c)))) & low) * twice;

        // Rounds 32 to 47, each with its word of the schedule.
        w0 = ((w0 + w9 + (((((w1 >> 11) ^ w1) >> 4) ^ (w1 & low)) >> 3)
            + (((((w14 >> 2) ^ w14) >> 7) ^ (w14 & low)) >> 10)) & low) * twice;
        h += (((((e >> 14) ^ e) >> 5) ^ e) >> 6) + (g ^ (e & (f ^ g))) + 0x1_27b70a85 + w0;
        d = ((d + h) & low) * twice;
        h = ((h + (((((a >> 9) ^ a) >> 11) ^ a) >> 2) + ((a & b) | (c & (a | b)))) & low) * twice;
        w1 = ((w1 + w10 + (((((w2 >> 11) ^ w2) >> 4) ^ (w2 & low)) >> 3)
            + (((((w15 >> 2) ^ w15) >> 7) ^ (w15 & low)) >> 10)) & low) * twice;
        g += (((((d >> 14) ^ d) >> 5) ^ d) >> 6) + (f ^ (d & (e ^ f))) + 0x1_2e1b2138 + w1;
        c = ((c + g) & low) * twice;
        g = ((g + (((((h >> 9) ^ h) >> 11) ^ h) >> 2) + ((h & a) | (b & (h | a)))) & low) * twice;
        w2 = ((w2 + w11 + (((((w3 >> 11) ^ w3) >> 4) ^ (w3 & low)) >> 3)
            + (((((w0 >> 2) ^ w0) >> 7) ^ (w0 & low)) >> 10)) & low) * twice;
        f += (((((c >> 14) ^ c) >> 5) ^ c) >> 6) + (e ^ (c & (d ^ e))) + 0x1_4d2c6dfc + w2;
        b = ((b + f) & low) * twice;
        f = ((f + (((((g >> 9) ^ g) >> 11) ^ g) >> 2) + ((g & h) | (a & (g | h)))) & low) * twice;
        w3 = ((w3 + w12 + (((((w4 >> 11) ^ w4) >> 4) ^ (w4 & low)) >> 3)
            + (((((w1 >> 2) ^ w1) >> 7) ^ (w1 & low)) >> 10)) & low) * twice;
        e += (((((b >> 14) ^ b) >> 5) ^ b) >> 6) + (d ^ (b & (c ^ d))) + 0x1_53380d13 + w3;
        a = ((a + e) & low) * twice;
        e = ((e + (((((f >> 9) ^ f) >> 11) ^ f) >> 2) + ((f & g) | (h & (f | g)))) & low) * twice;
        w4 = ((w4 + w13 + (((((w5 >> 11) ^ w5) >> 4) ^ (w5 & low)) >> 3)
            + (((((w2 >> 2) ^ w2) >> 7) ^ (w2 & low)) >> 10)) & low) * twice;
        d += (((((a >> 14) ^ a) >> 5) ^ a) >> 6) + (c ^ (a & (b ^ c))) + 0x1_650a7354 + w4;
        h = ((h + d) & low) * twice;
        d = ((d + (((((e >> 9) ^ e) >> 11) ^ e) >> 2) + ((e & f) | (g & (e | f)))) & low) * twice;
        w5 = ((w5 + w14 + (((((w6 >> 11) ^ w6) >> 4) ^ (w6 & low)) >> 3)
            + (((((w3 >> 2) ^ w3) >> 7) ^ (w3 & low)) >> 10)) & low) * twice;
        c += (((((h >> 14) ^ h) >> 5) ^ h) >> 6) + (b ^ (h & (a ^ b))) + 0x1_766a0abb + w5;
        g = ((g + c) & low) * twice;
        c = ((c + (((((d >> 9) ^ d) >> 11) ^ d) >> 2) + ((d & e) | (f & (d | e)))) & low) * twice;
        w6 = ((w6 + w15 + (((((w7 >> 11) ^ w7) >> 4) ^ (w7 & low)) >> 3)
            + (((((w4 >> 2) ^ w4) >> 7) ^ (w4 & low)) >> 10)) & low) * twice;
        b += (((((g >> 14) ^ g) >> 5) ^ g) >> 6) + (a ^ (g & (h ^ a))) + 0x1_81c2c92e + w6;
        f = ((f + b) & low) * twice;
        b = ((b + (((((c >> 9) ^ c) >> 11) ^ c) >> 2) + ((c & d) | (e & (c | d)))) & low) * twice;
        w7 = ((w7 + w0 + (((((w8 >> 11) ^ w8) >> 4) ^ (w8 & low)) >> 3)
            + (((((w5 >> 2) ^ w5) >> 7) ^ (w5 & low)) >> 10)) & low) * twice;
        a += (((((f >> 14) ^ f) >> 5) ^ f) >> 6) + (h ^ (f & (g ^ h))) + 0x1_92722c85 + w7;
        e = ((e + a) & low) * twice;
        a = ((a + (((((b >> 9) ^ b) >> 11) ^ b) >> 2) + ((b & c) | (d & (b | c)))) & low) * twice;
        w8 = ((w8 + w1 + (((((w9 >> 11) ^ w9) >> 4) ^ (w9 & low)) >> 3)
            + (((((w6 >> 2) ^ w6) >> 7) ^ (w6 & low)) >> 10)) & low) * twice;
        h += (((((e >> 14) ^ e) >> 5) ^ e) >> 6) + (g ^ (e & (f ^ g))) + 0x1_a2bfe8a1 + w8;
        d = ((d + h) & low) * twice;
        h = ((h + (((((a >> 9) ^ a) >> 11) ^ a) >> 2) + ((a & b) | (c & (a | b)))) & low) * twice;
        w9 = ((w9 + w2 + (((((w10 >> 11) ^ w10) >> 4) ^ (w10 & low)) >> 3)
            + (((((w7 >> 2) ^ w7) >> 7) ^ (w7 & low)) >> 10)) & low) * twice;
        g += (((((d >> 14) ^ d) >> 5) ^ d) >> 6) + (f ^ (d & (e ^ f))) + 0x1_a81a664b + w9;
        c = ((c + g) & low) * twice;
        g = ((g + (((((h >> 9) ^ h) >> 11) ^ h) >> 2) + ((h & a) | (b & (h | a)))) & low) * twice;
        w10 = ((w10 + w3 + (((((w11 >> 11) ^ w11) >> 4) ^ (w11 & low)) >> 3)
            + (((((w8 >> 2) ^ w8) >> 7) ^ (w8 & low)) >> 10)) & low) * twice;
        f += (((((c >> 14) ^ c) >> 5) ^ c) >> 6) + (e ^ (c & (d ^ e))) + 0x1_c24b8b70 + w10;
        b = ((b + f) & low) * twice;
        f = ((f + (((((g >> 9) ^ g) >> 11) ^ g) >> 2) + ((g & h) | (a & (g | h)))) & low) * twice;
        w11 = ((w11 + w4 + (((((w12 >> 11) ^ w12) >> 4) ^ (w12 & low)) >> 3)
            + (((((w9 >> 2) ^ w9) >> 7) ^ (w9 & low)) >> 10)) & low) * twice;
        e += (((((b >> 14) ^ b) >> 5) ^ b) >> 6) + (d ^ (b & (c ^ d))) + 0x1_c76c51a3 + w11;
        a = ((a + e) & low) * twice;
        e = ((e + (((((f >> 9) ^ f) >> 11) ^ f) >> 2) + ((f & g) | (h & (f | g)))) & low) * twice;
        w12 = ((w12 + w5 + (((((w13 >> 11) ^ w13) >> 4) ^ (w13 & low)) >> 3)
            + (((((w10 >> 2) ^ w10) >> 7) ^ (w10 & low)) >> 10)) & low) * twice;
        d += (((((a >> 14) ^ a) >> 5) ^ a) >> 6) + (c ^ (a & (b ^ c))) + 0x1_d192e819 + w12;
        h = ((h + d) & low) * twice;
        d = ((d + (((((e >> 9) ^ e) >> 11) ^ e) >> 2) + ((e & f) | (g & (e | f)))) & low) * twice;
        w13 = ((w13 + w6 + (((((w14 >> 11) ^ w14) >> 4) ^ (w14 & low)) >> 3)
            + (((((w11 >> 2) ^ w11) >> 7) ^ (w11 & low)) >> 10)) & low) * twice;
        c += (((((h >> 14) ^ h) >> 5) ^ h) >> 6) + (b ^ (h & (a ^ b))) + 0x1_d6990624 + w13;
        g = ((g + c) & low) * twice;
        c = ((c + (((((d >> 9) ^ d) >> 11) ^ d) >> 2) + ((d & e) | (f & (d | e)))) & low) * twice;
        w14 = ((w14 + w7 + (((((w15 >> 11) ^ w15) >> 4) ^ (w15 & low)) >> 3)
            + (((((w12 >> 2) ^ w12) >> 7) ^ (w12 & low)) >> 10)) & low) * twice;
        b += (((((g >> 14) ^ g) >> 5) ^ g) >> 6) + (a ^ (g & (h ^ a))) + 0x1_f40e3585 + w14;
        f = ((f + b) & low) * twice;
        b = ((b + (((((c >> 9) ^ c) >> 11) ^ c) >> 2) + ((c & d) | (e & (c | d)))) & low) * twice;
        w15 = ((w15 + w8 + (((((w0 >> 11) ^ w0) >> 4) ^ (w0 & low)) >> 3)
            + (((((w13 >> 2) ^ w13) >> 7) ^ (w13 & low)) >> 10)) & low) * twice;
        a += (((((f >> 14) ^ f) >> 5) ^ f) >> 6) + (h ^ (f & (g ^ h))) + 0x1_106aa070 + w15;
        e = ((e + a) & low) * twice;
        a = ((a + (((((b >> 9) ^ b) >> 11) ^ b) >> 2) + ((b & c) | (d & (b | c)))) & low) * twice;

        // Rounds 48 to 63, each with its word of the schedule.
        w0 = ((w0 + w9 + (((((w1 >> 11) ^ w1) >> 4) ^ (w1 & low)) >> 3)
            + (((((w14 >> 2) ^ w14) >> 7) ^ (w14 & low)) >> 10)) & low) * twice;
        h += (((((e >> 14) ^ e) >> 5) ^ e) >> 6) + (g ^ (e & (f ^ g))) + 0x1_19a4c116 + w0;
        d = ((d + h) & low) * twice;
        h = ((h + (((((a >> 9) ^ a) >> 11) ^ a) >> 2) + ((a & b) | (c & (a | b)))) & low) * twice;
        w1 = ((w1 + w10 + (((((w2 >> 11) ^ w2) >> 4) ^ (w2 & low)) >> 3)
            + (((((w15 >> 2) ^ w15) >> 7) ^ (w15 & low)) >> 10)) & low) * twice;
        g += (((((d >> 14) ^ d) >> 5) ^ d) >> 6) + (f ^ (d & (e ^ f))) + 0x1_1e376c08 + w1;
        c = ((c + g) & low) * twice;
        g = ((g + (((((h >> 9) ^ h) >> 11) ^ h) >> 2) + ((h & a) | (b & (h | a)))) & low) * twice;
        w2 = ((w2 + w11 + (((((w3 >> 11) ^ w3) >> 4) ^ (w3 & low)) >> 3)
            + (((((w0 >> 2) ^ w0) >> 7) ^ (w0 & low)) >> 10)) & low) * twice;
        f += (((((c >> 14) ^ c) >> 5) ^ c) >> 6) + (e ^ (c & (d ^ e))) + 0x1_2748774c + w2;
        b = ((b + f) & low) * twice;
        f = ((f + (((((g >> 9) ^ g) >> 11) ^ g) >> 2) + ((g & h) | (a & (g | h)))) & low) * twice;
        w3 = ((w3 + w12 + (((((w4 >> 11) ^ w4) >> 4) ^ (w4 & low)) >> 3)
            + (((((w1 >> 2) ^ w1) >> 7) ^ (w1 & low)) >> 10)) & low) * twice;
        e += (((((b >> 14) ^ b) >> 5) ^ b) >> 6) + (d ^ (b & (c ^ d))) + 0x1_34b0bcb5 + w3;
        a = ((a + e) & low) * twice;
        e = ((e + (((((f >> 9) ^ f) >> 11) ^ f) >> 2) + ((f & g) | (h & (f | g)))) & low) * twice;
        w4 = ((w4 + w13 + (((((w5 >> 11) ^ w5) >> 4) ^ (w5 & low)) >> 3)
            + (((((w2 >> 2) ^ w2) >> 7) ^ (w2 & low)) >> 10)) & low) * twice;
        d += (((((a >> 14) ^ a) >> 5) ^ a) >> 6) + (c ^ (a & (b ^ c))) + 0x1_391c0cb3 + w4;
        h = ((h + d) & low) * twice;
        d = ((d + (((((e >> 9) ^ e) >> 11) ^ e) >> 2) + ((e & f) | (g & (e | f)))) & low) * twice;
        w5 = ((w5 + w14 + (((((w6 >> 11) ^ w6) >> 4) ^ (w6 & low)) >> 3)
            + (((((w3 >> 2) ^ w3) >> 7) ^ (w3 & low)) >> 10)) & low) * twice;
        c += (((((h >> 14) ^ h) >> 5) ^ h) >> 6) + (b ^ (h & (a ^ b))) + 0x1_4ed8aa4a + w5;
        g = ((g + c) & low) * twice;
        c = ((c + (((((d >> 9) ^ d) >> 11) ^ d) >> 2) + ((d & e) | (f & (d | e)))) & low) * twice;
        w6 = ((w6 + w15 + (((((w7 >> 11) ^ w7) >> 4) ^ (w7 & low)) >> 3)
            + (((((w4 >> 2) ^ w4) >> 7) ^ (w4 & low)) >> 10)) & low) * twice;
        b += (((((g >> 14) ^ g) >> 5) ^ g) >> 6) + (a ^ (g & (h ^ a))) + 0x1_5b9cca4f + w6;
        f = ((f + b) & low) * twice;
        b = ((b + (((((c >> 9) ^ c) >> 11) ^ c) >> 2) + ((c & d) | (e & (c | d)))) & low) * twice;
        w7 = ((w7 + w0 + (((((w8 >> 11) ^ w8) >> 4) ^ (w8 & low)) >> 3)
            + (((((w5 >> 2) ^ w5) >> 7) ^ (w5 & low)) >> 10)) & low) * twice;
        a += (((((f >> 14) ^ f) >> 5) ^ f) >> 6) + (h ^ (f & (g ^ h))) + 0x1_682e6ff3 + w7;
        e = ((e + a) & low) * twice;
        a = ((a + (((((b >> 9) ^ b) >> 11) ^ b) >> 2) + ((b & c) | (d & (b | c)))) & low) * twice;
        w8 = ((w8 + w1 + (((((w9 >> 11) ^ w9) >> 4) ^ (w9 & low)) >> 3)
            + (((((w6 >> 2) ^ w6) >> 7) ^ (w6 & low)) >> 10)) & low) * twice;
        h += (((((e >> 14) ^ e) >> 5) ^ e) >> 6) + (g ^ (e & (f ^ g))) + 0x1_748f82ee + w8;
        d = ((d + h) & low) * twice;
        h = ((h + (((((a >> 9) ^ a) >> 11) ^ a) >> 2) + ((a & b) | (c & (a | b)))) & low) * twice;
        w9 = ((w9 + w2 + (((((w10 >> 11) ^ w10) >> 4) ^ (w10 & low)) >> 3)
            + (((((w7 >> 2) ^ w7) >> 7) ^ (w7 & low)) >> 10)) & low) * twice;
        g += (((((d >> 14) ^ d) >> 5) ^ d) >> 6) + (f ^ (d & (e ^ f))) + 0x1_78a5636f + w9;
        c = ((c + g) & low) * twice;
        g = ((g + (((((h >> 9) ^ h) >> 11) ^ h) >> 2) + ((h & a) | (b & (h | a)))) & low) * twice;
        w10 = ((w10 + w3 + (((((w11 >> 11) ^ w11) >> 4) ^ (w11 & low)) >> 3)
            + (((((w8 >> 2) ^ w8) >> 7) ^ (w8 & low)) >> 10)) & low) * twice;
        f += (((((c >> 14) ^ c) >> 5) ^ c) >> 6) + (e ^ (c & (d ^ e))) + 0x1_84c87814 + w10;
        b = ((b + f) & low) * twice;
        f = ((f + (((((g >> 9) ^ g) >> 11) ^ g) >> 2) + ((g & h) | (a & (g | h)))) & low) * twice;
        w11 = ((w11 + w4 + (((((w12 >> 11) ^ w12) >> 4) ^ (w12 & low)) >> 3)
            + (((((w9 >> 2) ^ w9) >> 7) ^ (w9 & low)) >> 10)) & low) * twice;
        e += (((((b >> 14) ^ b) >> 5) ^ b) >> 6) + (d ^ (b & (c ^ d))) + 0x1_8cc70208 + w11;
        a = ((a + e) & low) * twice;
        e = ((e + (((((f >> 9) ^ f) >> 11) ^ f) >> 2) + ((f & g) | (h & (f | g)))) & low) * twice;
        w12 = ((w12 + w5 + (((((w13 >> 11) ^ w13) >> 4) ^ (w13 & low)) >> 3)
            + (((((w10 >> 2) ^ w10) >> 7) ^ (w10 & low)) >> 10)) & low) * twice;
        d += (((((a >> 14) ^ a) >> 5) ^ a) >> 6) + (c ^ (a & (b ^ c))) + 0x1_90befffa + w12;
        h = ((h + d) & low) * twice;
        d = ((d + (((((e >> 9) ^ e) >> 11) ^ e) >> 2) + ((e & f) | (g & (e | f)))) & low) * twice;
        w13 = ((w13 + w6 + (((((w14 >> 11) ^ w14) >> 4) ^ (w14 & low)) >> 3)
            + (((((w11 >> 2) ^ w11) >> 7) ^ (w11 & low)) >> 10)) & low) * twice;
        c += (((((h >> 14) ^ h) >> 5) ^ h) >> 6) + (b ^ (h & (a ^ b))) + 0x1_a4506ceb + w13;
        g = ((g + c) & low) * twice;
        c = ((c + (((((d >> 9) ^ d) >> 11) ^ d) >> 2) + ((d & e) | (f & (d | e)))) & low) * twice;
        w14 = w14 + w7 + (((((w15 >> 11) ^ w15) >> 4) ^ (w15 & low)) >> 3)
            + (((((w12 >> 2) ^ w12) >> 7) ^ (w12 & low)) >> 10);
        b += (((((g >> 14) ^ g) >> 5) ^ g) >> 6) + (a ^ (g & (h ^ a))) + 0x1_bef9a3f7 + w14;
        f = ((f + b) & low) * twice;
        b = ((b + (((((c >> 9) ^ c) >> 11) ^ c) >> 2) + ((c & d) | (e & (c | d)))) & low) * twice;
        w15 = w15 + w8 + (((((w0 >> 11) ^ w0) >> 4) ^ (w0 & low)) >> 3)
            + (((((w13 >> 2) ^ w13) >> 7) ^ (w13 & low)) >> 10);
        a += (((((f >> 14) ^ f) >> 5) ^ f) >> 6) + (h ^ (f & (g ^ h))) + 0x1_c67178f2 + w15;
        e = ((e + a) & low) * twice;
        a = ((a + (((((b >> 9) ^ b) >> 11) ^ b) >> 2) + ((b & c) | (d & (b | c)))) & low) * twice;

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }
}
