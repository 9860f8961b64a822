using System;
using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Cose;

/// <summary>
/// A sealed record: COSE_Encrypt0, RFC 9052 section 5.2, with AES-CCM-16-128-128. The structure; no cryptography.
/// </summary>
/// <remarks>
/// On the wire untagged: [h'A101181E', {6: partial IV}, ciphertext]. The partial IV is the record's sequence number in
/// as few bytes as it takes, most significant first; 0 is one zero byte, as in RFC 8613 section 5.
/// </remarks>
public sealed class CoseEncrypt0
{
    /// <summary>AES-CCM-16-128-128, RFC 9053 section 4.2.</summary>
    public const int Algorithm = 30;

    /// <summary>Bytes of the tag that ends a ciphertext.</summary>
    public const int TagBytes = 16;

    /// <summary>Bytes of a nonce: 15 less the 2 of the length field.</summary>
    public const int NonceBytes = 13;

    /// <summary>Plaintext bytes at most: what the 2-byte length field of this CCM can say.</summary>
    public const int PlaintextBytesMax = 65535;

    private const int PartialIvLabel = 6;
    private const int PartialIvBytesMax = 8;

    /// <summary>The protected header as it was received.</summary>
    public byte[] Protected { get; private set; }

    /// <summary>The record's sequence number, 0 or more.</summary>
    public long Sequence { get; private set; }

    /// <summary>What is sealed, then the tag of <see cref="TagBytes"/> bytes.</summary>
    public byte[] Ciphertext { get; private set; }

    /// <summary>The Enc_structure (5.3): the additional data of the AEAD.</summary>
    /// <param name="label">Kind of record; its UTF-8 starts the external_aad.</param>
    /// <param name="contextBytes">What else both ends know and must agree on, such as the session; ends it.</param>
    public static byte[] EncStructure(string label, byte[] contextBytes)
    {
        byte[] labelBytes = Utf8.Encode(label);
        byte[] externalAad = new byte[labelBytes.Length + contextBytes.Length];
        Array.Copy(labelBytes, 0, externalAad, 0, labelBytes.Length);
        Array.Copy(contextBytes, 0, externalAad, labelBytes.Length, contextBytes.Length);

        // Heads: array 1, context 1 + 8, protected 1 + 4, external_aad at most 5.
        CborWriter writer = new CborWriter(new byte[20 + externalAad.Length]);
        writer.WriteArray(3);
        writer.WriteText("Encrypt0");
        writer.WriteBytes(ProtectedHeader());
        writer.WriteBytes(externalAad);
        return writer.ToArray();
    }

    /// <summary>The nonce of a record: the context IV XOR the sequence number, padded on the left (3.1).</summary>
    /// <param name="contextIv13">13 bytes that belong to the key.</param>
    /// <param name="sequence">The record's sequence number, 0 or more; never twice under one key.</param>
    /// <param name="nonce13">Receives 13 bytes.</param>
    public static void Nonce(byte[] contextIv13, long sequence, byte[] nonce13)
    {
        byte[] padded = new byte[PartialIvBytesMax];
        Bytes.PutUInt64BigEndian(padded, 0, (ulong)sequence);
        Array.Copy(contextIv13, 0, nonce13, 0, NonceBytes);
        for (int i = 0; i < PartialIvBytesMax; i++)
        {
            nonce13[NonceBytes - PartialIvBytesMax + i] ^= padded[i];
        }
    }

    /// <summary>The sealed record as it travels.</summary>
    /// <param name="sequence">0 or more.</param>
    /// <param name="ciphertext">What the AEAD gave, its tag included.</param>
    public static byte[] Encode(long sequence, byte[] ciphertext)
    {
        // Heads: array 1, protected 1 + 4, map 1, key 1, partial IV 1 + 8, ciphertext at most 5.
        CborWriter writer = new CborWriter(new byte[22 + ciphertext.Length]);
        writer.WriteArray(3);
        writer.WriteBytes(ProtectedHeader());
        writer.WriteMap(1);
        writer.WriteInteger(PartialIvLabel);
        writer.WriteBytes(PartialIv(sequence));
        writer.WriteBytes(ciphertext);
        return writer.ToArray();
    }

    /// <summary>Reads exactly one sealed record; <paramref name="into"/> changes only when Ok is returned.</summary>
    /// <returns>Ok, or MessageTruncated, MessageMalformed, MessageOversized, MessageTrailing.</returns>
    public static StatusCode TryDecode(byte[] b, int offset, int count, CoseEncrypt0 into)
    {
        byte[] header = ProtectedHeader();
        CborReader reader = new CborReader(b, offset, count);
        reader.ReadArrayExactly(3);
        CoseStructure.ReadProtected(reader, header);
        reader.ReadMapExactly(1);
        reader.ReadKey(PartialIvLabel);
        byte[] partialIv = reader.ReadBytes(PartialIvBytesMax);
        if (!IsSequence(partialIv))
        {
            reader.Fail(StatusCode.MessageMalformed);
        }

        byte[] ciphertext = reader.ReadBytes(PlaintextBytesMax + TagBytes);
        if (ciphertext.Length < TagBytes)
        {
            reader.Fail(StatusCode.MessageMalformed);
        }

        StatusCode status = reader.Finish();
        if (status == StatusCode.Ok)
        {
            into.Protected = header;
            into.Sequence = SequenceOf(partialIv);
            into.Ciphertext = ciphertext;
        }

        return status;
    }

    // {1: 30}, RFC 9052 section 3.1.
    private static byte[] ProtectedHeader()
    {
        return new byte[] { 0xA1, 0x01, 0x18, 0x1E };
    }

    private static byte[] PartialIv(long sequence)
    {
        byte[] padded = new byte[PartialIvBytesMax];
        Bytes.PutUInt64BigEndian(padded, 0, (ulong)sequence);
        int start = 0;
        while (start < PartialIvBytesMax - 1 && padded[start] == 0)
        {
            start++;
        }

        return Bytes.Slice(padded, start, PartialIvBytesMax - start);
    }

    /// <summary>
    /// True for the one encoding of a sequence number: no leading zero but for 0 itself, and a long can hold it.
    /// </summary>
    private static bool IsSequence(byte[] partialIv)
    {
        if (partialIv.Length == 0 || (partialIv.Length > 1 && partialIv[0] == 0))
        {
            return false;
        }

        return partialIv.Length < PartialIvBytesMax || partialIv[0] < 0x80;
    }

    private static long SequenceOf(byte[] partialIv)
    {
        long sequence = 0;
        for (int i = 0; i < partialIv.Length; i++)
        {
            sequence = (sequence << 8) | partialIv[i];
        }

        return sequence;
    }
}
