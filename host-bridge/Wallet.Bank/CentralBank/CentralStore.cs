using System.Collections.Generic;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Data;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CentralBank;

/// <summary>The central bank's tables and accounts.</summary>
internal sealed class CentralStore
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS funding (id TEXT PRIMARY KEY, bank TEXT NOT NULL, amountMinor INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS currency (
          serial BLOB PRIMARY KEY, requestId BLOB NOT NULL UNIQUE, bank TEXT NOT NULL, amountMinor INTEGER NOT NULL,
          document BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS voucher (
          voucherId BLOB PRIMARY KEY, state INTEGER NOT NULL, payerBank TEXT NOT NULL, payeeBank TEXT NOT NULL,
          amountMinor INTEGER NOT NULL, currencySerial BLOB NOT NULL UNIQUE, payerDigest BLOB NOT NULL,
          orderDigest BLOB NOT NULL, orderDocument BLOB NOT NULL, endorsement BLOB NOT NULL,
          currencyDocument BLOB NOT NULL, firstResult BLOB NOT NULL, secondResult BLOB NOT NULL DEFAULT x'',
          confirmation BLOB NOT NULL DEFAULT x'',
          payeeBankCertificate BLOB NOT NULL DEFAULT x'', validUntilMs INTEGER NOT NULL, graceMs INTEGER NOT NULL,
          reportUntilMs INTEGER NOT NULL DEFAULT 0, reportedMs INTEGER NOT NULL DEFAULT 0,
          paymentDigest BLOB NOT NULL DEFAULT x'', payment BLOB NOT NULL DEFAULT x'',
          redemptionStatement BLOB NOT NULL DEFAULT x'', rollBackRequest BLOB NOT NULL DEFAULT x'',
          rollBackReason INTEGER NOT NULL DEFAULT 0, rollBackStatement BLOB NOT NULL DEFAULT x'');
        CREATE INDEX IF NOT EXISTS voucherByState ON voucher(state, reportUntilMs);

        """;

    public const string Issued = "issued";
    public const string Pending = "pending";

    private readonly Office _office;

    public CentralStore(Office office)
    {
        _office = office;
        office.Database.Commit(() =>
        {
            office.Books.EnsureAccount(Issued, isAsset: true);
            office.Books.EnsureAccount(Pending, isAsset: false);
            foreach (string bank in Institutions.Banks)
            {
                // A guarantee is never held up by a reserve; IssueCurrency sees to it that there is enough.
                office.Books.EnsureAccount(Reserve(bank), isAsset: false, mayOverdraw: true);
                office.Books.EnsureAccount(Currency(bank), isAsset: false);
            }
        });
    }

    private Database Database => _office.Database;

    public static string Reserve(string bank)
    {
        return "reserve:" + bank;
    }

    public static string Currency(string bank)
    {
        return "currency:" + bank;
    }

    /// <summary>
    /// Issues reserve to a bank, once for each id: the operator's act that brings money into the world.
    /// </summary>
    public void Fund(string id, string bank, long amountMinor)
    {
        if (_office.Database.Number("SELECT COUNT(*) FROM funding WHERE id = @id", new { id }) > 0)
        {
            return;
        }

        Database.Commit(() =>
        {
            Database.Execute(
                "INSERT INTO funding (id, bank, amountMinor) VALUES (@id, @bank, @amountMinor)",
                new { id, bank, amountMinor });
            _office.Books.Post("reserve issued", [], new(Issued, amountMinor), new(Reserve(bank), amountMinor));
        });
    }

    /// <summary>
    /// What a bank may still have to pay twice: returned to it on request while the payees' banks can report, or have
    /// reported and only the silent authority holds it up.
    /// </summary>
    public long GuaranteedMinor(string bank, long nowMs)
    {
        return Database.Number(
            """
            SELECT COALESCE(SUM(amountMinor), 0) FROM voucher
            WHERE payerBank = @bank AND state = @rolledBack AND rollBackReason = @request
              AND (validUntilMs + graceMs >= @nowMs OR reportedMs <> 0)
            """,
            new
            {
                bank,
                nowMs,
                rolledBack = (long)CentralVoucherState.RolledBack,
                request = (long)RollBackReason.Request,
            });
    }

    public CurrencyRow? CurrencyByRequest(byte[] requestId)
    {
        return Database.First<CurrencyRow>(
            "SELECT serial, bank, amountMinor, document FROM currency WHERE requestId = @requestId", new { requestId });
    }

    public CurrencyRow? CurrencyBySerial(byte[] serial)
    {
        return Database.First<CurrencyRow>(
            "SELECT serial, bank, amountMinor, document FROM currency WHERE serial = @serial", new { serial });
    }

    public bool IsCurrencySpent(byte[] serial)
    {
        return Database.Number("SELECT COUNT(*) FROM voucher WHERE currencySerial = @serial", new { serial }) > 0;
    }

    /// <summary>A bank's reserve becomes a currency document. Only inside a commit.</summary>
    public void AddCurrency(byte[] serial, byte[] requestId, string bank, long amountMinor, byte[] document)
    {
        Database.Execute(
            """
            INSERT INTO currency (serial, requestId, bank, amountMinor, document)
            VALUES (@serial, @requestId, @bank, @amountMinor, @document)
            """,
            new { serial, requestId, bank, amountMinor, document });
        _office.Books.Post("currency issued", [], new(Reserve(bank), -amountMinor), new(Currency(bank), amountMinor));
    }

    public CentralVoucher? Voucher(byte[] voucherId)
    {
        return Database.First<CentralVoucher>("SELECT * FROM voucher WHERE voucherId = @voucherId", new { voucherId });
    }

    public List<CentralVoucher> Vouchers()
    {
        return Database.Query<CentralVoucher>("SELECT * FROM voucher ORDER BY rowid DESC");
    }

    /// <summary>Open vouchers whose payee's bank can report no more.</summary>
    public List<CentralVoucher> Overdue(long nowMs)
    {
        return Database.Query<CentralVoucher>(
            "SELECT * FROM voucher WHERE state = @open AND validUntilMs + graceMs < @nowMs AND reportedMs = 0",
            new { open = (long)CentralVoucherState.Open, nowMs });
    }

    /// <summary>
    /// When the next one is overdue, Unix milliseconds; <see cref="long.MaxValue"/> where there is none.
    /// </summary>
    public long NextOverdueMs()
    {
        long reportsEndMs = Database.Number(
            "SELECT MIN(validUntilMs + graceMs) FROM voucher WHERE state = @open AND reportedMs = 0",
            new { open = (long)CentralVoucherState.Open });
        return reportsEndMs == 0 ? long.MaxValue : reportsEndMs + 1;
    }

    public void AddOffered(CentralVoucher voucher)
    {
        voucher.State = (long)CentralVoucherState.Offered;
        Database.Execute(
            """
            INSERT INTO voucher (voucherId, state, payerBank, payeeBank, amountMinor, currencySerial, payerDigest,
              orderDigest, orderDocument, endorsement, currencyDocument, firstResult, validUntilMs, graceMs)
            VALUES (@VoucherId, @State, @PayerBank, @PayeeBank, @AmountMinor, @CurrencySerial, @PayerDigest,
              @OrderDigest, @OrderDocument, @Endorsement, @CurrencyDocument, @FirstResult, @ValidUntilMs, @GraceMs)
            """,
            voucher);
    }

    /// <summary>Writes what may change after the offer.</summary>
    public void Update(CentralVoucher voucher)
    {
        Database.Execute(
            """
            UPDATE voucher SET state = @State, secondResult = @SecondResult, confirmation = @Confirmation,
              payeeBankCertificate = @PayeeBankCertificate, reportUntilMs = @ReportUntilMs, reportedMs = @ReportedMs,
              paymentDigest = @PaymentDigest, payment = @Payment, redemptionStatement = @RedemptionStatement,
              rollBackRequest = @RollBackRequest, rollBackReason = @RollBackReason,
              rollBackStatement = @RollBackStatement
            WHERE voucherId = @VoucherId
            """,
            voucher);
    }

    public void Remove(byte[] voucherId)
    {
        Database.Execute(
            "DELETE FROM voucher WHERE voucherId = @voucherId AND state = @offered",
            new { voucherId, offered = (long)CentralVoucherState.Offered });
    }
}

/// <summary>One issued currency document.</summary>
internal sealed record CurrencyRow(byte[] Serial, string Bank, long AmountMinor, byte[] Document);
