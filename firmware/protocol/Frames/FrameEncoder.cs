namespace Wallet.Protocol.Frames;

/// <summary>Puts a frame together for the line.</summary>
public static class FrameEncoder
{
    /// <summary>Writes one frame, flags included.</summary>
    /// <param name="kind">One of <see cref="FrameKind"/>.</param>
    /// <param name="sequence">Sequence number, modulo 256.</param>
    /// <param name="payload">Holds the payload.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">Its bytes, at most <see cref="FrameFormat.PayloadBytesMax"/>.</param>
    /// <param name="output">Takes the frame; needs <see cref="FrameFormat.EncodedBytes"/> of room.</param>
    /// <param name="outputOffset">Where it goes.</param>
    /// <returns>Bytes written; 0, and nothing written, when the payload is too long or the room too short.</returns>
    public static int Encode(
        byte kind, byte sequence, byte[] payload, int offset, int count, byte[] output, int outputOffset)
    {
        if (count > FrameFormat.PayloadBytesMax || FrameFormat.EncodedBytes(count) > output.Length - outputOffset)
        {
            return 0;
        }

        uint check = Fcs32.Compute(kind, sequence, payload, offset, count);
        int position = outputOffset;
        output[position++] = FrameFormat.Flag;
        position = Put(kind, output, position);
        position = Put(sequence, output, position);
        for (int i = 0; i < count; i++)
        {
            position = Put(payload[offset + i], output, position);
        }

        for (int shift = 0; shift < 32; shift += 8)
        {
            position = Put((byte)(check >> shift), output, position);
        }

        output[position++] = FrameFormat.Flag;
        return position - outputOffset;
    }

    private static int Put(byte value, byte[] output, int position)
    {
        if (value == FrameFormat.Flag || value == FrameFormat.Escape)
        {
            output[position++] = FrameFormat.Escape;
            value ^= FrameFormat.EscapeBit;
        }

        output[position++] = value;
        return position;
    }
}
