using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Wallet.Protocol.Frames;

namespace Wallet.Protocol.Tests.Frames;

[TestClass]
public class FrameVectorTests
{
    internal static List<string> Outcomes(FrameDecoder decoder, byte[] stream)
    {
        List<string> outcomes = [];
        foreach (byte value in stream)
        {
            if (decoder.Feed(value))
            {
                outcomes.Add(decoder.Status == StatusCode.Ok ? "ok" : decoder.Status.ToString());
            }
        }

        return outcomes;
    }

    [TestMethod]
    public void Feed_EveryVector_HasItsOutcomes()
    {
        int rows = 0;
        foreach (Vector vector in VectorFile.Read("frames.txt"))
        {
            FrameDecoder decoder = new();
            Assert.AreEqual(vector.Outcome, string.Join(',', Outcomes(decoder, vector.Bytes(0))), vector.Name);
            rows++;
        }

        Assert.IsGreaterThan(45, rows);
    }

    [TestMethod]
    public void Encode_EveryFrameVector_IsItsStreamAndComesBack()
    {
        foreach (Vector vector in VectorFile.Read("frames.txt").Where(v => v.Columns.Length == 4))
        {
            byte[] stream = vector.Bytes(0);
            byte kind = byte.Parse(vector.Columns[1], CultureInfo.InvariantCulture);
            byte sequence = byte.Parse(vector.Columns[2], CultureInfo.InvariantCulture);
            byte[] payload = vector.Columns[3] == "-" ? [] : vector.Bytes(3);

            byte[] output = new byte[FrameFormat.EncodedBytesMax];
            int count = FrameEncoder.Encode(kind, sequence, payload, 0, payload.Length, output, 0);
            CollectionAssert.AreEqual(stream, output[..count], vector.Name);

            FrameDecoder decoder = new();
            CollectionAssert.AreEqual(new[] { "ok" }, Outcomes(decoder, stream), vector.Name);
            Assert.AreEqual(kind, decoder.Kind);
            Assert.AreEqual(sequence, decoder.Sequence);
            Assert.AreEqual(payload.Length, decoder.PayloadCount);
            CollectionAssert.AreEqual(payload, decoder.TakePayload(), vector.Name);
        }
    }
}
