using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Recovery;
using Wallet.Device.Tests.Rig;
using Wallet.Protocol;

namespace Wallet.Device.Tests.Recovery;

/// <summary>SLIP-0039 with its own vectors, and a secret split and put together.</summary>
[TestClass]
public sealed class ShareTests
{
    private const string First =
        "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang wrist rescue view short "
        + "owner flip making coding armed";

    private const string Second =
        "shadow pistol academic acid actress prayer class unknown daughter sweater depict flip twice unkind craft "
        + "early superior advocate guest smoking";

    // Vector 4; vector 13 has a share of another polynomial.
    [TestMethod]
    public void Recover_TwoOfThree_PublishedSecret()
    {
        var set = new ShareSet();
        Check.IsOk(set.Add(Decode(First)), "first");
        Assert.IsFalse(set.IsComplete);
        Check.IsOk(set.Add(Decode(Second)), "second");
        Assert.IsTrue(set.IsComplete);
        Check.IsOk(set.TryCombine(new HmacSha256(), out byte[] encrypted), "combine");
        ShareCipher cipher = ShareCipher.Decrypt(new HmacSha256(), encrypted, Hex.OfAscii("TREZOR"), set.First);
        while (cipher.HasNext)
        {
            cipher.Step();
        }

        Check.IsHex("b43ceb7e57a0ea8766221624d01b0864", cipher.Finish());
    }

    [TestMethod]
    public void TryDecode_WrongWord_ChecksumWrong()
    {
        int[] words = Numbers(First);
        words[7]++;
        Check.IsStatus(StatusCode.ShareChecksumWrong, Share.TryDecode(words, out _), "word 8");
        Check.IsStatus(StatusCode.ShareInvalid, Share.TryDecode(new int[19], out _), "19 words");
    }

    [TestMethod]
    public void Encode_WhatWasDecoded_SameWords()
    {
        int[] words = Numbers(Second);
        int[] encoded = Decode(Second).Encode();
        Assert.AreEqual(words.Length, encoded.Length);
        for (int i = 0; i < words.Length; i++)
        {
            Assert.AreEqual(words[i], encoded[i]);
        }
    }

    [TestMethod]
    public void Split_AnyTwoOfThree_TheSecretAgain()
    {
        var hmac = new HmacSha256();
        var random = new DeviceRandom(new IEntropySource[] { new HashedEntropy(5), new HashedEntropy(6) }, hmac, null);
        Check.IsOk(random.Start(), "start");
        byte[] secret = Hex.Counting(16, 0xF0);
        byte[][] values = SecretSharing.Split(hmac, random, 2, 3, secret);
        for (int left = 0; left < 3; left++)
        {
            int a = left == 0 ? 1 : 0;
            int b = left == 2 ? 1 : 2;
            int[] places = new int[] { a, b };
            byte[][] two = new byte[2][];
            two[0] = values[a];
            two[1] = values[b];
            Check.IsOk(SecretSharing.TryCombine(hmac, places, two, 2, out byte[] combined), "combine");
            Check.AreEqual(secret, combined, "secret");
            two[1][15] ^= 1;
            Check.IsStatus(
                StatusCode.SharesDoNotFit, SecretSharing.TryCombine(hmac, places, two, 2, out _), "changed share");
            two[1][15] ^= 1;
        }
    }

    [TestMethod]
    public void Find_DigitsOfWords_TheirNumbers()
    {
        int[] found = new int[4];
        Assert.AreEqual(1, ShareWords.Find("1212", found));
        Assert.AreEqual("academic", ShareWords.Word(found[0]));
        Assert.AreEqual(1, ShareWords.Find("9376", found));
        Assert.AreEqual(4, ShareWords.Find("9", found));
        Assert.AreEqual("zero", ShareWords.Word(ShareWords.Count - 1));
        Assert.AreEqual(0, ShareWords.Find("9999", found));
    }

    private static Share Decode(string words)
    {
        Check.IsOk(Share.TryDecode(Numbers(words), out Share share), words);
        return share;
    }

    // By their digits, as a holder types them.
    private static int[] Numbers(string words)
    {
        string[] parts = words.Split(' ');
        int[] numbers = new int[parts.Length];
        int[] found = new int[2];
        for (int i = 0; i < parts.Length; i++)
        {
            char[] digits = parts[i].Substring(0, KeyLetters.DigitsMax).ToCharArray();
            for (int j = 0; j < digits.Length; j++)
            {
                digits[j] = KeyLetters.KeyOf(digits[j]);
            }

            Assert.AreEqual(1, ShareWords.Find(new string(digits), found));
            numbers[i] = found[0];
        }

        return numbers;
    }
}
