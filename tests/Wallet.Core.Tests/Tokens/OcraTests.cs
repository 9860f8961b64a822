using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Core.Crypto;
using Wallet.Core.Tokens;

namespace Wallet.Core.Tests.Tokens;

[TestClass]
public sealed class OcraTests
{
    [TestMethod]
    public void TryCompute_EachVector_Password()
    {
        IReadOnlyList<string[]> rows = PasswordVectors.Of("ocra");
        foreach (string[] row in rows)
        {
            OcraSuite suite = Parse(row[2]);
            OcraInput input = PasswordVectors.Input(row, suite);
            Assert.IsTrue(
                Ocra.TryCompute(new HmacSha256(), suite, PasswordVectors.Key(row[3]), input, out string password),
                row[1]);
            Assert.AreEqual(row[9], password, row[1]);
        }

        Assert.HasCount(70, rows.Where(row => row[1].StartsWith("RFC 6287", StringComparison.Ordinal)).ToList());
    }

    [TestMethod]
    public void TryParse_EachMalformedSuite_RefusedByItsName()
    {
        string[] faults = Enum.GetNames<OcraFault>().Where(name => name != nameof(OcraFault.None)).ToArray();
        foreach (string fault in faults)
        {
            IReadOnlyList<string[]> rows = PasswordVectors.Of(fault);
            Assert.IsNotEmpty(rows, fault);
            foreach (string[] row in rows)
            {
                Assert.AreEqual(
                    Enum.Parse<OcraFault>(fault), OcraSuite.TryParse(PasswordVectors.Text(row[2]), out OcraSuite suite),
                    row[1]);
                Assert.IsNull(suite);
            }
        }

        Assert.AreEqual(OcraFault.Length, OcraSuite.TryParse(null, out _));
    }

    [TestMethod]
    public void TryParse_AnyOneCharacterChanged_AnswersAndNeverThrows()
    {
        const string text = "OCRA-1:HOTP-SHA256-8:C-QH64-PSHA256-S064-T1M";
        for (int i = 0; i < text.Length; i++)
        {
            for (char other = ' '; other < '\x80'; other++)
            {
                string changed = string.Concat(text.AsSpan(0, i), other.ToString(), text.AsSpan(i + 1));
                OcraFault fault = OcraSuite.TryParse(changed, out OcraSuite suite);
                Assert.AreEqual(fault == OcraFault.None, suite != null, changed);
            }

            OcraSuite.TryParse(text[..i], out _);
            OcraSuite.TryParse(text.Remove(i, 1), out _);
        }
    }

    [TestMethod]
    public void TryParse_TheCardsSuite_AllItsParts()
    {
        OcraSuite suite = Parse("OCRA-1:HOTP-SHA256-8:C-QH64-PSHA256-T1M");
        Assert.AreEqual(TokenHash.Sha256, suite.Hash);
        Assert.AreEqual(8, suite.Digits);
        Assert.IsTrue(suite.HasCounter);
        Assert.AreEqual('H', suite.QuestionFormat);
        Assert.AreEqual(64, suite.QuestionMax);
        Assert.AreEqual(TokenHash.Sha256, suite.PinHash);
        Assert.IsTrue(suite.HasPin);
        Assert.AreEqual(0, suite.SessionBytes);
        Assert.AreEqual(60, suite.StepSeconds);
    }

    [TestMethod]
    [DataRow("OCRA-1:HOTP-SHA1-6:QN08", "")]
    [DataRow("OCRA-1:HOTP-SHA1-6:QN08", "1234567a")]
    [DataRow("OCRA-1:HOTP-SHA1-6:QN08", "12345678123456781")]
    [DataRow("OCRA-1:HOTP-SHA1-6:QH08", "1234567g")]
    [DataRow("OCRA-1:HOTP-SHA1-6:QA08", "SIG 1000")]
    [DataRow("OCRA-1:HOTP-SHA1-6:QA08", "[SIG1000")]
    [DataRow("OCRA-1:HOTP-SHA1-6:QA08", "ſIG1000")]
    public void TryCompute_QuestionOfAnotherForm_False(string suite, string question)
    {
        var input = new OcraInput { Question = question };
        Assert.IsFalse(Ocra.TryCompute(new HmacSha256(), Parse(suite), new byte[20], input, out string password));
        Assert.AreEqual(string.Empty, password);
    }

    [TestMethod]
    public void TryCompute_DigestOrSessionOfAnotherLength_False()
    {
        OcraSuite pin = Parse("OCRA-1:HOTP-SHA1-6:QN08-PSHA256");
        var input = new OcraInput { Question = "1", PinDigest = new byte[20] };
        Assert.IsFalse(Ocra.TryCompute(new HmacSha256(), pin, new byte[20], input, out _));
        input.PinDigest = null;
        Assert.IsFalse(Ocra.TryCompute(new HmacSha256(), pin, new byte[20], input, out _));
        input.PinDigest = new byte[32];
        Assert.IsTrue(Ocra.TryCompute(new HmacSha256(), pin, new byte[20], input, out _));

        OcraSuite session = Parse("OCRA-1:HOTP-SHA1-6:QN08-S010");
        Assert.IsFalse(Ocra.TryCompute(new HmacSha256(), session, new byte[20], input, out _));
        input.Session = new byte[11];
        Assert.IsFalse(Ocra.TryCompute(new HmacSha256(), session, new byte[20], input, out _));
    }

    private static OcraSuite Parse(string text)
    {
        Assert.AreEqual(OcraFault.None, OcraSuite.TryParse(text, out OcraSuite suite), text);
        return suite;
    }
}
