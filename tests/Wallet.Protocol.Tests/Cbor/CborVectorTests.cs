using System;
using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Tests.Cbor;

[TestClass]
public class CborVectorTests
{
    [TestMethod]
    public void ReadEncoded_EveryVector_HasItsOutcome()
    {
        int rows = 0;
        foreach (Vector vector in VectorFile.Read("cbor.txt"))
        {
            byte[] bytes = vector.Bytes(0);
            CborReader reader = new(bytes, 0, bytes.Length);
            byte[] item = reader.ReadEncoded();
            string outcome = reader.Finish() == StatusCode.Ok ? "ok" : reader.Status.ToString();
            Assert.AreEqual(vector.Outcome, outcome, vector.Name);
            if (outcome == "ok")
            {
                CollectionAssert.AreEqual(bytes, item, vector.Name);
            }

            rows++;
        }

        Assert.IsGreaterThan(100, rows);
    }

    [TestMethod]
    public void TypedReads_EveryAcceptedVector_GiveItsValueAndWriteItBack()
    {
        foreach (Vector vector in VectorFile.Read("cbor.txt"))
        {
            // "-" marks what is well-formed but has no typed read here: integers beyond a long.
            if (vector.Outcome != "ok" || vector.Columns[1] == "-")
            {
                continue;
            }

            CborDiagnostic diagnostic = new(vector.Bytes(0));
            Assert.AreEqual(StatusCode.Ok, diagnostic.Status, vector.Name);
            Assert.AreEqual(vector.Columns[1], diagnostic.Text, vector.Name);
            CollectionAssert.AreEqual(vector.Bytes(0), diagnostic.Rewritten, vector.Name);
        }
    }

    [TestMethod]
    public void ReadEncoded_EveryAcceptedVectorCutShort_IsTruncated()
    {
        foreach (Vector vector in VectorFile.Read("cbor.txt"))
        {
            byte[] bytes = vector.Bytes(0);
            for (int count = 0; vector.Outcome == "ok" && count < bytes.Length; count++)
            {
                CborReader reader = new(bytes, 0, count);
                Assert.IsEmpty(reader.ReadEncoded());
                Assert.AreEqual(StatusCode.MessageTruncated, reader.Status, $"{vector.Name} cut to {count}");
                Assert.AreEqual(0, reader.Position);
            }
        }
    }
}
