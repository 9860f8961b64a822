using System;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Core.Crypto;

/// <summary>AES-CCM-16-128-128 (RFC 9053 4.2, RFC 3610, SP 800-38C): 13-byte nonce, 16-byte tag, L = 2.</summary>
/// <remarks>
/// A nonce may be used once only under a key. The instance of the cipher holds the key during the call and is cleared
/// after it. Running time depends on lengths only, as far as the cipher's does.
/// </remarks>
public static class AesCcm
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyBytes = 16;

    /// <summary>Bytes of a nonce.</summary>
    public const int NonceBytes = 13;

    /// <summary>Bytes of a tag.</summary>
    public const int TagBytes = 16;

    /// <summary>The most bytes of a plaintext: its length has two bytes, L = 2.</summary>
    public const int PlaintextBytesMax = 65535;

    /// <summary>The most bytes of additional data here: more would need the longer form of RFC 3610, 2.2.</summary>
    public const int AadBytesMax = 65279;

    private const int BlockBytes = 16;
    private const int AadLengthBytes = 2;

    /// <summary>Writes ciphertext and tag, count + 16 bytes. Plaintext and output may be the same range.</summary>
    /// <param name="cipher">AES-128.</param>
    /// <param name="key">16 bytes.</param>
    /// <param name="nonce">13 bytes, never used before under this key.</param>
    /// <param name="aad">Additional data, authenticated but not sent; null is the same as empty.</param>
    /// <param name="plaintext">Holds the plaintext.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">Its bytes.</param>
    /// <param name="output">Takes the result.</param>
    /// <param name="outputOffset">Where it starts.</param>
    /// <returns>Ok, or MessageOversized, with nothing written, where there is too much of either.</returns>
    public static StatusCode Seal(
        IAesBlockCipher cipher, byte[] key, byte[] nonce, byte[] aad,
        byte[] plaintext, int offset, int count, byte[] output, int outputOffset)
    {
        RequireSizes(key, nonce);
        if (count > PlaintextBytesMax) { return StatusCode.MessageOversized; }
        if (aad != null && aad.Length > AadBytesMax) { return StatusCode.MessageOversized; }

        cipher.SetKey(key, 0);
        byte[] blocks = KeyStream(cipher, nonce, count);
        byte[] text = new byte[blocks.Length];
        Array.Copy(plaintext, offset, text, BlockBytes, count);
        Authenticate(cipher, nonce, aad, text, count, text);
        cipher.Clear();

        Xor(blocks, text);
        Array.Copy(blocks, BlockBytes, output, outputOffset, count);
        Array.Copy(blocks, 0, output, outputOffset + count, TagBytes);
        Array.Clear(blocks, 0, blocks.Length);
        Array.Clear(text, 0, text.Length);
        return StatusCode.Ok;
    }

    /// <summary>Checks the tag and writes the plaintext, count - 16 bytes.</summary>
    /// <remarks>Where the tag is wrong the output range is zeros. Sealed bytes and output may be the same.</remarks>
    /// <param name="cipher">AES-128.</param>
    /// <param name="key">16 bytes.</param>
    /// <param name="nonce">The 13 bytes they were sealed with.</param>
    /// <param name="aad">The additional data they were sealed with; null is the same as empty.</param>
    /// <param name="sealedBytes">Holds ciphertext and tag.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">Their bytes, the tag's 16 included.</param>
    /// <param name="output">Takes the plaintext.</param>
    /// <param name="outputOffset">Where it starts.</param>
    /// <returns>Ok, MessageOversized as for sealing, or RecordTampered.</returns>
    public static StatusCode Open(
        IAesBlockCipher cipher, byte[] key, byte[] nonce, byte[] aad,
        byte[] sealedBytes, int offset, int count, byte[] output, int outputOffset)
    {
        RequireSizes(key, nonce);
        if (count < TagBytes) { return StatusCode.RecordTampered; }

        int plaintextCount = count - TagBytes;
        if (plaintextCount > PlaintextBytesMax) { return StatusCode.MessageOversized; }
        if (aad != null && aad.Length > AadBytesMax) { return StatusCode.MessageOversized; }

        cipher.SetKey(key, 0);
        byte[] blocks = KeyStream(cipher, nonce, plaintextCount);
        byte[] text = new byte[blocks.Length];
        Array.Copy(sealedBytes, offset + plaintextCount, text, 0, TagBytes);
        Array.Copy(sealedBytes, offset, text, BlockBytes, plaintextCount);
        Xor(text, blocks);

        // Where the text ends within a block, the key stream filled it up.
        int end = BlockBytes + plaintextCount;
        Array.Clear(text, end, text.Length - end);
        Authenticate(cipher, nonce, aad, text, plaintextCount, blocks);
        cipher.Clear();

        bool isGenuine = Bytes.AreEqual(blocks, 0, text, 0, TagBytes);
        if (isGenuine) { Array.Copy(text, BlockBytes, output, outputOffset, plaintextCount); }
        else { Array.Clear(output, outputOffset, plaintextCount); }

        // The right tag of a forged message must not stay behind: it is what a forger looks for.
        Array.Clear(blocks, 0, blocks.Length);
        Array.Clear(text, 0, text.Length);
        return isGenuine ? StatusCode.Ok : StatusCode.RecordTampered;
    }

    private static void RequireSizes(byte[] key, byte[] nonce)
    {
        Guard.That(key.Length == KeyBytes, 204);
        Guard.That(nonce.Length == NonceBytes, 205);
    }

    // RFC 3610 2.3: S(0), which hides the tag, then S(1), S(2), ... for the message.
    private static byte[] KeyStream(IAesBlockCipher cipher, byte[] nonce, int count)
    {
        int blockCount = 1 + ((count + BlockBytes - 1) / BlockBytes);
        byte[] blocks = new byte[blockCount * BlockBytes];

        // Flags hold L - 1. Twice as many blocks are copied each time, then all get their counters.
        blocks[0] = 1;
        Array.Copy(nonce, 0, blocks, 1, NonceBytes);
        for (int filled = BlockBytes; filled < blocks.Length; filled <<= 1)
        {
            int wanted = blocks.Length - filled;
            Array.Copy(blocks, 0, blocks, filled, wanted < filled ? wanted : filled);
        }
        for (int i = 1; i < blockCount; i++) { blocks[(i << 4) + 15] = (byte)i; }
        for (int i = 256; i < blockCount; i++) { blocks[(i << 4) + 14] = (byte)(i >> 8); }

        cipher.EncryptBlocks(blocks, 0, blocks, 0, blockCount);
        return blocks;
    }

    // RFC 3610 2.2: the CBC-MAC over B(0), the additional data and the message, each filled up with zeros. The message
    // stands in the text from its second block on.
    private static void Authenticate(
        IAesBlockCipher cipher, byte[] nonce, byte[] aad, byte[] text, int count, byte[] mac)
    {
        // Flags: bit 6 for additional data, then (tag bytes - 2) / 2, then L - 1.
        int aadCount = aad == null ? 0 : aad.Length;
        int aadBlocks = aadCount == 0 ? 0 : (AadLengthBytes + aadCount + BlockBytes - 1) / BlockBytes;
        int messageOffset = (1 + aadBlocks) * BlockBytes;
        byte[] chain = new byte[messageOffset + text.Length - BlockBytes];
        chain[0] = (byte)((aadCount > 0 ? 0x40 : 0x00) | (((TagBytes - 2) / 2) << 3) | 1);
        Array.Copy(nonce, 0, chain, 1, NonceBytes);
        chain[14] = (byte)(count >> 8);
        chain[15] = (byte)count;
        if (aadCount > 0)
        {
            chain[BlockBytes] = (byte)(aadCount >> 8);
            chain[BlockBytes + 1] = (byte)aadCount;
            Array.Copy(aad, 0, chain, BlockBytes + AadLengthBytes, aadCount);
        }
        Array.Copy(text, BlockBytes, chain, messageOffset, text.Length - BlockBytes);

        cipher.EncryptChain(chain, 0, chain.Length / BlockBytes, mac, 0);
        Array.Clear(chain, 0, chain.Length);
    }

    // Whole blocks, a block each time around: on an interpreter the loop costs as much as the work.
    private static void Xor(byte[] target, byte[] other)
    {
        int count = target.Length;
        int i = 0;
        while (i < count)
        {
            target[i] = (byte)(target[i] ^ other[i]);
            i++;
            target[i] = (byte)(target[i] ^ other[i]);
            i++;
            target[i] = (byte)(target[i] ^ other[i]);
            i++;
            target[i] = (byte)(target[i] ^ other[i]);
            i++;
            target[i] = (byte)(target[i] ^ other[i]);
            i++;
            target[i] = (byte)(target[i] ^ other[i]);
            i++;
            target[i] = (byte)(target[i] ^ other[i]);
            i++;
            target[i] = (byte)(target[i] ^ other[i]);
            i++;
            target[i] = (byte)(target[i] ^ other[i]);
            i++;
            target[i] = (byte)(target[i] ^ other[i]);
            i++;
            target[i] = (byte)(target[i] ^ other[i]);
            i++;
            target[i] = (byte)(target[i] ^ other[i]);
            i++;
            target[i] = (byte)(target[i] ^ other[i]);
            i++;
            target[i] = (byte)(target[i] ^ other[i]);
            i++;
            target[i] = (byte)(target[i] ^ other[i]);
            i++;
            target[i] = (byte)(target[i] ^ other[i]);
            i++;
        }
    }
}
