using System;
using Wallet.Device.Tests.Vectors;
using Wallet.Protocol;

namespace Wallet.Device.Tests.Protocol;

/// <summary>Every document, and every message that a device sends or receives.</summary>
[TestClass]
public sealed class MessageTests
{
    [TestMethod]
    public void Decode_EveryVector_ItsOutcomeAndTheSameBytesAgain()
    {
        string[] rows = MessageVectors.Rows();
        Assert.IsTrue(rows.Length > 50);
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new VectorRow(rows[i]);
            StatusCode status = Decode(row.Name, row.Bytes(0), out byte[] again);
            Assert.AreEqual(row.Outcome, ((int)status).ToString(), row.Name);
            Check.AreEqual(row.IsOk ? row.Bytes(0) : null, again, row.Name);
        }
    }

    [TestMethod]
    public void Decode_EveryVectorCut_Truncated()
    {
        string[] rows = MessageVectors.Rows();
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new VectorRow(rows[i]);
            byte[] whole = row.Bytes(0);
            for (int count = 0; row.IsOk && count < whole.Length; count += (count / 8) + 1)
            {
                StatusCode status = Decode(row.Name, Bytes.Slice(whole, 0, count), out byte[] again);
                Check.IsStatus(StatusCode.MessageTruncated, status, row.Name);
            }
        }
    }

    [TestMethod]
    public void Decode_OneByteMore_Trailing()
    {
        string[] rows = MessageVectors.Rows();
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new VectorRow(rows[i]);
            if (row.IsOk)
            {
                byte[] whole = row.Bytes(0);
                byte[] more = new byte[whole.Length + 1];
                Array.Copy(whole, more, whole.Length);
                StatusCode status = Decode(row.Name, more, out byte[] again);
                Check.IsStatus(StatusCode.MessageTrailing, status, row.Name);
            }
        }
    }

    private static StatusCode Decode(string name, byte[] b, out byte[] again)
    {
        StatusCode status = DocumentDecoders.Decode(name, b, out again);
        return status == StatusCode.MessageUnknown ? MessageDecoders.Decode(name, b, out again) : status;
    }
}
