using System;
using System.Linq;
using Wallet.Core.Crypto;
using Wallet.Core.Recovery;
using Wallet.Core.Safety;
using Wallet.Core.Tests.Crypto;
using Wallet.Core.Tests.Storage;
using Wallet.Protocol;

namespace Wallet.Core.Tests.Recovery;

[TestClass]
public sealed class SecretSharingTests
{
    // The way of the standard: logarithms to the base 3.
    [TestMethod]
    public void Multiply_EveryPair_SameAsByLogarithms()
    {
        int[] power = new int[255];
        int[] logarithm = new int[256];
        int value = 1;
        for (int i = 0; i < power.Length; i++)
        {
            power[i] = value;
            logarithm[value] = i;
            value ^= value << 1;
            value = value > 255 ? value ^ 0x11B : value;
        }

        for (int a = 0; a < 256; a++)
        {
            for (int b = 0; b < 256; b++)
            {
                int expected = a == 0 || b == 0 ? 0 : power[(logarithm[a] + logarithm[b]) % 255];
                Assert.AreEqual(expected, Gf256.Multiply(a, b), $"{a} times {b}");
            }

            Assert.AreEqual(a == 0 ? 0 : 1, Gf256.Multiply(a, Gf256.Invert(a)), $"{a} and its inverse");
        }
    }

    [TestMethod]
    public void Split_RandomSecrets_EverySubsetOfEnoughSharesAndNoSmallerOne()
    {
        CryptoCases.Run(200, random =>
        {
            byte[] secret = random.NextBytes(random.Next(2) == 0 ? 16 : 32);
            int count = random.Next(2, 17);
            int threshold = random.Next(2, count + 1);
            byte[][] values = SecretSharing.Split(new TestMac(), Source(random), threshold, count, secret);
            int[] places = [.. Enumerable.Range(0, count).OrderBy(_ => random.Next())];
            ShareSet set = new();
            for (int i = 0; i < threshold; i++)
            {
                Assert.AreEqual(StatusCode.SharesMissing, set.TryCombine(new TestMac(), out byte[] none));
                Assert.IsNull(none);
                Share share = new()
                {
                    MemberIndex = places[i],
                    MemberThreshold = threshold,
                    Value = values[places[i]],
                };
                Assert.AreEqual(StatusCode.Ok, set.Add(share));
            }

            Assert.AreEqual(StatusCode.Ok, set.TryCombine(new TestMac(), out byte[] combined));
            Hex.AreEqual(secret, combined);
        });
    }

    [TestMethod]
    public void TryCombine_OneBitOfAShareChanged_SharesDoNotFit()
    {
        CryptoCases.Run(200, random =>
        {
            byte[][] values = SecretSharing.Split(new TestMac(), Source(random), 2, 3, random.NextBytes(16));
            int[] places = [0, 2];
            byte[][] two = [values[0], values[2]];
            two[random.Next(2)][random.Next(16)] ^= (byte)(1 << random.Next(8));
            Assert.AreEqual(
                StatusCode.SharesDoNotFit, SecretSharing.TryCombine(new TestMac(), places, two, 2, out byte[] secret));
            Assert.IsNull(secret);
        });
    }

    // One share of two-of-three tells nothing: for each value of it there is a sheet of each secret.
    [TestMethod]
    public void Split_SameSecretTwice_OtherShares()
    {
        byte[] secret = new byte[16];
        DeviceRandom random = Source(new Random(5));
        byte[][] first = SecretSharing.Split(new TestMac(), random, 2, 3, secret);
        byte[][] second = SecretSharing.Split(new TestMac(), random, 2, 3, secret);
        for (int i = 0; i < 3; i++)
        {
            Assert.IsFalse(first[i].SequenceEqual(second[i]), $"share {i}");
        }
    }

    [TestMethod]
    [DataRow(1, 3)]
    [DataRow(4, 3)]
    [DataRow(2, 17)]
    public void Split_CountsThatCannotBe_Guarded(int threshold, int count)
    {
        Assert.ThrowsExactly<GuardException>(
            () => SecretSharing.Split(new TestMac(), Source(new Random(6)), threshold, count, new byte[16]));
    }

    [TestMethod]
    public void Decrypt_WhatWasEncrypted_TheSecret()
    {
        CryptoCases.Run(20, random =>
        {
            byte[] secret = random.NextBytes(random.Next(2) == 0 ? 16 : 32);
            byte[] passphrase = random.NextBytes(random.Next(20));
            Share parameters = new() { Identifier = random.Next(1 << 15), Extendable = random.Next(2) == 0 };
            byte[] encrypted = SheetSecret.Run(
                ShareCipher.Encrypt(new TestMac(), secret, passphrase, parameters));
            Assert.IsFalse(encrypted.SequenceEqual(secret));
            Hex.AreEqual(
                secret,
                SheetSecret.Run(ShareCipher.Decrypt(new TestMac(), encrypted, passphrase, parameters)));
        });
    }

    [TestMethod]
    public void Finish_BeforeTheLastRound_Guarded()
    {
        ShareCipher cipher = ShareCipher.Encrypt(new TestMac(), new byte[16], [], new Share());
        cipher.Step();
        Assert.AreEqual(1, cipher.Done);
        Assert.ThrowsExactly<GuardException>(() => cipher.Finish());
    }

    [TestMethod]
    public void Add_MoreThanAreHeld_Refused()
    {
        ShareSet set = new();
        for (int i = 0; i < ShareSet.SharesMax; i++)
        {
            Assert.AreEqual(StatusCode.Ok, set.Add(Member(i / 8, i % 8)));
        }

        Assert.AreEqual(StatusCode.ShareOfOtherSheet, set.Add(Member(2, 0)));
        set.Wipe();
        Assert.IsNull(set.First);
        Assert.AreEqual(StatusCode.SharesMissing, set.TryCombine(new TestMac(), out _));
        Assert.AreEqual(StatusCode.Ok, set.Add(Member(2, 0)));
    }

    private static Share Member(int group, int member) => new()
    {
        GroupIndex = group,
        GroupCount = 16,
        GroupThreshold = 3,
        MemberIndex = member,
        MemberThreshold = 9,
        Value = new byte[16],
    };

    private static DeviceRandom Source(Random random)
    {
        SeededSource[] sources = [new(random.Next()), new(random.Next())];
        DeviceRandom source = new(sources, new TestMac(), null);
        source.Start();
        return source;
    }
}
