using System;
using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Tests.Cbor;

[TestClass]
public class CborWriterTests
{
    [TestMethod]
    public void Writer_EachKind_WritesItsShortestForm()
    {
        CborWriter writer = new(new byte[64]);
        writer.WriteArray(8);
        writer.WriteInteger(-500);
        writer.WriteBytes([1, 2, 3, 4], 1, 2);
        writer.WriteText("\u00fc");
        writer.WriteMap(1);
        writer.WriteInteger(1);
        writer.WriteBoolean(false);
        writer.WriteBoolean(true);
        writer.WriteNull();
        writer.WriteTag(1000);
        writer.WriteInteger(1000);
        writer.WriteEncoded([0, 0x80, 0], 1, 1);
        Assert.AreEqual("883901f342020362c3bca101f4f5f6d903e81903e880", Convert.ToHexStringLower(writer.ToArray()));
        Assert.IsFalse(writer.Overflowed);
        Assert.AreEqual(22, writer.Length);
    }

    [TestMethod]
    public void Writer_EveryBufferTooSmall_OverflowsAndGivesNothing()
    {
        for (int size = 0; size < 12; size++)
        {
            CborWriter writer = new(new byte[size]);
            writer.WriteArray(3);
            writer.WriteInteger(1000);
            writer.WriteText("abc");
            writer.WriteBytes([1, 2, 3]);
            Assert.AreEqual(size < 12, writer.Overflowed);
            Assert.IsEmpty(writer.ToArray());
        }
    }

    [TestMethod]
    public void Writer_AfterAnOverflow_StaysOverflowed()
    {
        CborWriter writer = new(new byte[2]);
        writer.WriteBytes([1, 2]);
        Assert.AreEqual(0, writer.Length);
        writer.WriteInteger(1);
        Assert.IsTrue(writer.Overflowed);
        Assert.AreEqual(0, writer.Length);
    }

    [TestMethod]
    public void WriteText_NoUtf8OfIt_Overflows()
    {
        // Not data rows: attributes cannot hold unpaired surrogates.
        foreach (string text in new[] { "\ud800", "\udc00", "a\ud800b", "\udc00\ud800", "a\0b" })
        {
            CborWriter writer = new(new byte[64]);
            writer.WriteText(text);
            Assert.IsTrue(writer.Overflowed);
            Assert.AreEqual(0, writer.Length);
        }
    }

    [TestMethod]
    public void Utf8_EveryCharacter_IsAsDotNetHasIt()
    {
        for (int point = 1; point <= 0x10FFFF; point += point < 0x3000 ? 1 : 61)
        {
            if (point is >= 0xD800 and <= 0xDFFF)
            {
                continue;
            }

            string text = char.ConvertFromUtf32(point);
            byte[] expected = System.Text.Encoding.UTF8.GetBytes(text);
            CollectionAssert.AreEqual(expected, Utf8.Encode(text));
            Assert.AreEqual(text, Utf8.Decode(expected, 0, expected.Length));
        }
    }
}
