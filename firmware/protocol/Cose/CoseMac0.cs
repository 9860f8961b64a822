using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Cose;

/// <summary>
/// A document with a HMAC-SHA-256 tag: COSE_Mac0, RFC 9052 section 6.2. The structure; no cryptography.
/// </summary>
/// <remarks>On the wire untagged: [h'A10105', {}, payload, tag]. Labels as in <see cref="CoseSign1"/>.</remarks>
public sealed class CoseMac0
{
    /// <summary>HMAC 256/256, RFC 9053 section 3.1.</summary>
    public const int Algorithm = 5;

    /// <summary>Bytes of a tag: the whole HMAC.</summary>
    public const int TagBytes = 32;

    /// <summary>The protected header as it was received.</summary>
    public byte[] Protected { get; private set; }

    /// <summary>The document that was authenticated.</summary>
    public byte[] Payload { get; private set; }

    /// <summary>The HMAC, <see cref="TagBytes"/> bytes; compare it with <see cref="Bytes.AreEqual"/>.</summary>
    public byte[] Tag { get; private set; }

    /// <summary>The MAC_structure (6.3) that the HMAC is computed over.</summary>
    /// <param name="label">Kind of document; its UTF-8 is the external_aad.</param>
    /// <param name="payload">The document.</param>
    public static byte[] ToBeMaced(string label, byte[] payload)
    {
        // ["MAC0", h'A10105', as CBOR.
        byte[] start = new byte[] { 0x84, 0x64, 0x4D, 0x41, 0x43, 0x30, 0x43, 0xA1, 0x01, 0x05 };
        return CoseStructure.Encode(start, Utf8.Encode(label), payload);
    }

    /// <summary>The authenticated document as it travels.</summary>
    public static byte[] Encode(byte[] payload, byte[] tag)
    {
        // [h'A10105', {}, as CBOR.
        return CoseStructure.Encode(new byte[] { 0x84, 0x43, 0xA1, 0x01, 0x05, 0xA0 }, payload, tag);
    }

    /// <summary>
    /// Reads exactly one authenticated document; <paramref name="into"/> changes only when Ok is returned.
    /// </summary>
    /// <returns>Ok, or MessageTruncated, MessageMalformed, MessageOversized, MessageTrailing.</returns>
    public static StatusCode TryDecode(byte[] b, int offset, int count, CoseMac0 into)
    {
        byte[] header = new byte[] { 0xA1, 0x01, 0x05 };
        StatusCode status = CoseStructure.TryDecode(
            b, offset, count, header, TagBytes, out byte[] payload, out byte[] tag);
        if (status == StatusCode.Ok)
        {
            into.Protected = header;
            into.Payload = payload;
            into.Tag = tag;
        }

        return status;
    }
}
