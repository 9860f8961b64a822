using System;
using Wallet.Core.Ports;

namespace Wallet.Core.Crypto;

/// <summary>AES-128 encryption (FIPS 197) in managed code, for boards whose platform has none.</summary>
/// <remarks>
/// The S-box is a table indexed by secret bytes, so a memory with a cache can leak timing. The ESP32 keeps it in plain
/// RAM and an interpreter between; where that is not enough, the platform's hardware AES takes this port instead. An
/// instance is for one thread.
/// </remarks>
public sealed class Aes128 : IAesBlockCipher
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyBytes = 16;

    /// <summary>Bytes of a block.</summary>
    public const int BlockBytes = 16;

    private const int RoundCount = 10;

    // FIPS 197, table 4.
    private static readonly byte[] SBox =
    {
        0x63, 0x7c, 0x77, 0x7b, 0xf2, 0x6b, 0x6f, 0xc5, 0x30, 0x01, 0x67, 0x2b, 0xfe, 0xd7, 0xab, 0x76,
        0xca, 0x82, 0xc9, 0x7d, 0xfa, 0x59, 0x47, 0xf0, 0xad, 0xd4, 0xa2, 0xaf, 0x9c, 0xa4, 0x72, 0xc0,
        0xb7, 0xfd, 0x93, 0x26, 0x36, 0x3f, 0xf7, 0xcc, 0x34, 0xa5, 0xe5, 0xf1, 0x71, 0xd8, 0x31, 0x15,
        0x04, 0xc7, 0x23, 0xc3, 0x18, 0x96, 0x05, 0x9a, 0x07, 0x12, 0x80, 0xe2, 0xeb, 0x27, 0xb2, 0x75,
        0x09, 0x83, 0x2c, 0x1a, 0x1b, 0x6e, 0x5a, 0xa0, 0x52, 0x3b, 0xd6, 0xb3, 0x29, 0xe3, 0x2f, 0x84,
        0x53, 0xd1, 0x00, 0xed, 0x20, 0xfc, 0xb1, 0x5b, 0x6a, 0xcb, 0xbe, 0x39, 0x4a, 0x4c, 0x58, 0xcf,
        0xd0, 0xef, 0xaa, 0xfb, 0x43, 0x4d, 0x33, 0x85, 0x45, 0xf9, 0x02, 0x7f, 0x50, 0x3c, 0x9f, 0xa8,
        0x51, 0xa3, 0x40, 0x8f, 0x92, 0x9d, 0x38, 0xf5, 0xbc, 0xb6, 0xda, 0x21, 0x10, 0xff, 0xf3, 0xd2,
        0xcd, 0x0c, 0x13, 0xec, 0x5f, 0x97, 0x44, 0x17, 0xc4, 0xa7, 0x7e, 0x3d, 0x64, 0x5d, 0x19, 0x73,
        0x60, 0x81, 0x4f, 0xdc, 0x22, 0x2a, 0x90, 0x88, 0x46, 0xee, 0xb8, 0x14, 0xde, 0x5e, 0x0b, 0xdb,
        0xe0, 0x32, 0x3a, 0x0a, 0x49, 0x06, 0x24, 0x5c, 0xc2, 0xd3, 0xac, 0x62, 0x91, 0x95, 0xe4, 0x79,
        0xe7, 0xc8, 0x37, 0x6d, 0x8d, 0xd5, 0x4e, 0xa9, 0x6c, 0x56, 0xf4, 0xea, 0x65, 0x7a, 0xae, 0x08,
        0xba, 0x78, 0x25, 0x2e, 0x1c, 0xa6, 0xb4, 0xc6, 0xe8, 0xdd, 0x74, 0x1f, 0x4b, 0xbd, 0x8b, 0x8a,
        0x70, 0x3e, 0xb5, 0x66, 0x48, 0x03, 0xf6, 0x0e, 0x61, 0x35, 0x57, 0xb9, 0x86, 0xc1, 0x1d, 0x9e,
        0xe1, 0xf8, 0x98, 0x11, 0x69, 0xd9, 0x8e, 0x94, 0x9b, 0x1e, 0x87, 0xe9, 0xce, 0x55, 0x28, 0xdf,
        0x8c, 0xa1, 0x89, 0x0d, 0xbf, 0xe6, 0x42, 0x68, 0x41, 0x99, 0x2d, 0x0f, 0xb0, 0x54, 0xbb, 0x16,
    };

    private readonly byte[] _schedule = new byte[(RoundCount + 1) * BlockBytes];
    private readonly byte[] _state = new byte[BlockBytes];
    private readonly byte[] _shifted = new byte[BlockBytes];

    /// <inheritdoc/>
    public void SetKey(byte[] key, int offset)
    {
        byte[] w = _schedule;
        byte[] sBox = SBox;
        Array.Copy(key, offset, w, 0, KeyBytes);

        // Section 5.2, four bytes a word; every fourth word takes the rotated, substituted one before it.
        uint roundConstant = 1;
        for (int i = KeyBytes; i < w.Length; i += 4)
        {
            uint a = w[i - 4];
            uint b = w[i - 3];
            uint c = w[i - 2];
            uint d = w[i - 1];
            if ((i & 15) == 0)
            {
                uint first = a;
                a = sBox[b] ^ roundConstant;
                b = sBox[c];
                c = sBox[d];
                d = sBox[first];
                roundConstant = DoubleByte(roundConstant);
            }
            w[i] = (byte)(w[i - 16] ^ a);
            w[i + 1] = (byte)(w[i - 15] ^ b);
            w[i + 2] = (byte)(w[i - 14] ^ c);
            w[i + 3] = (byte)(w[i - 13] ^ d);
        }
    }

    /// <inheritdoc/>
    public void EncryptBlocks(byte[] source, int sourceOffset, byte[] output, int outputOffset, int blockCount)
    {
        for (int block = 0; block < blockCount; block++)
        {
            Array.Copy(source, sourceOffset, _state, 0, BlockBytes);
            EncryptState();
            Array.Copy(_state, 0, output, outputOffset, BlockBytes);
            sourceOffset += BlockBytes;
            outputOffset += BlockBytes;
        }
        Array.Clear(_state, 0, BlockBytes);
        Array.Clear(_shifted, 0, BlockBytes);
    }

    /// <inheritdoc/>
    public void EncryptChain(byte[] source, int sourceOffset, int blockCount, byte[] output, int outputOffset)
    {
        byte[] state = _state;
        Array.Clear(state, 0, BlockBytes);
        for (int block = 0; block < blockCount; block++)
        {
            for (int i = 0; i < BlockBytes; i++) { state[i] = (byte)(state[i] ^ source[sourceOffset + i]); }

            EncryptState();
            sourceOffset += BlockBytes;
        }
        Array.Copy(state, 0, output, outputOffset, BlockBytes);
        Array.Clear(state, 0, BlockBytes);
        Array.Clear(_shifted, 0, BlockBytes);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        Array.Clear(_schedule, 0, _schedule.Length);
    }

    // Multiplication by x modulo x^8 + x^4 + x^3 + x + 1 (section 4.2), without a branch.
    private static uint DoubleByte(uint value)
    {
        return ((value << 1) ^ ((value >> 7) * 0x11b)) & 0xff;
    }

    // Section 5.1.
    private void EncryptState()
    {
        AddRoundKey(0);
        for (int round = 1; round < RoundCount; round++)
        {
            SubstituteAndShiftRows();
            MixColumns();
            AddRoundKey(round);
        }
        SubstituteAndShiftRows();
        Array.Copy(_shifted, 0, _state, 0, BlockBytes);
        AddRoundKey(RoundCount);
    }

    private void AddRoundKey(int round)
    {
        byte[] state = _state;
        byte[] w = _schedule;
        int at = round << 4;
        for (int i = 0; i < BlockBytes; i++) { state[i] = (byte)(state[i] ^ w[at + i]); }
    }

    // Byte i holds row i mod 4 of column i / 4; row r moves left by r columns, that is by 4 r bytes.
    private void SubstituteAndShiftRows()
    {
        byte[] state = _state;
        byte[] shifted = _shifted;
        byte[] sBox = SBox;
        for (int i = 0; i < BlockBytes; i++) { shifted[i] = sBox[state[(i + ((i & 3) << 2)) & 15]]; }
    }

    // 2a + 3b + c + d = (a + b + c + d) + a + 2 (a + b), and so on around the column.
    private void MixColumns()
    {
        byte[] state = _state;
        byte[] shifted = _shifted;
        for (int i = 0; i < BlockBytes; i += 4)
        {
            uint a = shifted[i];
            uint b = shifted[i + 1];
            uint c = shifted[i + 2];
            uint d = shifted[i + 3];
            uint all = a ^ b ^ c ^ d;
            state[i] = (byte)(all ^ a ^ DoubleByte(a ^ b));
            state[i + 1] = (byte)(all ^ b ^ DoubleByte(b ^ c));
            state[i + 2] = (byte)(all ^ c ^ DoubleByte(c ^ d));
            state[i + 3] = (byte)(all ^ d ^ DoubleByte(d ^ a));
        }
    }
}
