using Wallet.Device.Tests.Vectors;
using Wallet.Protocol;
using Wallet.Protocol.Frames;

namespace Wallet.Device.Tests.Protocol;

[TestClass]
public sealed class FrameTests
{
    private const int ColumnsOfOneFrame = 4;

    [TestMethod]
    public void Fcs_CheckString_ThePublishedValue()
    {
        uint fcs = Fcs32.Compute(Hex.OfAscii("123456789"), 0, 9);
        Assert.IsTrue(fcs == 0xCBF43926u);
    }

    [TestMethod]
    public void Fcs_EveryByteAlone_TheBitwiseDefinition()
    {
        byte[] one = new byte[1];
        for (int value = 0; value < 256; value++)
        {
            uint register = 0xFFFFFFFFu ^ (uint)value;
            for (int bit = 0; bit < 8; bit++)
            {
                register = (register >> 1) ^ ((register & 1u) * 0xEDB88320u);
            }

            one[0] = (byte)value;
            Assert.IsTrue(Fcs32.Compute(one, 0, 1) == ~register);
        }
    }

    [TestMethod]
    public void Feed_EveryVector_ItsOutcomes()
    {
        string[] rows = FrameVectors.Rows();
        Assert.IsTrue(rows.Length > 20);
        var decoder = new FrameDecoder();
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new VectorRow(rows[i]);
            decoder.Reset();
            Assert.AreEqual(row.Outcome, Outcomes(decoder, row.Bytes(0)), row.Name);
        }
    }

    [TestMethod]
    public void Encode_EveryFrame_ItsStreamAndBack()
    {
        string[] rows = FrameVectors.Rows();
        byte[] output = new byte[FrameFormat.EncodedBytesMax];
        var decoder = new FrameDecoder();
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new VectorRow(rows[i]);
            if (row.ColumnCount == ColumnsOfOneFrame)
            {
                byte kind = (byte)int.Parse(row.Text(1));
                byte sequence = (byte)int.Parse(row.Text(2));
                byte[] payload = row.Bytes(3);
                int count = FrameEncoder.Encode(kind, sequence, payload, 0, payload.Length, output, 0);
                Check.AreEqual(row.Bytes(0), Bytes.Slice(output, 0, count), row.Name);

                decoder.Reset();
                Outcomes(decoder, row.Bytes(0));
                Assert.AreEqual((int)kind, (int)decoder.Kind, row.Name);
                Assert.AreEqual((int)sequence, (int)decoder.Sequence, row.Name);
                Check.AreEqual(payload, decoder.TakePayload(), row.Name);
            }
        }
    }

    [TestMethod]
    public void Link_MessageOfEveryByte_ArrivesOnceAndIsAcknowledged()
    {
        var sender = new LinkEndpoint(1);
        var receiver = new LinkEndpoint(2);
        byte[] message = Hex.Counting(300, 0);
        Assert.IsTrue(sender.TrySend(message, 0, message.Length, 0));
        Exchange(sender, receiver);
        Check.IsOk(sender.SendStatus, "acknowledged");
        bool arrived = receiver.TryTake(out byte[] taken);
        Assert.IsTrue(arrived);
        Check.AreEqual(message, taken, "message");
        bool again = receiver.TryTake(out byte[] none);
        Assert.IsFalse(again);
    }

    [TestMethod]
    public void Link_NobodyThere_GivesUp()
    {
        var sender = new LinkEndpoint(1);
        byte[] line = new byte[64];
        long nowMs = 0;
        Assert.IsTrue(sender.TrySend(line, 0, 1, nowMs));
        while (sender.SendStatus == StatusCode.Busy)
        {
            sender.TakeOutput(line, 0, line.Length);
            nowMs += sender.WaitMs(nowMs);
            sender.Poll(nowMs);
        }

        Check.IsStatus(StatusCode.LinkTimeout, sender.SendStatus, "given up");
        Assert.AreEqual((long)(LinkEndpoint.TriesMax * LinkEndpoint.RepeatMs), nowMs);
    }

    private static void Exchange(LinkEndpoint a, LinkEndpoint b)
    {
        byte[] line = new byte[100];
        int moved = 1;
        while (moved > 0)
        {
            moved = a.TakeOutput(line, 0, line.Length);
            b.Receive(line, 0, moved, 0);
            int back = b.TakeOutput(line, 0, line.Length);
            a.Receive(line, 0, back, 0);
            moved += back;
        }
    }

    private static string Outcomes(FrameDecoder decoder, byte[] stream)
    {
        string outcomes = "";
        for (int i = 0; i < stream.Length; i++)
        {
            if (decoder.Feed(stream[i]))
            {
                string status = ((int)decoder.Status).ToString();
                outcomes = outcomes.Length == 0 ? status : string.Concat(outcomes, ",", status);
            }
        }

        return outcomes;
    }
}
