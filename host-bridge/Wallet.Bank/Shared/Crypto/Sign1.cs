using System;
using System.Security.Cryptography;
using Wallet.Protocol;
using Wallet.Protocol.Cose;

namespace Wallet.Bank.Shared.Crypto;

/// <summary>The TryDecode of a document class.</summary>
internal delegate StatusCode Decoder<T>(byte[] payload, out T read);

/// <summary>Signed documents: COSE_Sign1 with ES256 (RFC 9052 section 4.2).</summary>
internal static class Sign1
{
    /// <summary>Signs a payload as a document of the kind <paramref name="label"/>.</summary>
    public static byte[] Sign(SigningKey key, string label, byte[] payload)
    {
        return CoseSign1.Encode(payload, key.Sign(CoseSign1.ToBeSigned(label, payload)));
    }

    /// <summary>The payload of a well-formed document, its signature not yet looked at.</summary>
    public static StatusCode TryReadPayload(byte[] document, out byte[] payload)
    {
        var read = new CoseSign1();
        StatusCode status = CoseSign1.TryDecode(document, 0, document.Length, read);
        payload = status == StatusCode.Ok ? read.Payload : [];
        return status;
    }

    /// <summary>Reads a document of a kind, its signature not yet looked at.</summary>
    /// <returns>Ok, or what is wrong with its encoding.</returns>
    public static StatusCode TryRead<T>(byte[] document, Decoder<T> decode, out T read)
        where T : class
    {
        read = null!;
        StatusCode status = TryReadPayload(document, out byte[] payload);
        return status == StatusCode.Ok ? decode(payload, out read) : status;
    }

    /// <summary>
    /// True when <paramref name="publicKey"/> signed this document as one of the kind <paramref name="label"/>.
    /// </summary>
    public static bool IsSignedBy(byte[] document, string label, byte[] publicKey)
    {
        var read = new CoseSign1();
        return CoseSign1.TryDecode(document, 0, document.Length, read) == StatusCode.Ok
            && P256.Verify(publicKey, CoseSign1.ToBeSigned(label, read.Payload), read.Signature);
    }

    /// <summary>SHA-256 of the whole encoded document or certificate: how the next one names it.</summary>
    public static byte[] Digest(byte[] document)
    {
        return SHA256.HashData(document);
    }

    /// <summary>True when two byte strings are the same.</summary>
    public static bool Same(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        return a.SequenceEqual(b);
    }
}
