using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Wallet.Core.Recovery;
using Wallet.Core.Safety;

namespace Wallet.Core.Tests.Recovery;

[TestClass]
public sealed class ShareWordsTests
{
    // Of the standard's wordlist.txt, one word a line.
    private const string Digest = "bcc4555340332d169718aed8bf31dd9d5248cb7da6e5d355140ef4f1e601eec3";

    private static readonly string[] Words = [.. Enumerable.Range(0, ShareWords.Count).Select(ShareWords.Word)];

    [TestMethod]
    public void Word_AllOfThem_ListOfTheStandard()
    {
        string text = string.Concat(Words.Select(word => word + "\n"));
        Assert.AreEqual(Digest, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text))));
        Assert.IsTrue(Words.All(word => word.Length is >= 4 and <= 8));
    }

    [TestMethod]
    public void Find_FourDigits_TheWordAlone()
    {
        int[] found = new int[2];
        for (int number = 0; number < Words.Length; number++)
        {
            Assert.AreEqual(1, ShareWords.Find(Keys(Words[number], KeyLetters.DigitsMax), found), Words[number]);
            Assert.AreEqual(number, found[0], Words[number]);
        }
    }

    [TestMethod]
    public void Find_EveryStringOfUpToThreeDigits_AllWordsThatBeginWithIt()
    {
        int[] found = new int[200];
        for (int number = 1; number < 1000; number++)
        {
            string digits = $"{number}";
            if (digits.Contains('0'))
            {
                continue;
            }

            int[] expected =
            [
                .. Enumerable.Range(0, Words.Length).Where(word => Keys(Words[word], digits.Length) == digits),
            ];
            int count = ShareWords.Find(digits, found);
            Assert.AreEqual(string.Join(' ', expected), string.Join(' ', found.Take(count)), digits);
        }
    }

    [TestMethod]
    public void Find_MoreThanHaveRoom_TheFirst()
    {
        int[] found = new int[3];
        Assert.AreEqual(3, ShareWords.Find("1", found));
        Assert.AreEqual("0 1 2", string.Join(' ', found));
    }

    [TestMethod]
    public void Find_MoreDigitsThanTheWordHasLetters_None()
    {
        Assert.AreEqual(1, ShareWords.Find(Keys("acid", 4), new int[9]));
        Assert.AreEqual(0, ShareWords.Find(Keys("acid", 4) + "1", new int[9]));
    }

    [TestMethod]
    public void KeyOf_LettersOfAKey_StandTogether()
    {
        IEnumerable<string> keys = "abcdefghijklmnopqrstuvwxyz".GroupBy(KeyLetters.KeyOf)
            .Select(letters => string.Concat(letters));
        Assert.AreEqual("ab cd ef ghij klm nopq rs tuv wxyz", string.Join(' ', keys));
        Assert.AreEqual('9', KeyLetters.KeyOf('Z'));
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(1024)]
    public void Word_NumberOutside_Guarded(int number)
    {
        Assert.ThrowsExactly<GuardException>(() => ShareWords.Word(number));
    }

    private static string Keys(string word, int count) => string.Concat(word.Take(count).Select(KeyLetters.KeyOf));
}
