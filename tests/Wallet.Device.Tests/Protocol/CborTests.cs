using Wallet.Device.Tests.Vectors;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Device.Tests.Protocol;

[TestClass]
public sealed class CborTests
{
    [TestMethod]
    public void ReadEncoded_EveryVector_ItsOutcome()
    {
        string[] rows = CborVectors.Rows();
        Assert.IsTrue(rows.Length > 100);
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new VectorRow(rows[i]);
            byte[] encoded = row.Bytes(0);
            var reader = new CborReader(encoded, 0, encoded.Length);
            byte[] item = reader.ReadEncoded();
            Assert.AreEqual(row.Outcome, ((int)reader.Finish()).ToString(), row.Name);
            if (row.IsOk)
            {
                Check.AreEqual(encoded, item, row.Name);
            }
        }
    }

    [TestMethod]
    public void ReadEncoded_EveryAcceptedVectorCut_Truncated()
    {
        string[] rows = CborVectors.Rows();
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new VectorRow(rows[i]);
            byte[] encoded = row.Bytes(0);
            for (int count = 0; row.IsOk && count < encoded.Length; count += (count / 16) + 1)
            {
                var reader = new CborReader(encoded, 0, count);
                Assert.AreEqual(0, reader.ReadEncoded().Length, row.Name);
                Check.IsStatus(StatusCode.MessageTruncated, reader.Status, row.Name);
            }
        }
    }

    [TestMethod]
    public void Writer_EachKind_ShortestForm()
    {
        var writer = new CborWriter(new byte[64]);
        writer.WriteArray(6);
        writer.WriteInteger(-500);
        writer.WriteText("\u00fc\u8857");
        writer.WriteMap(1);
        writer.WriteInteger(1);
        writer.WriteBoolean(true);
        writer.WriteNull();
        writer.WriteTag(1000);
        writer.WriteBoolean(false);
        writer.WriteBytes(Hex.ToBytes("01020304"), 1, 2);
        Check.IsHex("863901f365c3bce8a197a101f5f6d903e8f4420203", writer.ToArray());
    }

    [TestMethod]
    public void Writer_BufferTooSmall_Nothing()
    {
        for (int size = 0; size < 10; size++)
        {
            var writer = new CborWriter(new byte[size]);
            writer.WriteArray(2);
            writer.WriteInteger(1000);
            writer.WriteText("abcde");
            Assert.IsTrue(writer.Overflowed);
            Assert.AreEqual(0, writer.ToArray().Length);
        }
    }

    [TestMethod]
    public void Reader_AfterTheFirstProblem_NothingMore()
    {
        byte[] encoded = Hex.ToBytes("8201f5");
        var reader = new CborReader(encoded, 0, encoded.Length);
        reader.ReadArrayExactly(3);
        Assert.AreEqual(0L, reader.ReadInteger());
        Assert.IsFalse(reader.ReadBoolean());
        Assert.IsTrue(reader.Finish() != StatusCode.Ok);
        Assert.AreEqual(0, reader.Position);
    }
}
