using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Cose;

/// <summary>
/// A document with one ES256 signature: COSE_Sign1, RFC 9052 section 4.2. The structure; no cryptography.
/// </summary>
/// <remarks>
/// On the wire untagged: [h'A10126', {}, payload, signature], where A10126 is {1: -7}: ES256, RFC 9053 section 2.1,
/// ECDSA on P-256 with SHA-256. What a document is stands in its label, which is signed as external_aad, so that a
/// signature over one kind of document is never good for another.
/// </remarks>
public sealed class CoseSign1
{
    /// <summary>Bytes of a signature: r, then s, 32 each, most significant first.</summary>
    public const int SignatureBytes = 64;

    /// <summary>The protected header as it was received.</summary>
    public byte[] Protected { get; private set; }

    /// <summary>The document that was signed.</summary>
    public byte[] Payload { get; private set; }

    /// <summary>r || s, <see cref="SignatureBytes"/> bytes.</summary>
    public byte[] Signature { get; private set; }

    /// <summary>The Sig_structure (4.4) whose SHA-256 is signed.</summary>
    /// <param name="label">Kind of document; its UTF-8 is the external_aad.</param>
    /// <param name="payload">The document.</param>
    public static byte[] ToBeSigned(string label, byte[] payload)
    {
        // ["Signature1", h'A10126', as CBOR: a signature at the touch has no time to write it.
        byte[] start = new byte[]
        {
            0x84, 0x6A, 0x53, 0x69, 0x67, 0x6E, 0x61, 0x74, 0x75, 0x72, 0x65, 0x31, 0x43, 0xA1, 0x01, 0x26,
        };
        return CoseStructure.Encode(start, Utf8.Encode(label), payload);
    }

    /// <summary>The signed document as it travels.</summary>
    public static byte[] Encode(byte[] payload, byte[] signature)
    {
        // [h'A10126', {}, as CBOR.
        return CoseStructure.Encode(new byte[] { 0x84, 0x43, 0xA1, 0x01, 0x26, 0xA0 }, payload, signature);
    }

    /// <summary>Reads exactly one signed document; <paramref name="into"/> changes only when Ok is returned.</summary>
    /// <returns>Ok, or MessageTruncated, MessageMalformed, MessageOversized, MessageTrailing.</returns>
    public static StatusCode TryDecode(byte[] b, int offset, int count, CoseSign1 into)
    {
        byte[] header = new byte[] { 0xA1, 0x01, 0x26 };
        StatusCode status = CoseStructure.TryDecode(
            b, offset, count, header, SignatureBytes, out byte[] payload, out byte[] signature);
        if (status == StatusCode.Ok)
        {
            into.Protected = header;
            into.Payload = payload;
            into.Signature = signature;
        }

        return status;
    }
}
