using System.Collections.Generic;
using System.Linq;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Data;
using Wallet.Bank.WalletPlatform;

namespace Wallet.Bank.CommercialBank;

/// <summary>Vouchers of this bank's payers.</summary>
internal sealed class VoucherStore : IWalletBooks
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS voucher (
          voucherId BLOB PRIMARY KEY, state INTEGER NOT NULL, account TEXT NOT NULL, amountMinor INTEGER NOT NULL,
          payeeBank TEXT NOT NULL, orderDigest BLOB NOT NULL, orderDocument BLOB NOT NULL, endorsement BLOB NOT NULL,
          firstResult BLOB NOT NULL DEFAULT x'', secondResult BLOB NOT NULL DEFAULT x'',
          confirmation BLOB NOT NULL DEFAULT x'', thirdResult BLOB NOT NULL DEFAULT x'', currencyDocument BLOB NOT NULL,
          payerCertificate BLOB NOT NULL, payerBankCertificate BLOB NOT NULL,
          centralBankCertificate BLOB NOT NULL DEFAULT x'', payeeBankCertificate BLOB NOT NULL DEFAULT x'',
          validUntilMs INTEGER NOT NULL DEFAULT 0, reportUntilMs INTEGER NOT NULL DEFAULT 0,
          rollBackRequest BLOB NOT NULL DEFAULT x'', statement BLOB NOT NULL DEFAULT x'',
          evidence BLOB NOT NULL DEFAULT x'');
        CREATE INDEX IF NOT EXISTS voucherByState ON voucher(state);

        """;

    private readonly Database _database;

    public VoucherStore(Office office)
    {
        _database = office.Database;
    }

    public BankVoucher? Find(byte[] voucherId)
    {
        return _database.First<BankVoucher>("SELECT * FROM voucher WHERE voucherId = @voucherId", new { voucherId });
    }

    public List<BankVoucher> All()
    {
        return _database.Query<BankVoucher>("SELECT * FROM voucher ORDER BY rowid DESC");
    }

    /// <inheritdoc/>
    public IReadOnlyList<BookedVoucher> VouchersOf(byte[] certificate)
    {
        return _database.Query<BankVoucher>(
            "SELECT * FROM voucher WHERE payerCertificate = @certificate ORDER BY rowid", new { certificate })
            .Select(voucher => new BookedVoucher(
                voucher.VoucherId,
                voucher.AmountMinor,
                voucher.Place is BankVoucherPlace.Open,
                voucher.Place.ToString()))
            .ToList();
    }

    public List<BankVoucher> At(BankVoucherPlace place)
    {
        return _database.Query<BankVoucher>(
            "SELECT * FROM voucher WHERE state = @state ORDER BY rowid", new { state = (long)place });
    }

    /// <summary>
    /// Sum of the account's vouchers that were given back on request and whose payees can still report, and of all that
    /// was ever paid under guarantee.
    /// </summary>
    public long ReturnedMinor(string account, long nowMs)
    {
        long openMinor = _database.Number(
            """
            SELECT COALESCE(SUM(amountMinor), 0) FROM voucher
            WHERE account = @account AND LENGTH(rollBackRequest) > 0 AND reportUntilMs >= @nowMs
              AND state IN (@returning, @rolledBack)
            """,
            new
            {
                account,
                nowMs,
                returning = (long)BankVoucherPlace.Returning,
                rolledBack = (long)BankVoucherPlace.RolledBack,
            });
        return openMinor + _database.Query<BankVoucher>(
            "SELECT * FROM voucher WHERE account = @account AND state = @paidUnderGuarantee",
            new { account, paidUnderGuarantee = (long)BankVoucherPlace.PaidUnderGuarantee })
            .Sum(voucher => voucher.PaidMinor);
    }

    public void AddHeld(BankVoucher voucher)
    {
        voucher.State = (long)BankVoucherPlace.Held;
        _database.Execute(
            """
            INSERT INTO voucher (voucherId, state, account, amountMinor, payeeBank, orderDigest, orderDocument,
              endorsement, currencyDocument, payerCertificate, payerBankCertificate)
            VALUES (@VoucherId, @State, @Account, @AmountMinor, @PayeeBank, @OrderDigest, @OrderDocument, @Endorsement,
              @CurrencyDocument, @PayerCertificate, @PayerBankCertificate)
            """,
            voucher);
    }

    /// <summary>Writes what may change after the hold.</summary>
    public void Update(BankVoucher voucher)
    {
        _database.Execute(
            """
            UPDATE voucher SET state = @State, firstResult = @FirstResult, secondResult = @SecondResult,
              confirmation = @Confirmation, thirdResult = @ThirdResult,
              centralBankCertificate = @CentralBankCertificate,
              payeeBankCertificate = @PayeeBankCertificate,
              validUntilMs = @ValidUntilMs, reportUntilMs = @ReportUntilMs,
              rollBackRequest = @RollBackRequest, statement = @Statement, evidence = @Evidence
            WHERE voucherId = @VoucherId
            """,
            voucher);
    }

    public void RemoveHeld(byte[] voucherId)
    {
        _database.Execute(
            "DELETE FROM voucher WHERE voucherId = @voucherId AND state = @held",
            new { voucherId, held = (long)BankVoucherPlace.Held });
    }
}
