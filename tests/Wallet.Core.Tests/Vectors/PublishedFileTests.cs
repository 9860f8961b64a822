using System;
using System.IO;
using Wallet.Vectors;

namespace Wallet.Core.Tests.Vectors;

/// <summary>The readers of published files, over small ones of our own: right ones pass, wrong ones are told.</summary>
[TestClass]
public sealed class PublishedFileTests
{
    // RFC 4231, 4.3.
    private const string Code = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    // FIPS 180-4, "abc".
    private const string Digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [TestMethod]
    [DataRow(Code, "valid", 0)]
    [DataRow(Code, "invalid", 1)]
    [DataRow("00", "invalid", 0)]
    [DataRow("00", "valid", 1)]
    public void Wycheproof_Code_ComparedWithItsResult(string tag, string result, int wrongCount)
    {
        string json = $$"""
            {"testGroups": [{"tests": [{"tcId": 1, "comment": "", "flags": [], "key": "4a656665",
            "msg": "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
            "tag": "{{tag}}", "result": "{{result}}"}]}]}
            """;
        Tally tally = Run("hmac_sha256_test.json", json, Wycheproof.Run);

        Assert.AreEqual(1, tally.RunCount);
        Assert.AreEqual(wrongCount, tally.DisagreementCount);
    }

    // RFC 6979 A.2.5, "sample", in DER; then with a byte after it, a long form of the length, and without the zero.
    [TestMethod]
    [DataRow("3046022100{0}022100{1}", "valid")]
    [DataRow("3046022100{0}022100{1}00", "invalid")]
    [DataRow("308146022100{0}022100{1}", "invalid")]
    [DataRow("30440220{0}0220{1}", "invalid")]
    [DataRow("3048022200{0}022200{1}", "invalid")]
    [DataRow("", "invalid")]
    public void Wycheproof_DerSignature_OnlyTheOneSpelling(string der, string result)
    {
        const string R = "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716";
        const string S = "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";
        string json = $$"""
            {"testGroups": [{"publicKey": {"uncompressed": "04{{Crypto.TestKey.Public}}"},
            "tests": [{"tcId": 1, "comment": "", "flags": [], "msg": "73616d706c65",
            "sig": "{{string.Format(null, der, R, S)}}", "result": "{{result}}"}]}]}
            """;
        Tally tally = Run("ecdsa_secp256r1_sha256_test.json", json, Wycheproof.Run);

        Assert.AreEqual(1, tally.RunCount);
        Assert.AreEqual(0, tally.DisagreementCount);
    }

    [TestMethod]
    [DataRow(Digest, 0)]
    [DataRow("00", 1)]
    public void Cavp_Digest_ComparedWithTheFiles(string digest, int wrongCount)
    {
        string text = $"# remark\r\n\r\n[L = 32]\r\n\r\nLen = 24\r\nMsg = 616263\r\nMD = {digest}\r\n";
        Tally tally = Run("SHA256ShortMsg.rsp", text, Cavp.Run);

        Assert.AreEqual(1, tally.RunCount);
        Assert.AreEqual(wrongCount, tally.DisagreementCount);
    }

    // The key of RFC 6979 A.2.5, as it is and with another y.
    [TestMethod]
    [DataRow("99", "P (0 )", 0)]
    [DataRow("99", "F (2 - Point not on the curve)", 1)]
    [DataRow("98", "F (2 - Point not on the curve)", 0)]
    [DataRow("98", "P (0 )", 1)]
    public void Cavp_PublicKey_ComparedWithItsResult(string lastByte, string result, int wrongCount)
    {
        string key = Crypto.TestKey.Public;
        string text = $"[P-256]\n\nQx = {key[..64]}\nQy = {key[64..^2]}{lastByte}\nResult = {result}\n\n[P-384]\n\n"
            + $"Qx = {key[..64]}\nQy = {key[64..]}\nResult = {result}\n";
        Tally tally = Run("PKV.rsp", text, Cavp.Run);

        Assert.AreEqual(1, tally.RunCount);
        Assert.AreEqual(wrongCount, tally.DisagreementCount);
    }

    private static Tally Run(string file, string text, Action<string, Tally> run)
    {
        string folder = Directory.CreateTempSubdirectory("wallet-vectors-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, file), text);
            Tally tally = new();
            run(folder, tally);
            return tally;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
