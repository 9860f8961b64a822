using System;
using System.Linq;
using Wallet.Protocol.Frames;

namespace Wallet.Protocol.Tests.Frames;

[TestClass]
public class FrameDecoderTests
{
    private static byte[] Frame(byte kind, byte sequence, params byte[] payload)
    {
        byte[] output = new byte[FrameFormat.EncodedBytes(payload.Length)];
        int count = FrameEncoder.Encode(kind, sequence, payload, 0, payload.Length, output, 0);
        return output[..count];
    }

    [TestMethod]
    public void Feed_ByteByByte_IsSilentUntilTheLastFlag()
    {
        byte[] frame = Frame(FrameKind.Data, 7, 1, 2, 3);
        FrameDecoder decoder = new();
        for (int i = 0; i < frame.Length - 1; i++)
        {
            Assert.IsFalse(decoder.Feed(frame[i]), $"byte {i}");
        }

        Assert.IsTrue(decoder.Feed(frame[^1]));
        Assert.AreEqual(StatusCode.Ok, decoder.Status);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, decoder.TakePayload());
    }

    [TestMethod]
    public void Reset_InsideAFrame_WaitsForTheNextFlag()
    {
        byte[] frame = Frame(FrameKind.Data, 7, 1, 2, 3);
        FrameDecoder decoder = new();
        foreach (byte value in frame[..5])
        {
            decoder.Feed(value);
        }

        decoder.Reset();
        foreach (byte value in frame[5..])
        {
            Assert.IsFalse(decoder.Feed(value));
        }

        CollectionAssert.AreEqual(new[] { "ok" }, FrameVectorTests.Outcomes(decoder, frame));
    }

    [TestMethod]
    public void Feed_AfterEveryCutOfAFrame_StillFindsTheNext()
    {
        byte[] frame = Frame(FrameKind.Data, 7, 0x7E, 0x7D, 3, 4, 5);
        byte[] next = Frame(FrameKind.Acknowledge, 8);
        // Without its closing flag only, a frame is whole: the next one's opening flag ends it.
        for (int cut = 0; cut < frame.Length - 1; cut++)
        {
            FrameDecoder decoder = new();
            string[] outcomes = [.. FrameVectorTests.Outcomes(decoder, [.. frame[..cut], .. next])];
            Assert.AreEqual("ok", outcomes[^1], $"cut at {cut}");
            Assert.AreEqual(8, decoder.Sequence);
            Assert.IsFalse(outcomes[..^1].Contains("ok"), $"cut at {cut}");
        }
    }

    [TestMethod]
    public void Feed_TooLong_IsRefusedAtTheFirstByteTooMany()
    {
        FrameDecoder decoder = new();
        decoder.Feed(0x7E);
        for (int i = 0; i < 2 + FrameFormat.PayloadBytesMax + 4; i++)
        {
            Assert.IsFalse(decoder.Feed(1));
        }

        Assert.IsTrue(decoder.Feed(1));
        Assert.AreEqual(StatusCode.FrameOversized, decoder.Status);
        Assert.IsFalse(decoder.Feed(1));
        Assert.AreEqual(0, decoder.PayloadCount);
    }

    [TestMethod]
    public void Encode_WorstCase_IsTheSizeInItsComment()
    {
        // Only the check sequence cannot be chosen: it is escaped in none to four places.
        byte[] payload = Enumerable.Repeat((byte)0x7E, FrameFormat.PayloadBytesMax).ToArray();
        byte[] output = new byte[FrameFormat.EncodedBytesMax];
        int count = FrameEncoder.Encode(0x7E, 0x7D, payload, 0, payload.Length, output, 0);
        Assert.IsGreaterThanOrEqualTo(8206 - 4, count);
        Assert.IsLessThanOrEqualTo(8206, count);
        Assert.AreEqual(8206, FrameFormat.EncodedBytesMax);
        Assert.AreEqual(8206, FrameFormat.EncodedBytes(FrameFormat.PayloadBytesMax));
    }

    [TestMethod]
    [DataRow(4097, 9000)]
    [DataRow(1, 15)]
    [DataRow(0, 13)]
    public void Encode_TooLongOrNoRoom_WritesNothing(int payloadCount, int room)
    {
        byte[] output = new byte[room];
        Assert.AreEqual(0, FrameEncoder.Encode(1, 1, new byte[payloadCount], 0, payloadCount, output, 0));
        Assert.IsTrue(output.All(b => b == 0));
    }

    [TestMethod]
    public void Encode_OffsetsOnBothSides_TouchesNothingElse()
    {
        byte[] output = new byte[40];
        int count = FrameEncoder.Encode(FrameKind.Data, 1, [9, 1, 2, 9], 1, 2, output, 3);
        CollectionAssert.AreEqual(Frame(FrameKind.Data, 1, 1, 2), output[3..(3 + count)]);
        Assert.IsTrue(output[..3].Concat(output[(3 + count)..]).All(b => b == 0));
    }

    [TestMethod]
    public void Feed_MutatedStreams_NeverThrowsAndTakesOnlyWhatEncodesToIt()
    {
        byte[][] valid = VectorFile.Read("frames.txt").Select(v => v.Bytes(0)).Where(s => s.Length < 400).ToArray();
        int seed = Seeds.Current;
        Random random = new(seed);
        FrameDecoder decoder = new();
        for (int i = 0; i < 60_000; i++)
        {
            byte[] stream = Seeds.Mutate(random, valid[random.Next(valid.Length)]);
            decoder.Reset();
            foreach (byte value in stream)
            {
                if (decoder.Feed(value) && decoder.Status == StatusCode.Ok)
                {
                    // Without its opening flag, which the frame before it may share.
                    byte[] again = Frame(decoder.Kind, decoder.Sequence, decoder.TakePayload())[1..];
                    Assert.IsGreaterThanOrEqualTo(
                        0, stream.AsSpan().IndexOf(again), $"WALLET_TEST_SEED={seed} round {i}");
                }
            }
        }
    }
}
