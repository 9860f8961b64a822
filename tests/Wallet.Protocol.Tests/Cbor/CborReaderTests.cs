using System;
using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Tests.Cbor;

[TestClass]
public class CborReaderTests
{
    private static CborReader Over(string hex)
    {
        byte[] bytes = Convert.FromHexString(hex);
        return new CborReader(bytes, 0, bytes.Length);
    }

    [TestMethod]
    public void Reader_StraightLine_ReadsAMessage()
    {
        CborReader reader = Over("a4010a026161034201020481f5");
        reader.ReadMapExactly(4);
        reader.ReadKey(1);
        Assert.AreEqual(10, reader.ReadInteger());
        reader.ReadKey(2);
        Assert.AreEqual("a", reader.ReadText(1));
        reader.ReadKey(3);
        CollectionAssert.AreEqual(new byte[] { 1, 2 }, reader.ReadBytesExactly(2));
        reader.ReadKey(4);
        Assert.AreEqual(1, reader.ReadArray(3));
        Assert.IsTrue(reader.ReadBoolean());
        Assert.AreEqual(StatusCode.Ok, reader.Finish());
    }

    [TestMethod]
    public void Reader_AfterAProblem_KeepsItAndMovesNothing()
    {
        CborReader reader = Over("016161f5f640c101a08040");
        reader.ReadInteger();
        Assert.AreEqual("", reader.ReadText(0));
        Assert.AreEqual(StatusCode.MessageOversized, reader.Status);
        Assert.AreEqual(0, reader.ReadInteger());
        Assert.AreEqual("", reader.ReadText(9));
        Assert.IsFalse(reader.ReadBoolean());
        Assert.IsFalse(reader.TryReadNull());
        Assert.IsEmpty(reader.ReadBytes(9));
        Assert.IsEmpty(reader.ReadBytesExactly(9));
        Assert.IsEmpty(reader.ReadEncoded());
        Assert.AreEqual(0, reader.ReadArray(9));
        Assert.AreEqual(0, reader.ReadMap(9));
        reader.ReadArrayExactly(0);
        reader.ReadMapExactly(0);
        reader.ReadKey(1);
        reader.ReadTag(1);
        reader.Fail(StatusCode.MessageMalformed);
        Assert.AreEqual(1, reader.Position);
        Assert.AreEqual(StatusCode.MessageOversized, reader.Finish());
    }

    [TestMethod]
    public void Read_EachKindOfOtherKind_IsMalformedAndMovesNothing()
    {
        string[] items = ["01", "20", "4101", "6161", "8101", "a10101", "c101", "f5", "f6", "f7"];
        for (int read = 0; read < 8; read++)
        {
            foreach (string item in items)
            {
                CborReader reader = Over(item);
                int major = Convert.FromHexString(item)[0] >> 5;
                bool isOwnKind = Read(reader, read, major, item);
                if (!isOwnKind)
                {
                    Assert.AreEqual(StatusCode.MessageMalformed, reader.Status, $"read {read} of {item}");
                    Assert.AreEqual(0, reader.Position);
                }
            }
        }
    }

    private static bool Read(CborReader reader, int read, int major, string item)
    {
        switch (read)
        {
            case 0:
                reader.ReadInteger();
                return major is 0 or 1;
            case 1:
                reader.ReadBytes(9);
                return major == 2;
            case 2:
                reader.ReadText(9);
                return major == 3;
            case 3:
                reader.ReadArray(9);
                return major == 4;
            case 4:
                reader.ReadMap(9);
                return major == 5;
            case 5:
                reader.ReadTag(1);
                return major == 6;
            case 6:
                reader.ReadBoolean();
                return item == "f5";
            default:
                reader.ReadBytesExactly(1);
                return major == 2;
        }
    }

    [TestMethod]
    [DataRow("1b7fffffffffffffff", long.MaxValue)]
    [DataRow("3b7fffffffffffffff", long.MinValue)]
    public void ReadInteger_AtTheLimitsOfALong_IsRead(string hex, long expected)
    {
        CborReader reader = Over(hex);
        Assert.AreEqual(expected, reader.ReadInteger());
        Assert.AreEqual(StatusCode.Ok, reader.Finish());
    }

    [TestMethod]
    [DataRow("1b8000000000000000")]
    [DataRow("1bffffffffffffffff")]
    [DataRow("3b8000000000000000")]
    [DataRow("3bffffffffffffffff")]
    public void ReadInteger_BeyondALong_IsOversized(string hex)
    {
        CborReader reader = Over(hex);
        Assert.AreEqual(0, reader.ReadInteger());
        Assert.AreEqual(StatusCode.MessageOversized, reader.Status);
        Assert.AreEqual(0, reader.Position);
    }

    [TestMethod]
    public void ReadLimits_OneTooMany_IsOversizedEvenWhenCutShort()
    {
        CborReader bytes = Over("43");
        bytes.ReadBytes(2);
        CborReader text = Over("63");
        text.ReadText(2);
        CborReader array = Over("83");
        array.ReadArray(2);
        CborReader map = Over("a3");
        map.ReadMap(2);
        foreach (CborReader reader in new[] { bytes, text, array, map })
        {
            Assert.AreEqual(StatusCode.MessageOversized, reader.Status);
            Assert.AreEqual(0, reader.Position);
        }
    }

    [TestMethod]
    [DataRow("4101")]
    [DataRow("43010203")]
    public void ReadBytesExactly_OtherLength_IsMalformed(string hex)
    {
        CborReader reader = Over(hex);
        Assert.IsEmpty(reader.ReadBytesExactly(2));
        Assert.AreEqual(StatusCode.MessageMalformed, reader.Status);
    }

    [TestMethod]
    public void ReadExactly_OtherCount_IsMalformed()
    {
        CborReader array = Over("8101");
        array.ReadArrayExactly(2);
        CborReader map = Over("a10101");
        map.ReadMapExactly(0);
        CborReader integer = Over("02");
        integer.ReadIntegerExactly(1);
        CborReader tag = Over("c201");
        tag.ReadTag(1);
        foreach (CborReader reader in new[] { array, map, integer, tag })
        {
            Assert.AreEqual(StatusCode.MessageMalformed, reader.Status);
            Assert.AreEqual(0, reader.Position);
        }
    }

    [TestMethod]
    [DataRow("02")]
    [DataRow("20")]
    [DataRow("6131")]
    public void ReadKey_AnotherKey_IsMalformed(string hex)
    {
        CborReader reader = Over(hex);
        reader.ReadKey(1);
        Assert.AreEqual(StatusCode.MessageMalformed, reader.Status);
        Assert.AreEqual(0, reader.Position);
    }

    [TestMethod]
    public void ReadTag_Expected_LeavesItsItem()
    {
        CborReader reader = Over("d9d9f701");
        reader.ReadTag(55799);
        Assert.AreEqual(1, reader.ReadInteger());
        Assert.AreEqual(StatusCode.Ok, reader.Finish());
    }

    [TestMethod]
    public void TryReadNull_AnythingElse_ChangesNothing()
    {
        CborReader reader = Over("01f6");
        Assert.IsFalse(reader.TryReadNull());
        Assert.AreEqual(1, reader.ReadInteger());
        Assert.IsTrue(reader.TryReadNull());
        Assert.IsFalse(reader.TryReadNull());
        Assert.AreEqual(StatusCode.Ok, reader.Finish());
    }

    [TestMethod]
    public void ReadEncoded_InsideAMessage_TakesOneItem()
    {
        CborReader reader = Over("8301a20102036161f4");
        reader.ReadArrayExactly(3);
        reader.ReadInteger();
        Assert.AreEqual("a20102036161", Convert.ToHexStringLower(reader.ReadEncoded()));
        Assert.IsFalse(reader.ReadBoolean());
        Assert.AreEqual(StatusCode.Ok, reader.Finish());
    }

    [TestMethod]
    public void Finish_BytesLeft_IsTrailing()
    {
        CborReader reader = Over("0102");
        reader.ReadInteger();
        Assert.AreEqual(StatusCode.MessageTrailing, reader.Finish());
        Assert.AreEqual(StatusCode.MessageTrailing, reader.Status);
    }

    [TestMethod]
    public void Reader_OverAPart_SeesNothingAroundIt()
    {
        byte[] bytes = [0xff, 0x41, 0x07, 0x08];
        CborReader reader = new(bytes, 1, 2);
        CollectionAssert.AreEqual(new byte[] { 7 }, reader.ReadBytes(9));
        Assert.AreEqual(StatusCode.Ok, reader.Finish());
        CborReader cut = new(bytes, 1, 1);
        cut.ReadBytes(9);
        Assert.AreEqual(StatusCode.MessageTruncated, cut.Status);
    }

    [TestMethod]
    [DataRow(-1, 1)]
    [DataRow(0, -1)]
    [DataRow(3, 0)]
    [DataRow(1, 2)]
    [DataRow(1, int.MaxValue)]
    public void Reader_RangeOutsideItsBuffer_IsTruncated(int offset, int count)
    {
        CborReader reader = new(new byte[2], offset, count);
        Assert.AreEqual(0, reader.ReadInteger());
        Assert.AreEqual(StatusCode.MessageTruncated, reader.Finish());
    }
}
