using System.Collections.Generic;
using Wallet.Core.Crypto;
using Wallet.Core.Tokens;

namespace Wallet.Core.Tests.Tokens;

[TestClass]
public sealed class OneTimePasswordTests
{
    [TestMethod]
    public void Hotp_EachVector_Password()
    {
        IReadOnlyList<string[]> rows = PasswordVectors.Of("hotp");
        foreach (string[] row in rows)
        {
            string password = OneTimePassword.Hotp(
                new HmacSha256(), PasswordVectors.Hash(row[2]), PasswordVectors.Key(row[3]),
                PasswordVectors.Number(row[4]), (int)PasswordVectors.Number(row[5]));
            Assert.AreEqual(row[6], password, row[1]);
        }

        Assert.HasCount(13, rows);
    }

    [TestMethod]
    public void Totp_EachVector_Password()
    {
        IReadOnlyList<string[]> rows = PasswordVectors.Of("totp");
        foreach (string[] row in rows)
        {
            string password = OneTimePassword.Totp(
                new HmacSha256(), PasswordVectors.Hash(row[2]), PasswordVectors.Key(row[3]),
                PasswordVectors.Number(row[4]), 30, (int)PasswordVectors.Number(row[5]));
            Assert.AreEqual(row[6], password, row[1]);
        }

        Assert.HasCount(18, rows);
    }

    [TestMethod]
    public void Totp_WithinAStep_SamePasswordAndThenAnother()
    {
        byte[] key = PasswordVectors.Key("K20");
        string first = OneTimePassword.Totp(new HmacSha256(), TokenHash.Sha1, key, 1_795_363_200, 30, 6);
        string last = OneTimePassword.Totp(new HmacSha256(), TokenHash.Sha1, key, 1_795_363_229, 30, 6);
        string next = OneTimePassword.Totp(new HmacSha256(), TokenHash.Sha1, key, 1_795_363_230, 30, 6);
        Assert.AreEqual(first, last);
        Assert.AreNotEqual(first, next);
    }

    [TestMethod]
    public void Truncate_CodeOfThePaper_DigitsAndTheCodeIsCleared()
    {
        // RFC 4226, section 5.4.
        byte[] code = System.Convert.FromHexString("1f8698690e02ca16618550ef7f19da8e945b555a");
        Assert.AreEqual("872921", OneTimePassword.Truncate(code, 6));
        CollectionAssert.AreEqual(new byte[20], code);
    }
}
