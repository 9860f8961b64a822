namespace Wallet.Protocol.Frames;

/// <summary>Sizes and special bytes of a frame, RFC 1662 section 4: flag, body with escapes, flag.</summary>
/// <remarks>
/// Body: kind (1 byte), sequence number (1), payload, check sequence (4, least significant byte first). Flag and escape
/// within the body are sent as escape and the byte XOR 0x20; nothing else is, so a frame has one encoding.
/// </remarks>
public static class FrameFormat
{
    /// <summary>Payload bytes of a frame at most.</summary>
    public const int PayloadBytesMax = 4096;

    /// <summary>Bytes on the line at most: 2 flags and 2 + 4096 + 4 = 4102 body bytes, each escaped: 8206.</summary>
    public const int EncodedBytesMax = FlagBytes + (2 * BodyBytesMax);

    /// <summary>Kind and sequence number.</summary>
    internal const int HeaderBytes = 2;

    /// <summary>The smallest body has no payload.</summary>
    internal const int BodyBytesMin = HeaderBytes + Fcs32.SizeBytes;

    internal const int BodyBytesMax = BodyBytesMin + PayloadBytesMax;

    internal const byte Flag = 0x7E;
    internal const byte Escape = 0x7D;
    internal const byte EscapeBit = 0x20;

    private const int FlagBytes = 2;

    /// <summary>
    /// Room a frame with so many payload bytes needs, should each of its body bytes have to be escaped.
    /// </summary>
    public static int EncodedBytes(int payloadBytes)
    {
        return FlagBytes + (2 * (BodyBytesMin + payloadBytes));
    }
}
