using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace Wallet.Protocol.Tests.Messages;

/// <summary>vectors/messages.txt: bytes, named fields and named refusals of every message and document.</summary>
[TestClass]
public sealed class MessageVectorTests
{
    private sealed record Row(string Outcome, string Name, byte[] Bytes, string Note);

    [TestMethod]
    public void Message_EachFrozenVector_HasItsNamedOutcome()
    {
        foreach (Row row in Rows())
        {
            StatusCode status = MessageRegistry.All[row.Name](row.Bytes, out object? message, out byte[]? again);

            Assert.AreEqual(row.Outcome, status == StatusCode.Ok ? "ok" : status.ToString(), $"{row.Name}: {row.Note}");
            Assert.AreEqual(status == StatusCode.Ok, message is not null, row.Name);
            if (message is not null)
            {
                CollectionAssert.AreEqual(row.Bytes, again, row.Name);
                if (row.Note.Length > 0)
                {
                    Assert.AreEqual(row.Note, Fields(message), row.Name);
                }
            }
        }
    }

    [TestMethod]
    public void Message_EachClass_HasAVector()
    {
        var named = Rows().Where(row => row.Outcome == "ok").Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        Assert.IsTrue(named.SetEquals(MessageRegistry.All.Keys));
    }

    [TestMethod]
    public void Message_CutAtAnyByte_IsTruncated()
    {
        foreach (Row row in Rows().Where(row => row.Outcome == "ok"))
        {
            for (int count = 0; count < row.Bytes.Length; count++)
            {
                StatusCode status = MessageRegistry.All[row.Name](row.Bytes[..count], out object? message, out _);
                Assert.IsNull(message);
                Assert.AreEqual(StatusCode.MessageTruncated, status, $"{row.Name} cut to {count} bytes");
            }
        }
    }

    [TestMethod]
    public void Message_OneByteMore_IsTrailing()
    {
        foreach (Row row in Rows().Where(row => row.Outcome == "ok"))
        {
            StatusCode status = MessageRegistry.All[row.Name]([.. row.Bytes, 0], out _, out _);
            Assert.AreEqual(StatusCode.MessageTrailing, status, row.Name);
        }
    }

    [TestMethod]
    public void Message_AnyBitFlipped_IsRefusedOrReadAsExactlyThoseBytes()
    {
        foreach (Row row in Rows().Where(row => row.Outcome == "ok"))
        {
            for (int bit = 0; bit < row.Bytes.Length * 8; bit++)
            {
                byte[] flipped = (byte[])row.Bytes.Clone();
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                if (MessageRegistry.All[row.Name](flipped, out object? message, out byte[]? again) == StatusCode.Ok)
                {
                    Assert.IsNotNull(message);
                    CollectionAssert.AreEqual(flipped, again, $"{row.Name}, bit {bit}: two encodings of one value");
                }
            }
        }
    }

    private static IEnumerable<Row> Rows() => VectorFile.Read("messages.txt")
        .Select(vector => new Row(vector.Outcome, vector.Name, vector.Bytes(0), vector.Columns[1]));

    private static string Fields(object message) => string.Join("; ", message.GetType()
        .GetFields(BindingFlags.Public | BindingFlags.Instance)
        .Where(field => field.Name != "Status")
        .Select(field => $"{field.Name}={Show(field.GetValue(message))}"));

    private static string Show(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        byte[][] items => $"[{string.Join(',', items.Select(Show))}]",
        long[] items => $"[{string.Join(',', items.Select(item => Show(item)))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
