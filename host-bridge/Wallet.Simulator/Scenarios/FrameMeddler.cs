using System;
using System.Collections.Generic;
using Wallet.Protocol;
using Wallet.Protocol.Frames;

namespace Wallet.Simulator.Scenarios;

/// <summary>A hand on the serial line: one data frame goes on as something else.</summary>
/// <param name="replace">
/// Gets a data frame's sequence number, payload and bytes on the line; gives what goes on instead, or null to let it
/// pass and wait for the next one.
/// </param>
internal sealed class FrameMeddler(Func<byte, byte[], byte[], byte[]?> replace)
{
    private readonly FrameDecoder _decoder = new();
    private readonly List<byte> _held = [];

    /// <summary>True once it has done what it is there for.</summary>
    public bool IsDone { get; private set; }

    /// <summary>For the Intercept of a line's impairments: holds bytes until a frame is whole.</summary>
    public byte[][] Intercept(byte[] chunk)
    {
        var passed = new List<byte[]>();
        foreach (byte one in chunk)
        {
            _held.Add(one);
            if (!_decoder.Feed(one))
            {
                continue;
            }

            byte[] frame = [.. _held];
            _held.Clear();
            byte[]? instead = IsDone || _decoder.Status != StatusCode.Ok || _decoder.Kind != FrameKind.Data
                ? null
                : replace(_decoder.Sequence, _decoder.TakePayload(), frame);
            IsDone |= instead is not null;
            passed.Add(instead ?? frame);
        }

        return [.. passed];
    }

    /// <summary>A data frame as it stands on the line.</summary>
    public static byte[] Frame(byte sequence, byte[] payload)
    {
        var frame = new byte[FrameFormat.EncodedBytes(payload.Length)];
        int count = FrameEncoder.Encode(FrameKind.Data, sequence, payload, 0, payload.Length, frame, 0);
        return frame[..count];
    }
}
