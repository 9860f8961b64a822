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
        byte[] tag = new byte[BlockBytes];
        byte[] keyStream = KeyStream(cipher, nonce, count);
        Authenticate(cipher, nonce, aad, plaintext, offset, count, tag);
        cipher.Clear();

        Xor(plaintext, offset, keyStream, BlockBytes, output, outputOffset, count);
        Xor(tag, 0, keyStream, 0, output, outputOffset + count, TagBytes);
        Array.Clear(keyStream, 0, keyStream.Length);
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
        byte[] tag = new byte[BlockBytes];
        byte[] keyStream = KeyStream(cipher, nonce, plaintextCount);
        byte[] sentTag = new byte[TagBytes];
        Xor(sealedBytes, offset + plaintextCount, keyStream, 0, sentTag, 0, TagBytes);
        Xor(sealedBytes, offset, keyStream, BlockBytes, output, outputOffset, plaintextCount);
        Authenticate(cipher, nonce, aad, output, outputOffset, plaintextCount, tag);
        cipher.Clear();
        Array.Clear(keyStream, 0, keyStream.Length);

        bool genuine = Bytes.AreEqual(tag, 0, sentTag, 0, TagBytes);

        // The right tag of a forged message must not stay behind: it is what a forger looks for.
        Array.Clear(tag, 0, TagBytes);
        if (genuine) { return StatusCode.Ok; }

        Array.Clear(output, outputOffset, plaintextCount);
        return StatusCode.RecordTampered;
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
        for (int i = 0; i < blockCount; i++)
        {
            // Flags hold L - 1; the counter stands in the last two bytes.
            int at = i * BlockBytes;
            blocks[at] = 1;
            Array.Copy(nonce, 0, blocks, at + 1, NonceBytes);
            blocks[at + 14] = (byte)(i >> 8);
            blocks[at + 15] = (byte)i;
        }
        cipher.EncryptBlocks(blocks, 0, blocks, 0, blockCount);
        return blocks;
    }

    // RFC 3610 2.2: the CBC-MAC over B(0), the additional data and the message, each filled up with zeros.
    private static void Authenticate(
        IAesBlockCipher cipher, byte[] nonce, byte[] aad, byte[] message, int offset, int count, byte[] mac)
    {
        // Flags: bit 6 for additional data, then (tag bytes - 2) / 2, then L - 1.
        int aadCount = aad == null ? 0 : aad.Length;
        mac[0] = (byte)((aadCount > 0 ? 0x40 : 0x00) | (((TagBytes - 2) / 2) << 3) | 1);
        Array.Copy(nonce, 0, mac, 1, NonceBytes);
        mac[14] = (byte)(count >> 8);
        mac[15] = (byte)count;
        cipher.EncryptBlocks(mac, 0, mac, 0, 1);

        if (aadCount > 0)
        {
            mac[0] = (byte)(mac[0] ^ (byte)(aadCount >> 8));
            mac[1] = (byte)(mac[1] ^ (byte)aadCount);
            Absorb(cipher, aad, 0, aadCount, 2, mac);
        }
        Absorb(cipher, message, offset, count, 0, mac);
    }

    // Adds bytes to the CBC-MAC from a place within its block on; the last block is filled up.
    private static void Absorb(
        IAesBlockCipher cipher, byte[] source, int offset, int count, int placeInBlock, byte[] mac)
    {
        while (count > 0)
        {
            int taken = BlockBytes - placeInBlock;
            if (taken > count) { taken = count; }

            Xor(source, offset, mac, placeInBlock, mac, placeInBlock, taken);
            cipher.EncryptBlocks(mac, 0, mac, 0, 1);
            offset += taken;
            count -= taken;
            placeInBlock = 0;
        }
    }

    private static void Xor(
        byte[] a, int aOffset, byte[] b, int bOffset, byte[] output, int outputOffset, int count)
    {
        for (int i = 0; i < count; i++) { output[outputOffset + i] = (byte)(a[aOffset + i] ^ b[bOffset + i]); }
    }
}
