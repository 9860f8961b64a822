using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Cose;

/// <summary>
/// What the three COSE messages share: protected headers, the array around them, the bytes that are signed.
/// </summary>
internal static class CoseStructure
{
    /// <summary>Label of the algorithm, RFC 9052 section 3.1.</summary>
    private const int AlgorithmLabel = 1;

    /// <summary>{1: algorithm}, the only protected header there is here.</summary>
    internal static byte[] ProtectedHeader(int algorithm)
    {
        CborWriter writer = new CborWriter(new byte[8]);
        writer.WriteMap(1);
        writer.WriteInteger(AlgorithmLabel);
        writer.WriteInteger(algorithm);
        return writer.ToArray();
    }

    /// <summary>[context, protected, external_aad, payload]: Sig_structure (4.4) and MAC_structure (6.3).</summary>
    internal static byte[] WithPayload(string context, byte[] protectedHeader, byte[] externalAad, byte[] payload)
    {
        CborWriter writer = Start(context, 4, protectedHeader, externalAad, payload.Length);
        writer.WriteBytes(payload);
        return writer.ToArray();
    }

    /// <summary>[context, protected, external_aad]: Enc_structure (5.3).</summary>
    internal static byte[] WithoutPayload(string context, byte[] protectedHeader, byte[] externalAad)
    {
        return Start(context, 3, protectedHeader, externalAad, 0).ToArray();
    }

    /// <summary>[protected, {}, payload, proof]: COSE_Sign1 (4.2) and COSE_Mac0 (6.2), untagged.</summary>
    internal static byte[] Encode(byte[] protectedHeader, byte[] payload, byte[] proof)
    {
        // Heads: array 1, empty map 1, three strings of at most 5 each.
        CborWriter writer = new CborWriter(new byte[17 + protectedHeader.Length + payload.Length + proof.Length]);
        writer.WriteArray(4);
        writer.WriteBytes(protectedHeader);
        writer.WriteMap(0);
        writer.WriteBytes(payload);
        writer.WriteBytes(proof);
        return writer.ToArray();
    }

    /// <summary>Reads exactly what <see cref="Encode"/> writes; payload and proof count only where it is Ok.</summary>
    /// <returns>Ok, or MessageTruncated, MessageMalformed, MessageOversized, MessageTrailing.</returns>
    internal static StatusCode TryDecode(
        byte[] b, int offset, int count, byte[] protectedHeader, int proofBytes, out byte[] payload, out byte[] proof)
    {
        CborReader reader = new CborReader(b, offset, count);
        reader.ReadArrayExactly(4);
        ReadProtected(reader, protectedHeader);
        reader.ReadMapExactly(0);
        // No limit of its own: whoever took the message in has bounded it.
        payload = reader.ReadBytes(int.MaxValue);
        proof = reader.ReadBytesExactly(proofBytes);
        return reader.Finish();
    }

    /// <summary>Reads the protected header and refuses any but the one expected.</summary>
    internal static void ReadProtected(CborReader reader, byte[] expected)
    {
        byte[] actual = reader.ReadBytesExactly(expected.Length);
        if (reader.Status == StatusCode.Ok && !Bytes.AreEqual(actual, 0, expected, 0, expected.Length))
        {
            reader.Fail(StatusCode.MessageMalformed);
        }
    }

    private static CborWriter Start(string context, int items, byte[] protectedHeader, byte[] aad, int payloadBytes)
    {
        // Heads: array 1, context 1 (at most 10 letters), three strings of at most 5 each.
        CborWriter writer = new CborWriter(new byte[27 + protectedHeader.Length + aad.Length + payloadBytes]);
        writer.WriteArray(items);
        writer.WriteText(context);
        writer.WriteBytes(protectedHeader);
        writer.WriteBytes(aad);
        return writer;
    }
}
