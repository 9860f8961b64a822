using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Wallet.Protocol.Cose;

namespace Wallet.Protocol.Tests.Cose;

[TestClass]
public class CoseVectorTests
{
    private static IEnumerable<Vector> Accepted(string structure) =>
        VectorFile.Read("cose.txt").Where(v => v.Outcome == "ok" && v.Columns[0] == structure);

    private static string Label(Vector vector) => vector.Columns[1] == "-" ? "" : vector.Columns[1];

    [TestMethod]
    public void TryDecode_EveryRefusedVector_HasItsOutcomeAndChangesNothing()
    {
        int rows = 0;
        foreach (Vector vector in VectorFile.Read("cose.txt").Where(v => v.Outcome != "ok"))
        {
            byte[] bytes = vector.Bytes(1);
            CoseSign1 sign1 = new();
            CoseMac0 mac0 = new();
            CoseEncrypt0 encrypt0 = new();
            StatusCode status = vector.Columns[0] switch
            {
                "sign1" => CoseSign1.TryDecode(bytes, 0, bytes.Length, sign1),
                "mac0" => CoseMac0.TryDecode(bytes, 0, bytes.Length, mac0),
                _ => CoseEncrypt0.TryDecode(bytes, 0, bytes.Length, encrypt0),
            };
            Assert.AreEqual(vector.Outcome, status.ToString(), vector.Name);
            Assert.IsNull(sign1.Payload ?? mac0.Payload ?? encrypt0.Ciphertext);
            rows++;
        }

        Assert.IsGreaterThan(30, rows);
    }

    [TestMethod]
    public void Sign1_EveryAcceptedVector_IsReadWrittenAndVerifiedByDotNet()
    {
        foreach (Vector vector in Accepted("sign1"))
        {
            byte[] encoded = vector.Bytes(5);
            CoseSign1 read = new();
            Assert.AreEqual(StatusCode.Ok, CoseSign1.TryDecode(encoded, 0, encoded.Length, read), vector.Name);
            CollectionAssert.AreEqual(Bytes(vector, 2), read.Payload);
            Assert.AreEqual("A10126", Convert.ToHexString(read.Protected));
            byte[] toBeSigned = CoseSign1.ToBeSigned(Label(vector), read.Payload);
            CollectionAssert.AreEqual(vector.Bytes(3), toBeSigned, vector.Name);
            CollectionAssert.AreEqual(encoded, CoseSign1.Encode(read.Payload, read.Signature));
            Assert.IsTrue(TestKeys.Verify(vector.Bytes(4), toBeSigned, read.Signature), vector.Name);
            byte[] otherLabel = CoseSign1.ToBeSigned(Label(vector) + "x", read.Payload);
            Assert.IsFalse(TestKeys.Verify(vector.Bytes(4), otherLabel, read.Signature), vector.Name);
        }
    }

    [TestMethod]
    public void Mac0_EveryAcceptedVector_IsReadWrittenAndVerifiedByDotNet()
    {
        foreach (Vector vector in Accepted("mac0"))
        {
            byte[] encoded = vector.Bytes(5);
            CoseMac0 read = new();
            Assert.AreEqual(StatusCode.Ok, CoseMac0.TryDecode(encoded, 0, encoded.Length, read), vector.Name);
            CollectionAssert.AreEqual(Bytes(vector, 2), read.Payload);
            Assert.AreEqual("A10105", Convert.ToHexString(read.Protected));
            byte[] toBeMaced = CoseMac0.ToBeMaced(Label(vector), read.Payload);
            CollectionAssert.AreEqual(vector.Bytes(3), toBeMaced, vector.Name);
            CollectionAssert.AreEqual(encoded, CoseMac0.Encode(read.Payload, read.Tag));
            CollectionAssert.AreEqual(HMACSHA256.HashData(vector.Bytes(4), toBeMaced), read.Tag, vector.Name);
        }
    }

    [TestMethod]
    public void Encrypt0_EveryAcceptedVector_IsReadWrittenAndOpenedByDotNet()
    {
        foreach (Vector vector in Accepted("encrypt0"))
        {
            byte[] encoded = vector.Bytes(5);
            CoseEncrypt0 read = new();
            Assert.AreEqual(StatusCode.Ok, CoseEncrypt0.TryDecode(encoded, 0, encoded.Length, read), vector.Name);
            Assert.AreEqual(vector.Columns[6], read.Sequence.ToString(), vector.Name);
            Assert.AreEqual("A101181E", Convert.ToHexString(read.Protected));
            CollectionAssert.AreEqual(encoded, CoseEncrypt0.Encode(read.Sequence, read.Ciphertext), vector.Name);

            byte[] additional = CoseEncrypt0.EncStructure(Label(vector), Bytes(vector, 2));
            CollectionAssert.AreEqual(vector.Bytes(3), additional, vector.Name);
            byte[] nonce = new byte[CoseEncrypt0.NonceBytes];
            CoseEncrypt0.Nonce(vector.Bytes(7), read.Sequence, nonce);
            CollectionAssert.AreEqual(vector.Bytes(8), nonce, vector.Name);

            byte[] plain = new byte[read.Ciphertext.Length - CoseEncrypt0.TagBytes];
            using AesCcm ccm = new(vector.Bytes(4));
            ccm.Decrypt(nonce, read.Ciphertext[..plain.Length], read.Ciphertext[plain.Length..], plain, additional);
            CollectionAssert.AreEqual(Bytes(vector, 9), plain, vector.Name);
        }
    }

    [TestMethod]
    public void EncStructure_PublishedAesCcmEnc02_IsItsAdditionalData() =>
        Assert.AreEqual(
            "8368456E63727970743044A101181E40", Convert.ToHexString(CoseEncrypt0.EncStructure("", [])));

    [TestMethod]
    public void EncStructure_LabelThenContext_AreItsExternalAad()
    {
        string hex = Convert.ToHexString(CoseEncrypt0.EncStructure("ab", [1, 2]));
        Assert.EndsWith("44" + Convert.ToHexString(Encoding.ASCII.GetBytes("ab")) + "0102", hex);
    }

    [TestMethod]
    public void TryDecode_MutatedVectors_NeverThrowsAndTakesOnlyWhatItCanWriteBack()
    {
        Vector[] valid = VectorFile.Read("cose.txt").Where(v => v.Outcome == "ok").ToArray();
        int seed = Seeds.Current;
        Random random = new(seed);
        for (int i = 0; i < 60_000; i++)
        {
            Vector vector = valid[random.Next(valid.Length)];
            byte[] bytes = Seeds.Mutate(random, vector.Bytes(5));
            byte[]? rewritten = Rewrite(vector.Columns[0], bytes);
            if (rewritten is not null)
            {
                CollectionAssert.AreEqual(bytes, rewritten, $"WALLET_TEST_SEED={seed} round {i}");
            }
        }
    }

    private static byte[]? Rewrite(string structure, byte[] bytes)
    {
        switch (structure)
        {
            case "sign1":
                CoseSign1 sign1 = new();
                return CoseSign1.TryDecode(bytes, 0, bytes.Length, sign1) == StatusCode.Ok
                    ? CoseSign1.Encode(sign1.Payload, sign1.Signature) : null;
            case "mac0":
                CoseMac0 mac0 = new();
                return CoseMac0.TryDecode(bytes, 0, bytes.Length, mac0) == StatusCode.Ok
                    ? CoseMac0.Encode(mac0.Payload, mac0.Tag) : null;
            default:
                CoseEncrypt0 encrypt0 = new();
                return CoseEncrypt0.TryDecode(bytes, 0, bytes.Length, encrypt0) == StatusCode.Ok
                    ? CoseEncrypt0.Encode(encrypt0.Sequence, encrypt0.Ciphertext) : null;
        }
    }

    private static byte[] Bytes(Vector vector, int column) =>
        vector.Columns[column] == "-" ? [] : vector.Bytes(column);
}
