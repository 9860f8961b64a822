using Wallet.Core.Crypto;
using Wallet.Device.Tests.Vectors;
using Wallet.Protocol;
using Wallet.Protocol.Cose;

namespace Wallet.Device.Tests.Protocol;

/// <summary>Structures and cryptography together, as every document is checked.</summary>
[TestClass]
public sealed class CoseTests
{
    [TestMethod]
    public void Sign1_EveryVector_ReadsVerifiesAndWritesBack()
    {
        string[] rows = CoseVectors.Rows();
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new VectorRow(rows[i]);
            if (row.IsOk && row.Text(0) == "sign1")
            {
                byte[] encoded = row.Bytes(5);
                var read = new CoseSign1();
                Check.IsOk(CoseSign1.TryDecode(encoded, 0, encoded.Length, read), row.Name);
                Check.AreEqual(row.Bytes(2), read.Payload, row.Name);
                byte[] toBeSigned = CoseSign1.ToBeSigned(row.Text(1), read.Payload);
                Check.AreEqual(row.Bytes(3), toBeSigned, row.Name);
                Check.AreEqual(encoded, CoseSign1.Encode(read.Payload, read.Signature), row.Name);
                Assert.IsTrue(Ecdsa.Verify(row.Bytes(4), Sha256.Hash(toBeSigned), read.Signature), row.Name);
            }
        }
    }

    [TestMethod]
    public void Mac0_EveryVector_ReadsVerifiesAndWritesBack()
    {
        string[] rows = CoseVectors.Rows();
        var hmac = new HmacSha256();
        byte[] tag = new byte[HmacSha256.MacBytes];
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new VectorRow(rows[i]);
            if (row.IsOk && row.Text(0) == "mac0")
            {
                byte[] encoded = row.Bytes(5);
                byte[] key = row.Bytes(4);
                var read = new CoseMac0();
                Check.IsOk(CoseMac0.TryDecode(encoded, 0, encoded.Length, read), row.Name);
                byte[] toBeMaced = CoseMac0.ToBeMaced(row.Text(1), read.Payload);
                Check.AreEqual(row.Bytes(3), toBeMaced, row.Name);
                hmac.Compute(key, 0, key.Length, toBeMaced, 0, toBeMaced.Length, tag, 0);
                Check.AreEqual(tag, read.Tag, row.Name);
                Check.AreEqual(encoded, CoseMac0.Encode(read.Payload, read.Tag), row.Name);
            }
        }
    }

    [TestMethod]
    public void Encrypt0_EveryVector_OpensAndWritesBack()
    {
        string[] rows = CoseVectors.Rows();
        var cipher = new Aes128();
        byte[] nonce = new byte[CoseEncrypt0.NonceBytes];
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new VectorRow(rows[i]);
            if (row.IsOk && row.Text(0) == "encrypt0")
            {
                byte[] encoded = row.Bytes(5);
                var read = new CoseEncrypt0();
                Check.IsOk(CoseEncrypt0.TryDecode(encoded, 0, encoded.Length, read), row.Name);
                byte[] structure = CoseEncrypt0.EncStructure(row.Text(1), row.Bytes(2));
                Check.AreEqual(row.Bytes(3), structure, row.Name);
                CoseEncrypt0.Nonce(row.Bytes(7), read.Sequence, nonce);
                Check.AreEqual(row.Bytes(8), nonce, row.Name);
                byte[] plaintext = new byte[read.Ciphertext.Length - CoseEncrypt0.TagBytes];
                StatusCode opened = AesCcm.Open(
                    cipher, row.Bytes(4), nonce, structure, read.Ciphertext, 0, read.Ciphertext.Length, plaintext, 0);
                Check.IsOk(opened, row.Name);
                Check.AreEqual(row.Bytes(9), plaintext, row.Name);
                Check.AreEqual(encoded, CoseEncrypt0.Encode(read.Sequence, read.Ciphertext), row.Name);
            }
        }
    }

    [TestMethod]
    public void TryDecode_EveryRefusal_ItsOutcome()
    {
        string[] rows = CoseVectors.Rows();
        int refusals = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new VectorRow(rows[i]);
            if (!row.IsOk)
            {
                Assert.AreEqual(row.Outcome, ((int)Decode(row.Text(0), row.Bytes(1))).ToString(), row.Name);
                refusals++;
            }
        }

        Assert.IsTrue(refusals > 25);
    }

    private static StatusCode Decode(string structure, byte[] b)
    {
        if (structure == "sign1")
        {
            return CoseSign1.TryDecode(b, 0, b.Length, new CoseSign1());
        }

        return structure == "mac0"
            ? CoseMac0.TryDecode(b, 0, b.Length, new CoseMac0())
            : CoseEncrypt0.TryDecode(b, 0, b.Length, new CoseEncrypt0());
    }
}
