using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Wallet.Card.Domain;
using Wallet.Card.Records;
using Wallet.Core;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Crypto;
using Wallet.Core.Tests.Storage;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Virtual.Storage;

namespace Wallet.Card.Tests.Records;

/// <summary>The token on flash: sealed, and with counters of which none is given out twice.</summary>
[TestClass]
public sealed class TokenRecordsTests
{
    private const string Pin = "2468";

    [TestMethod]
    public void Keep_Token_ComesBackAndNothingOfItIsInTheClearOnFlash()
    {
        VirtualFlash flash = new();
        TokenRecords records = Open(flash, isNew: true);
        Assert.AreEqual(StatusCode.TokenAbsent, records.Load(out _));
        Assert.IsFalse(records.IsEnrolled);
        EnrolTokenReply terms = Terms(1);
        Assert.AreEqual(StatusCode.Ok, records.Keep(terms.Encode()));

        Assert.AreEqual(StatusCode.Ok, records.Load(out EnrolTokenReply token));
        CollectionAssert.AreEqual(terms.Secret, token.Secret);
        CollectionAssert.AreEqual(terms.LoginSecret, token.LoginSecret);
        Assert.IsTrue(records.IsEnrolled);
        byte[] all = [.. flash.Names.SelectMany(name => Read(flash, name))];
        Assert.AreEqual(-1, all.AsSpan().IndexOf(terms.Secret.AsSpan(0, 8)));
        Assert.AreEqual(-1, all.AsSpan().IndexOf(terms.LoginSecret.AsSpan(0, 8)));
        TokenRecords.Clear(token);
        Assert.IsTrue(token.Secret.Concat(token.LoginSecret).All(b => b == 0));
    }

    [TestMethod]
    public void Load_VaultClosedOrAnotherOne_Refused()
    {
        VirtualFlash flash = new();
        Assert.AreEqual(StatusCode.Ok, Open(flash, isNew: true).Keep(Terms(1).Encode()));
        DeviceContext device = Device(flash);
        Assert.AreEqual(StatusCode.DeviceLocked, new TokenRecords(device).Load(out EnrolTokenReply token));
        Assert.IsNull(token);

        // A vault of another device, or after a wipe: what was sealed before does not open in it.
        flash.Delete(RecordKeys.FileName(RecordKeys.Vault, 0));
        flash.Delete(RecordKeys.FileName(RecordKeys.Vault, 1));
        Assert.AreEqual(StatusCode.StorageDamaged, Open(flash, isNew: true).Load(out token));
        Assert.IsNull(token);
    }

    [TestMethod]
    public void TakeCounter_PowerCutAtEveryWrite_NoCounterIsGivenTwice()
    {
        VirtualFlash flash = new();
        Assert.AreEqual(StatusCode.Ok, Open(flash, isNew: true).Keep(Terms(1).Encode()));
        foreach (bool isLogin in new[] { false, true })
        {
            for (int used = 0; used < 3; used++)
            {
                foreach ((string _, VirtualFlash cut) in PowerCuts.Of(flash, 50, cut => Take(cut, isLogin)))
                {
                    long first = Take(cut, isLogin);
                    Assert.IsGreaterThanOrEqualTo(used, first, "what was given out before the cut");
                    Assert.IsLessThanOrEqualTo(used + 1, first, "a cut skips one at most");
                    Assert.AreEqual(first + 1, Take(cut, isLogin));
                }

                Assert.AreEqual(used, Take(flash, isLogin));
            }
        }
    }

    [TestMethod]
    public void TakeCounter_OneSlotDamagedAtAnyByte_IsPastEveryCounterGiven()
    {
        for (int used = 1; used < 5; used++)
        {
            VirtualFlash flash = new();
            Assert.AreEqual(StatusCode.Ok, Open(flash, isNew: true).Keep(Terms(1).Encode()));
            for (int i = 0; i < used; i++) { Take(flash, isLogin: false); }

            foreach (int slot in Enumerable.Range(0, used > 1 ? 2 : 0))
            {
                string name = RecordKeys.FileName(RecordKeys.TokenCounters, slot);
                for (int at = 0; at < flash.Length(name); at++)
                {
                    VirtualFlash damaged = flash.Clone();
                    damaged.FlipBit(name, at, at % 8);
                    Assert.IsGreaterThanOrEqualTo(used, Take(damaged, isLogin: false), $"{name} byte {at}");
                }
            }
        }
    }

    [TestMethod]
    public void Keep_AnotherToken_CountersBeginAgainWhereverThePowerGoes()
    {
        VirtualFlash flash = new();
        Assert.AreEqual(StatusCode.Ok, Open(flash, isNew: true).Keep(Terms(1).Encode()));
        Take(flash, isLogin: false);
        Take(flash, isLogin: true);
        byte[] next = Terms(2).Encode();
        foreach ((string _, VirtualFlash cut) in PowerCuts.Of(flash, 300, cut => Open(cut).Keep(next)))
        {
            Assert.AreEqual(StatusCode.Ok, Open(cut).Load(out EnrolTokenReply token));
            bool isNew = token.Secret[0] == 2;
            Assert.AreEqual(isNew ? 0 : 1, Take(cut, isLogin: false));
            Assert.AreEqual(isNew ? 0 : 1, Take(cut, isLogin: true));
        }
    }

    [TestMethod]
    [DataRow("OCRA-1:HOTP-SHA256-8:C-QN08-PSHA256-T1M")]
    [DataRow("OCRA-1:HOTP-SHA256-8:C-QH32-PSHA256-T1M")]
    [DataRow("OCRA-1:HOTP-SHA256-8:QH64-PSHA256-T1M")]
    [DataRow("OCRA-1:HOTP-SHA256-8:C-QH64-T1M")]
    [DataRow("OCRA-1:HOTP-SHA256-8:C-QH64-PSHA256-S064-T1M")]
    [DataRow("OCRA-1:HOTP-SHA256-4:C-QH64-PSHA256-T1M")]
    [DataRow("OCRA-1:HOTP-SHA256-0:C-QH64-PSHA256-T1M")]
    [DataRow("")]
    public void Check_SuiteThatIsNotWhatTheCardShows_Refused(string suite)
    {
        EnrolTokenReply terms = Terms(1);
        Assert.AreEqual(StatusCode.Ok, TokenTerms.Check(terms));
        terms.Suite = suite;
        Assert.AreEqual(StatusCode.TokenTermsUnknown, TokenTerms.Check(terms));
        terms = Terms(1);
        terms.ShortSuite = suite;
        Assert.AreEqual(StatusCode.TokenTermsUnknown, TokenTerms.Check(terms));
    }

    [TestMethod]
    public void Check_LoginTermsOutOfRange_Refused()
    {
        Action<EnrolTokenReply>[] spoil =
        [
            terms => terms.LoginSecret = new byte[15],
            terms => terms.LoginHash = 0,
            terms => terms.LoginHash = 4,
            terms => terms.LoginDigits = 5,
            terms => terms.LoginDigits = 9,
            terms => terms.LoginStepSeconds = 301,
        ];
        foreach (Action<EnrolTokenReply> one in spoil)
        {
            EnrolTokenReply terms = Terms(1);
            one(terms);
            Assert.AreEqual(StatusCode.TokenTermsUnknown, TokenTerms.Check(terms));
        }
    }

    private static EnrolTokenReply Terms(byte first) => new()
    {
        Secret = [.. Enumerable.Range(first, 32).Select(i => (byte)i)],
        Suite = "OCRA-1:HOTP-SHA256-8:C-QH64-PSHA256-T1M",
        ShortSuite = "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA256-S008-T1M",
        LoginSecret = [.. Enumerable.Range(100 + first, 20).Select(i => (byte)i)],
        LoginHash = 1,
        LoginDigits = 6,
        LoginStepSeconds = 30,
    };

    private static long Take(VirtualFlash flash, bool isLogin)
    {
        StatusCode status = new TokenRecords(Device(flash)).TakeCounter(isLogin, out long counter);
        Assert.AreEqual(StatusCode.Ok, status);
        return counter;
    }

    private static byte[] Read(VirtualFlash flash, string name)
    {
        byte[] bytes = new byte[flash.Length(name)];
        flash.Read(name, 0, bytes, 0, bytes.Length);
        return bytes;
    }

    private static TokenRecords Open(VirtualFlash flash, bool isNew = false)
    {
        DeviceContext device = Device(flash);
        byte[] digits = Encoding.ASCII.GetBytes(Pin);
        if (isNew)
        {
            Assert.AreEqual(StatusCode.Ok, device.Vault.Create(digits, digits.Length));
        }
        else
        {
            Assert.AreEqual(PinAnswer.Opened, device.Vault.TryOpen(digits, digits.Length));
        }

        return new TokenRecords(device);
    }

    private static DeviceContext Device(VirtualFlash flash)
    {
        var clock = new StandingClock();
        var ports = new DevicePorts
        {
            Files = flash,
            Hmac = new HmacSha256(),
            Aes = new Aes128(),
            Monotonic = clock,
        };
        SeededSource[] sources = [new SeededSource(100 + flash.OperationCount), new SeededSource(1)];
        var random = new DeviceRandom(sources, ports.Hmac, null);
        Assert.AreEqual(StatusCode.Ok, random.Start());
        var device = new DeviceContext { Ports = ports, Random = random };
        device.Records = new RecordStore(flash, new TestMac(), TestMac.Key);
        device.Vault = new KeyVault(ports, random, device.Records, TestMac.Key);
        Assert.AreEqual(StatusCode.Ok, device.Vault.Load());
        return device;
    }

    private sealed class StandingClock : IMonotonicClock
    {
        public long NowMs() => 1000;
    }
}
