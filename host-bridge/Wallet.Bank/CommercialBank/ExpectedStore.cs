using System.Collections.Generic;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Data;

namespace Wallet.Bank.CommercialBank;

/// <summary>Where something stands that a customer of this bank may be paid.</summary>
internal enum ExpectedPlace
{
    /// <summary>The 4th signature is given.</summary>
    Expected = 1,
    /// <summary>The payee has reported; the central bank's answer is not known yet.</summary>
    Reporting = 2,
    /// <summary>Paid.</summary>
    Redeemed = 3,
    /// <summary>The voucher went back to its payer.</summary>
    Closed = 4,
    /// <summary>Reported in time, brought to the central bank too late: paid by this bank.</summary>
    StoodFor = 5,
}

/// <summary>What a customer of this bank may be paid: a note beside the books, not money.</summary>
internal sealed class ExpectedPayment
{
    public byte[] VoucherId { get; set; } = [];

    public long State { get; set; }

    public string Account { get; set; } = "";

    /// <summary>The voucher's: the most there can be to receive.</summary>
    public long AmountMinor { get; set; }

    public byte[] OrderDocument { get; set; } = [];

    public byte[] OrderDigest { get; set; } = [];

    public byte[] FirstResult { get; set; } = [];

    public byte[] SecondResult { get; set; } = [];

    public long ValidUntilMs { get; set; }

    /// <summary>Until when the payee can report to this bank: its own term in the 4th document.</summary>
    public long ReportUntilMs { get; set; }

    /// <summary>The whole Redeem request, once the payee has reported.</summary>
    public byte[] Report { get; set; } = [];

    public byte[] PaymentDigest { get; set; } = [];

    /// <summary>The central bank's statement that ended it.</summary>
    public byte[] Statement { get; set; } = [];

    public ExpectedPlace Place => (ExpectedPlace)State;

    /// <summary>What the reported payment says: at most the voucher's amount; 0 without a report.</summary>
    public long PaidMinor => PaidAmount.OfReport(Report);
}

/// <summary>What this bank's customers may be paid.</summary>
internal sealed class ExpectedStore
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS expected (
          voucherId BLOB PRIMARY KEY, state INTEGER NOT NULL, account TEXT NOT NULL, amountMinor INTEGER NOT NULL,
          orderDocument BLOB NOT NULL, orderDigest BLOB NOT NULL, firstResult BLOB NOT NULL, secondResult BLOB NOT NULL,
          validUntilMs INTEGER NOT NULL, reportUntilMs INTEGER NOT NULL, report BLOB NOT NULL DEFAULT x'',
          paymentDigest BLOB NOT NULL DEFAULT x'', statement BLOB NOT NULL DEFAULT x'');
        CREATE INDEX IF NOT EXISTS expectedByState ON expected(state);

        """;

    private readonly Database _database;

    public ExpectedStore(Office office)
    {
        _database = office.Database;
    }

    public ExpectedPayment? Find(byte[] voucherId)
    {
        return _database.First<ExpectedPayment>(
            "SELECT * FROM expected WHERE voucherId = @voucherId", new { voucherId });
    }

    public List<ExpectedPayment> At(ExpectedPlace place)
    {
        return _database.Query<ExpectedPayment>(
            "SELECT * FROM expected WHERE state = @state ORDER BY rowid", new { state = (long)place });
    }

    /// <summary>Adds a note, in the place of one for the same voucher.</summary>
    public void Replace(ExpectedPayment expected)
    {
        expected.State = (long)ExpectedPlace.Expected;
        _database.Execute(
            """
            INSERT OR REPLACE INTO expected (voucherId, state, account, amountMinor, orderDocument, orderDigest,
              firstResult, secondResult, validUntilMs, reportUntilMs)
            VALUES (@VoucherId, @State, @Account, @AmountMinor, @OrderDocument, @OrderDigest, @FirstResult,
              @SecondResult, @ValidUntilMs, @ReportUntilMs)
            """,
            expected);
    }

    public void Update(ExpectedPayment expected)
    {
        _database.Execute(
            """
            UPDATE expected SET state = @State, report = @Report, paymentDigest = @PaymentDigest, statement = @Statement
            WHERE voucherId = @VoucherId
            """,
            expected);
    }
}
