using System;
using System.Linq;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Tests;

/// <summary>What wallets say of themselves, held against the books, and what the platform says to them.</summary>
[TestClass]
public sealed class WalletPlatformTests
{
    [TestMethod]
    public void Report_First_BringsTheClockParametersOnce()
    {
        using var loop = new TestLoop();
        Assert.AreEqual(StatusCode.Ok, Report(loop, Set(loop), out RemoteCommand? command));
        Assert.AreEqual(1, command!.Counter);
        Assert.AreEqual((long)TimeSpan.FromDays(14).TotalMilliseconds, command.OfflineMaxMs);
        Assert.IsFalse(command.Frozen);
        CollectionAssert.AreEqual(loop.Card.CertificateDigest, command.CertificateDigest);

        KeyInformation set = Set(loop);
        Assert.AreEqual(StatusCode.Ok, Report(loop, set, out RemoteCommand? again));
        Assert.AreEqual(1, again!.Counter, "until it was carried out");
        set.CommandCounter = 1;
        Assert.AreEqual(StatusCode.Ok, Report(loop, set, out again));
        Assert.IsNull(again);
        Assert.IsTrue(loop.System.Wallets().Single().IsCarriedOut);
    }

    [TestMethod]
    public void Report_OfACardThatReplacesALostOne_KeepsTheAccountsLimitsAndIsNotFrozen()
    {
        using var loop = new TestLoop();
        Report(loop, Set(loop), out _);
        loop.System.Limit(Institutions.BankA, "0001", TimeSpan.FromHours(6), 50_00);
        loop.System.ReportLost(Institutions.BankA, "0001");
        loop.ReplaceCard();

        Assert.AreEqual(StatusCode.Ok, Report(loop, Set(loop), out RemoteCommand? command));
        Assert.AreEqual(1, command!.Counter);
        Assert.AreEqual((long)TimeSpan.FromHours(6).TotalMilliseconds, command.OfflineMaxMs);
        Assert.AreEqual(50_00, command.PaymentMaxMinor);
        Assert.IsFalse(command.Frozen);
    }

    [TestMethod]
    public void Report_AsTheBooksHaveIt_ShowsNoDifference()
    {
        using var loop = new TestLoop();
        KeyInformation set = Set(loop, loop.NewVoucher(), loop.NewVoucher());
        Assert.AreEqual(StatusCode.Ok, Report(loop, set, out _));
        WalletLine wallet = loop.System.Wallets().Single();
        Assert.IsEmpty(wallet.Differences);
        Assert.AreEqual("Ann", wallet.Holder);
        Assert.AreEqual(2 * TestLoop.AmountMinor, wallet.Set!.HeldMinor);
    }

    [TestMethod]
    public void Report_DiffersFromTheBooks_ShowsEachDifference()
    {
        using var loop = new TestLoop();
        TestVoucher kept = loop.NewVoucher();
        TestVoucher given = loop.NewVoucher();
        TestVoucher missing = loop.NewVoucher();
        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(given), out _));
        KeyInformation set = Set(loop, kept, given);
        set.VoucherAmounts[0]++;
        set.VoucherIds = [.. set.VoucherIds, Enumerable.Repeat((byte)0xEE, 16).ToArray()];
        set.VoucherAmounts = [.. set.VoucherAmounts, 1];
        set.VoucherStates = [.. set.VoucherStates, 2];
        set.CommandCounter = 9;
        set.TimeMs -= 3_600_000;
        Assert.AreEqual(StatusCode.Ok, Report(loop, set, out _));

        string[] differences = [.. loop.System.Wallets().Single().Differences];
        Assert.HasCount(7, differences, string.Join('\n', differences));
        Expect(differences, $"voucher {Hex(kept)} is 12.51 on the card and 12.50 in the books");
        Expect(differences, $"voucher {Hex(given)} can be paid with on the card and is RolledBack in the books");
        Expect(differences, $"voucher {Hex(missing)} is open in the books and not on the card");
        Expect(differences, $"voucher {new string('e', 32)} is on the card and not in the books");
        Expect(differences, "the card shows 25.00 and its vouchers come to 25.01");
        Expect(differences, "the card has carried out command 9; only 1 were given");
        Expect(differences, "the card's clock is off by 3600 s and says 0 s at most");
    }

    [TestMethod]
    public void Report_AnOldCopyOfTheFlash_ShowsThatItWentBack()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        KeyInformation before = Set(loop, voucher);
        before.VoucherStates[0] = 2;
        before.HeldMinor = 0;
        before.OrderTimestampMs = 1000;
        before.CommandCounter = 1;
        Report(loop, before, out _);
        Report(loop, before, out _);
        Assert.IsEmpty(loop.System.Wallets().Single().Differences);

        KeyInformation after = Set(loop, voucher);
        after.OrderTimestampMs = 999;
        Report(loop, after, out _);
        string[] differences = [.. loop.System.Wallets().Single().Differences];
        Assert.HasCount(3, differences, string.Join('\n', differences));
        string id = Hex(voucher);
        Expect(differences, $"voucher {id} was used or given back before and can be paid with again on the card");
        Expect(differences, "the card had carried out command 1 before and now 0");
        Expect(differences, "the card's last timestamp is earlier than before");
    }

    [TestMethod]
    public void Report_NotItsOwnOrNotWhole_IsRefusedAndNothingKept()
    {
        using var loop = new TestLoop();
        KeyInformation set = Set(loop, loop.NewVoucher());
        set.CertificateDigest = loop.Till.CertificateDigest;
        Assert.AreEqual(StatusCode.TransactionMismatch, Report(loop, set, out _));

        set = Set(loop);
        byte[] signed = loop.Till.Sign(KeyInformation.Label, set.Encode());
        Assert.AreEqual(StatusCode.SignatureInvalid, Send(loop, signed, out _));
        signed = loop.Card.Sign(Payment.Label, set.Encode());
        Assert.AreEqual(StatusCode.SignatureInvalid, Send(loop, signed, out _));

        set = Set(loop, loop.NewVoucher());
        set.VoucherStates = [];
        Assert.AreEqual(StatusCode.MessageMalformed, Report(loop, set, out _));
        set = Set(loop, loop.NewVoucher());
        set.VoucherAmounts[0] = Amount.MinorMax + 1;
        Assert.AreEqual(StatusCode.MessageMalformed, Report(loop, set, out _));
        set = Set(loop, loop.NewVoucher());
        set.VoucherIds = [set.VoucherIds[0], set.VoucherIds[0]];
        set.VoucherStates = [1, 1];
        set.VoucherAmounts = [1, 1];
        Assert.AreEqual(StatusCode.MessageMalformed, Report(loop, set, out _));
        Assert.IsEmpty(loop.System.Wallets());
    }

    [TestMethod]
    public void Report_OfATerminal_IsNotHeard()
    {
        using var loop = new TestLoop();
        byte[] reply = loop.Till.Ask(new ReportWallet { KeyInformation = [] }.Encode());
        Assert.AreEqual(StatusCode.CertificateWrongRole, TestDevice.StatusOf(reply));
    }

    [TestMethod]
    public void Freeze_UntilUnfrozen_StopsNewVouchersAndIsSentToTheCard()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        Assert.AreEqual(1, loop.System.Freeze(Institutions.BankA, "0001", isFrozen: true));
        string before = loop.BooksText();
        Assert.AreEqual(StatusCode.WalletFrozen, loop.RequestCurrency(loop.NewVoucherId(), out _));
        Assert.AreEqual(before, loop.BooksText());
        Report(loop, Set(loop, voucher), out RemoteCommand? command);
        Assert.IsTrue(command!.Frozen);
        Assert.AreEqual(1, command.Counter);

        loop.Restart();
        Assert.AreEqual(1, loop.System.Freeze(Institutions.BankA, "0001", isFrozen: false));
        Report(loop, Set(loop, voucher), out command);
        Assert.IsFalse(command!.Frozen);
        Assert.AreEqual(2, command.Counter);
        Assert.AreEqual(StatusCode.Ok, loop.RequestCurrency(loop.NewVoucherId(), out _));
    }

    [TestMethod]
    public void Freeze_ACard_LeavesItsVouchersTheWayBack()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        loop.System.Freeze(Institutions.BankA, "0001", isFrozen: true);
        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(voucher), out _));
    }

    [TestMethod]
    public void Limit_OneOfThem_LeavesTheOthers()
    {
        using var loop = new TestLoop();
        loop.System.Freeze(Institutions.BankA, "0001", isFrozen: true);
        loop.System.Limit(Institutions.BankA, "0001", TimeSpan.FromHours(24), null);
        loop.System.Limit(Institutions.BankA, "0001", null, 50_00);
        WalletLine wallet = loop.System.Wallets().Single();
        Assert.AreEqual(3, wallet.Counter);
        Assert.IsTrue(wallet.IsFrozen);
        Assert.AreEqual(86_400_000, wallet.OfflineMaxMs);
        Assert.AreEqual(50_00, wallet.PaymentMaxMinor);
        Assert.IsFalse(wallet.IsCarriedOut);
    }

    [TestMethod]
    public void Limit_ThatAWalletWouldRefuse_IsRefusedHere()
    {
        using var loop = new TestLoop();
        Assert.ThrowsExactly<BankSetupException>(
            () => loop.System.Limit(Institutions.BankA, "0001", TimeSpan.FromMinutes(59), null));
        Assert.ThrowsExactly<BankSetupException>(
            () => loop.System.Limit(Institutions.BankA, "0001", TimeSpan.FromDays(31), null));
        Assert.ThrowsExactly<BankSetupException>(() => loop.System.Limit(Institutions.BankA, "0001", null, -1));
        Assert.IsEmpty(loop.System.Wallets());
        Assert.AreEqual(0, loop.System.Freeze(Institutions.BankA, "0009", isFrozen: true));
    }

    private static KeyInformation Set(TestLoop loop, params TestVoucher[] vouchers) => new()
    {
        CertificateDigest = loop.Card.CertificateDigest,
        TimeMs = loop.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
        ClockState = 3,
        ClockSource = 1,
        UncertaintyMs = 12,
        SignedMs = 1,
        HeldMinor = vouchers.Sum(voucher => voucher.Order.AmountMinor),
        VoucherIds = [.. vouchers.Select(voucher => voucher.Order.VoucherId)],
        VoucherStates = [.. vouchers.Select(_ => 1L)],
        VoucherAmounts = [.. vouchers.Select(voucher => voucher.Order.AmountMinor)],
        CommandCounter = 0,
        OrderTimestampMs = 1000,
        JournalDigest = new byte[32],
    };

    private static StatusCode Report(TestLoop loop, KeyInformation set, out RemoteCommand? command) =>
        Send(loop, loop.Card.Sign(KeyInformation.Label, set.Encode()), out command);

    private static StatusCode Send(TestLoop loop, byte[] signed, out RemoteCommand? command)
    {
        command = null;
        byte[] reply = loop.Card.Ask(new ReportWallet { KeyInformation = signed }.Encode());
        StatusCode status = ReportWalletReply.TryDecode(reply, 0, reply.Length, out ReportWalletReply answer);
        if (status == StatusCode.Ok && answer.Command.Length > 0)
        {
            byte[] payload = Wallet.Tests.Forging.Forgery.PayloadOf(answer.Command);
            Assert.AreEqual(StatusCode.Ok, RemoteCommand.TryDecode(payload, out command));
        }

        return status;
    }

    private static void Expect(string[] differences, string expected) =>
        CollectionAssert.Contains(differences, expected, string.Join('\n', differences));

    private static string Hex(TestVoucher voucher) => Convert.ToHexStringLower(voucher.Order.VoucherId);
}
