using System;
using System.Linq;
using Wallet.Core.Crypto;
using Wallet.Core.Recovery;
using Wallet.Core.Tests.Crypto;
using Wallet.Protocol;

namespace Wallet.Core.Tests.Recovery;

/// <summary>What is found of errors in the words of a share, and what a share is as words.</summary>
[TestClass]
public sealed class ShareTests
{
    [TestMethod]
    public void TryDecode_RandomShares_WhatWasEncoded()
    {
        CryptoCases.Run(300, random =>
        {
            Share share = Draw(random, random.Next(2) == 0 ? 16 : 32);
            int[] words = share.Encode();
            Assert.HasCount(share.Value.Length == 16 ? Share.WordsMin : Share.WordsMax, words);
            Assert.AreEqual(StatusCode.Ok, Share.TryDecode(words, out Share read));
            Assert.AreEqual(Text(share), Text(read));
        });
    }

    [TestMethod]
    public void TryDecode_EveryOtherWordInEveryPlace_Refused()
    {
        int[] words = Draw(new Random(1), 16).Encode();
        for (int place = 0; place < words.Length; place++)
        {
            int right = words[place];
            for (int word = 0; word < ShareWords.Count; word++)
            {
                words[place] = word;
                StatusCode expected = word == right ? StatusCode.Ok : StatusCode.ShareChecksumWrong;
                Assert.AreEqual(expected, Share.TryDecode(words, out _), $"{word} at {place}");
            }

            words[place] = right;
        }
    }

    // Up to three errors are always found; of more, one set in 2^30 is not, which these seeds do not meet.
    [TestMethod]
    public void TryDecode_SeveralWrongWords_Refused()
    {
        CryptoCases.Run(3000, random =>
        {
            int[] words = Draw(random, 16).Encode();
            int wrong = random.Next(2, 8);
            foreach (int place in Enumerable.Range(0, words.Length).OrderBy(_ => random.Next()).Take(wrong))
            {
                words[place] ^= random.Next(1, ShareWords.Count);
            }

            Assert.AreEqual(StatusCode.ShareChecksumWrong, Share.TryDecode(words, out _), $"{wrong} wrong words");
        });
    }

    [TestMethod]
    public void TryDecode_TwoWordsExchanged_Refused()
    {
        int[] words = Draw(new Random(2), 16).Encode();
        for (int a = 0; a < words.Length; a++)
        {
            for (int b = a + 1; b < words.Length; b++)
            {
                (words[a], words[b]) = (words[b], words[a]);
                bool same = words[a] == words[b];
                StatusCode expected = same ? StatusCode.Ok : StatusCode.ShareChecksumWrong;
                Assert.AreEqual(expected, Share.TryDecode(words, out _), $"{a} and {b}");
                (words[a], words[b]) = (words[b], words[a]);
            }
        }
    }

    [TestMethod]
    public void TryDecode_EveryLength_OnlyThoseOfWholeBytes()
    {
        for (int count = 0; count <= 40; count++)
        {
            int[] words = new int[count];
            if (count > Rs1024.Words)
            {
                Rs1024.Append(words, false);
            }

            bool known = count is 20 or 22 or 23 or 25 or 27 or 28 or 30 or 31 or 33;
            Assert.AreEqual(known ? StatusCode.Ok : StatusCode.ShareInvalid, Share.TryDecode(words, out _), $"{count}");
        }
    }

    [TestMethod]
    public void IsRight_ChecksumOfTheOtherKind_No()
    {
        Share share = Draw(new Random(3), 16);
        int[] words = share.Encode();
        Assert.IsTrue(Rs1024.IsRight(words, share.Extendable));
        Assert.IsFalse(Rs1024.IsRight(words, !share.Extendable));
    }

    [TestMethod]
    public void Wipe_AfterUse_ValueIsZero()
    {
        Share share = Draw(new Random(4), 16);
        share.Wipe();
        Assert.IsTrue(share.Value.All(b => b == 0));
    }

    private static Share Draw(Random random, int count)
    {
        int groups = random.Next(1, 17);
        return new Share
        {
            Identifier = random.Next(1 << 15),
            Extendable = random.Next(2) == 1,
            IterationExponent = random.Next(16),
            GroupIndex = random.Next(16),
            GroupThreshold = random.Next(1, groups + 1),
            GroupCount = groups,
            MemberIndex = random.Next(16),
            MemberThreshold = random.Next(1, 17),
            Value = random.NextBytes(count),
        };
    }

    private static string Text(Share share) =>
        $"{share.Identifier} {share.Extendable} {share.IterationExponent} {share.GroupIndex} {share.GroupThreshold} "
        + $"{share.GroupCount} {share.MemberIndex} {share.MemberThreshold} {Convert.ToHexString(share.Value)}";
}
