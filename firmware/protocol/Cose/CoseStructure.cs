using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Cose;

/// <summary>
/// What the COSE messages share: the arrays that are sent and those that are signed.
/// </summary>
internal static class CoseStructure
{
    /// <summary>
    /// An array that ends in two byte strings: Sig_structure (4.4), MAC_structure (6.3), COSE_Sign1 (4.2) and COSE_Mac0
    /// (6.2).
    /// </summary>
    /// <param name="start">What all of its kind begin with, as CBOR: the array's head and the items before.</param>
    /// <param name="first">The second last item: external_aad or payload.</param>
    /// <param name="second">The last: payload or proof.</param>
    internal static byte[] Encode(byte[] start, byte[] first, byte[] second)
    {
        // Heads of at most 5 each.
        CborWriter writer = new CborWriter(new byte[start.Length + 10 + first.Length + second.Length]);
        writer.WriteEncoded(start, 0, start.Length);
        writer.WriteBytes(first);
        writer.WriteBytes(second);
        return writer.ToArray();
    }

    /// <summary>
    /// Reads exactly [protected, {}, payload, proof], untagged; payload and proof count only where it is Ok.
    /// </summary>
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
}
