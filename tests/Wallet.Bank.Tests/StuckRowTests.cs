using System;
using System.IO;
using System.Linq;
using Microsoft.Data.Sqlite;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Tests;

/// <summary>One row that cannot be dealt with holds up no other, and the operator is shown it.</summary>
[TestClass]
public sealed class StuckRowTests
{
    [TestMethod]
    public void SendNotes_OneThrows_TheOthersGoOutAndItIsShown()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        Write(loop, Institutions.CentralBank, "INSERT INTO outbox (receiver, message) VALUES ('bank-a', x'01')");
        loop.System.Wire = new TestWire(loop.Wire)
        {
            Request = (from, to, _, bytes) => from == Institutions.CentralBank && to == Institutions.BankA
                ? throw new TimeoutException("injected")
                : bytes,
        };
        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(voucher), out _));
        loop.System.Tick();

        Assert.AreEqual(BankVoucherState.RolledBack, StateAtPayeesBank(loop, voucher));
        Assert.Contains(
            problem => problem == "central: note 1 to bank-a fails and is sent again",
            loop.System.VerifyBooks());
    }

    [TestMethod]
    public void SendNotes_OneCannotBeDecoded_TheOthersGoOutAndItIsShown()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        Write(loop, Institutions.CentralBank, "INSERT INTO outbox (receiver, message) VALUES ('bank-b', x'FF')");
        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(voucher), out _));
        loop.System.Tick();

        Assert.AreEqual(BankVoucherState.RolledBack, StateAtPayeesBank(loop, voucher));
        string problem = loop.System.VerifyBooks().Single();
        Assert.StartsWith("central: note 1 ", problem);
        Assert.AreEqual(long.MaxValue, loop.System.NextTickMs());
    }

    [TestMethod]
    public void Tick_OneOverdueVoucherCannotBeReturned_TheOthersAreAndItIsShown()
    {
        using var loop = new TestLoop();
        TestVoucher stuck = loop.NewVoucher(1_00);
        loop.NewVoucher(2_00);
        Write(loop, Institutions.CentralBank, "UPDATE voucher SET payerBank = 'nobody' WHERE amountMinor = 100");

        loop.Clock.Advance(TimeSpan.FromDays(11));
        loop.System.Tick();

        Assert.AreEqual(TestLoop.OpeningMinor - 1_00, loop.AnnMinor);
        Assert.Contains(
            problem => problem == $"central: voucher {stuck.Id} cannot be returned", loop.System.VerifyBooks());
    }

    /// <summary>A row of another order under the same id must not block the note about this one.</summary>
    [TestMethod]
    public void VoucherClosed_SameIdInAnotherOrder_PayeesNoteIsClosedAllTheSame()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        Write(
            loop,
            Institutions.BankB,
            """
            INSERT INTO voucher (voucherId, state, account, amountMinor, payeeBank, orderDigest, orderDocument,
              endorsement, currencyDocument, payerCertificate, payerBankCertificate)
            VALUES (@id, 4, '0009', 1, 'bank-a', zeroblob(32), @document, x'', x'', @certificate, x'')
            """,
            ("@id", voucher.Order.VoucherId),
            ("@document", voucher.Document),
            ("@certificate", loop.Card.Certificate));

        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(voucher), out _));

        Assert.AreEqual(BankVoucherState.RolledBack, StateAtPayeesBank(loop, voucher));
        loop.AssertSound();
    }

    /// <summary>Nobody can use an id that is another payer's to draw.</summary>
    [TestMethod]
    public void RequestCurrency_IdOfAnotherPayer_TransactionMismatchAndNoBookChanges()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        using var mallory = new TestDevice(loop.System, Institutions.BankB);
        string code = loop.System.OpenAccount(Institutions.BankB, "Mallory", DeviceKind.Card, 50_00);
        TestLoop.Enrol(mallory, code, DeviceKind.Card);
        string before = loop.BooksText();
        byte[] id = voucher.Order.VoucherId;

        byte[] reply = mallory.Ask(
            new RequestCurrency { VoucherId = id, AmountMinor = 1_00, Currency = "CNY" }.Encode());

        Assert.AreEqual(StatusCode.TransactionMismatch, TestDevice.StatusOf(reply));
        Assert.AreEqual(before, loop.BooksText());
    }

    /// <summary>Nor with the other card of the same account.</summary>
    [TestMethod]
    public void SubmitOrder_IdOfTheAccountsOtherCard_TransactionMismatchAndNoBookChanges()
    {
        using var loop = new TestLoop();
        using var second = new TestDevice(loop.System, Institutions.BankA);
        TestLoop.Enrol(second, loop.System.NewEnrolmentCode(Institutions.BankA, "0001"), DeviceKind.Card);
        PaymentOrder order = loop.NewOrder();
        order.PayerCertificateDigest = second.CertificateDigest;
        string before = loop.BooksText();

        byte[] reply = second.Ask(
            new SubmitOrder { Order = second.Sign(PaymentOrder.Label, order.Encode()) }.Encode());

        Assert.AreEqual(StatusCode.TransactionMismatch, TestDevice.StatusOf(reply));
        Assert.AreEqual(before, loop.BooksText());
    }

    private static BankVoucherState StateAtPayeesBank(TestLoop loop, TestVoucher voucher)
    {
        byte[] reply = loop.Till.Ask(new VoucherStates { VoucherIds = [voucher.Order.VoucherId] }.Encode());
        Assert.AreEqual(
            StatusCode.Ok, VoucherStatesReply.TryDecode(reply, 0, reply.Length, out VoucherStatesReply states));
        return (BankVoucherState)states.States.Single();
    }

    private static void Write(
        TestLoop loop, string institution, string sql, params (string Name, object Value)[] parameters)
    {
        string path = Path.Combine(loop.Folder, institution + ".db");
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        Assert.AreEqual(1, command.ExecuteNonQuery());
    }
}
