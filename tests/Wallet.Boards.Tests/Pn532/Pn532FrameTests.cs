using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Boards.Esp32;
using Wallet.Tests;
using Wallet.Virtual.Scheduling;

namespace Wallet.Boards.Tests.Pn532;

/// <summary>Frames against bytes that others have published: UM0701-02 6.2.1 and logs of real chips.</summary>
[TestClass]
public sealed class Pn532FrameTests
{
    public TestContext TestContext { get; set; }

    [TestMethod]
    [DataRow("02", "0000FF02FED4022A00", "GetFirmwareVersion")]
    [DataRow("1401", "0000FF03FDD414011700", "SAMConfiguration, normal mode")]
    [DataRow("4A0100", "0000FF04FCD44A0100E100", "InListPassiveTarget, one of type A")]
    public void Write_PublishedCommand_IsItsFrame(string command, string frame, string name)
    {
        byte[] bytes = Convert.FromHexString(command);
        byte[] written = new byte[bytes.Length + Pn532Frame.OverheadBytes + 1];
        int count = Pn532Frame.Write(written, bytes, bytes.Length);

        Assert.AreEqual(frame, Convert.ToHexString(written, 0, count), name);
    }

    [TestMethod]
    [DataRow("0000FF00FF00", Pn532Frame.Ack, "")]
    [DataRow("0000FF01FF7F8100", Pn532Frame.Error, "7F")]
    [DataRow("0000FF06FAD50332010607E800", Pn532Frame.Response, "D50332010607")]
    [DataRow("0000FF02FED5151600", Pn532Frame.Response, "D515")]
    [DataRow("0000FF03FDD54100EA00", Pn532Frame.Response, "D54100")]
    [DataRow("00FF03FDD54100EA", Pn532Frame.Response, "D54100")]
    [DataRow("000000000000FF03FDD54100EA000000", Pn532Frame.Response, "D54100")]
    [DataRow("0000FFFFFF0003FDD54100EA00", Pn532Frame.Response, "D54100")]
    public void Push_PublishedFrame_IsKnown(string frame, int kind, string data)
    {
        Pn532Frame parser = new();
        List<int> kinds = Feed(parser, Convert.FromHexString(frame));

        CollectionAssert.AreEqual(new[] { kind }, kinds);
        if (data.Length > 0) { Assert.AreEqual(data, Convert.ToHexString(parser.Data, 0, parser.Count)); }
    }

    [TestMethod]
    [DataRow("0000FF03FED54100EA00", "sum of the length")]
    [DataRow("0000FF03FDD54100EB00", "sum of the data")]
    [DataRow("0000FF03FDD44100EB00", "from a host")]
    [DataRow("0000FF01FFD52B00", "no code")]
    [DataRow("0000FF000000", "no data")]
    [DataRow("0000FFFFFF010AF500", "266 bytes")]
    [DataRow("0000FFFFFF0003FCD54100EA00", "sum of the long length")]
    [DataRow("0000FFFF0000", "not acknowledged: only a host says so")]
    public void Push_BadFrame_IsDamaged(string frame, string why)
    {
        List<int> kinds = Feed(new Pn532Frame(), Convert.FromHexString(frame));

        CollectionAssert.AreEqual(new[] { Pn532Frame.Damaged }, kinds, why);
    }

    [TestMethod]
    public void WriteAndPush_EveryLength_ComeBack()
    {
        for (int count = 1; count <= Pn532Frame.DataBytesMax - 1; count++)
        {
            byte[] command = new byte[count];
            new SeededRandom((ulong)count).Fill(command);
            byte[] frame = new byte[count + Pn532Frame.OverheadBytes + 1];
            int length = Pn532Frame.Write(frame, command, count);

            // The chip says D5 where the host says D4, so the last sum is one less.
            int first = count + 1 > 255 ? 8 : 5;
            Assert.AreEqual(0xD4, frame[first]);
            frame[first] = 0xD5;
            frame[length - 2]--;
            Pn532Frame parser = new();
            CollectionAssert.AreEqual(
                new[] { count > 1 || command.Length > 0 ? Pn532Frame.Response : 0 }, Feed(parser, frame[..length]));
            CollectionAssert.AreEqual(command, parser.Data[1..parser.Count], $"{count} bytes");
        }
    }

    [TestMethod]
    public void Push_Garbage_NeverFailsAndFindsTheNextFrame()
    {
        int seed = TestSettings.SeedOr(11);
        TestContext.WriteLine("WALLET_TEST_SEED=" + seed);
        SeededRandom random = new((ulong)seed);
        byte[] good = Convert.FromHexString("0000FF06FAD50332010607E800");
        Pn532Frame parser = new();
        for (int run = 0; run < 20_000; run++)
        {
            byte[] garbage = new byte[random.Next(60)];
            random.Fill(garbage);
            if (run % 2 == 0)
            {
                garbage = [.. good[..random.Next(good.Length)], .. garbage, .. new byte[] { 0, 0xFF, 0xFF, 0xFF, 1 }];
            }

            Feed(parser, garbage);
            Assert.IsInRange(0, Pn532Frame.DataBytesMax, parser.Count);
            Feed(parser, new byte[Pn532Frame.DataBytesMax + Pn532Frame.OverheadBytes]);

            CollectionAssert.AreEqual(new[] { Pn532Frame.Response }, Feed(parser, good));
        }
    }

    private static List<int> Feed(Pn532Frame parser, byte[] bytes) =>
        [.. bytes.Select(parser.Push).Where(kind => kind != Pn532Frame.None)];
}
