using System.Collections.Generic;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Bank.Shared.Data;

namespace Wallet.Bank.CommercialBank;

/// <summary>Where a currency document of this bank stands.</summary>
internal enum CurrencyPlace
{
    /// <summary>Asked of the central bank; its answer is not known yet.</summary>
    Asked = 1,
    /// <summary>Set aside for one transaction of one account, for some minutes.</summary>
    SetAside = 2,
    /// <summary>In an order.</summary>
    Used = 3,
}

/// <summary>One currency document of this bank.</summary>
internal sealed record BankCurrency(
    byte[] RequestId,
    long State,
    long AmountMinor,
    byte[] Document,
    byte[] VoucherId,
    string Account,
    long SetAsideUntilMs)
{
    public CurrencyPlace Place => (CurrencyPlace)State;
}

/// <summary>The currency documents this bank has bought.</summary>
/// <remarks>
/// A document whose time has run out is not thrown away: the next transaction of the same amount takes it over. An
/// account has one document set aside at a time; asking for another transaction lets go of the one before. What an
/// account has asked for and not used is limited (<see cref="IdleMinor"/>), so that nobody can tie up the bank's
/// reserve by asking for one amount after another.
/// </remarks>
internal sealed class CurrencyStore
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS currency (
          requestId BLOB PRIMARY KEY, state INTEGER NOT NULL, amountMinor INTEGER NOT NULL,
          document BLOB NOT NULL DEFAULT x'', digest BLOB NOT NULL DEFAULT x'', voucherId BLOB NOT NULL,
          account TEXT NOT NULL, setAsideUntilMs INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS currencyByVoucher ON currency(voucherId);

        """;

    private const string Columns =
        "SELECT requestId, state, amountMinor, document, voucherId, account, setAsideUntilMs FROM currency ";

    private readonly Database _database;

    public CurrencyStore(Office office)
    {
        _database = office.Database;
    }

    public BankCurrency? ByVoucher(byte[] voucherId)
    {
        return _database.First<BankCurrency>(Columns + "WHERE voucherId = @voucherId", new { voucherId });
    }

    public BankCurrency? ByDigest(byte[] digest)
    {
        return _database.First<BankCurrency>(Columns + "WHERE digest = @digest", new { digest });
    }

    public List<BankCurrency> Asked()
    {
        return _database.Query<BankCurrency>(
            Columns + "WHERE state = @asked ORDER BY rowid", new { asked = (long)CurrencyPlace.Asked });
    }

    /// <summary>A document of this amount that nobody has a claim on any more; null when there is none.</summary>
    public BankCurrency? Idle(long amountMinor, string account, long nowMs)
    {
        return _database.First<BankCurrency>(
            Columns + """
            WHERE state = @setAside AND amountMinor = @amountMinor AND (account = @account OR setAsideUntilMs < @nowMs)
            """,
            new { setAside = (long)CurrencyPlace.SetAside, amountMinor, account, nowMs });
    }

    /// <summary>Sum of the documents that were last asked for by this account and are in no order.</summary>
    public long IdleMinor(string account)
    {
        return _database.Number(
            "SELECT COALESCE(SUM(amountMinor), 0) FROM currency WHERE account = @account AND state <> @used",
            new { account, used = (long)CurrencyPlace.Used });
    }

    public void AddAsked(byte[] requestId, long amountMinor, byte[] voucherId, string account, long untilMs)
    {
        _database.Execute(
            """
            INSERT INTO currency (requestId, state, amountMinor, voucherId, account, setAsideUntilMs)
            VALUES (@requestId, @asked, @amountMinor, @voucherId, @account, @untilMs)
            """,
            new { requestId, asked = (long)CurrencyPlace.Asked, amountMinor, voucherId, account, untilMs });
    }

    public void Receive(byte[] requestId, byte[] document)
    {
        _database.Execute(
            "UPDATE currency SET state = @setAside, document = @document, digest = @digest "
            + "WHERE requestId = @requestId",
            new { setAside = (long)CurrencyPlace.SetAside, document, digest = Sign1.Digest(document), requestId });
    }

    public void Remove(byte[] requestId)
    {
        _database.Execute("DELETE FROM currency WHERE requestId = @requestId", new { requestId });
    }

    /// <summary>
    /// Lets go of what else is set aside for the account, and sets this document aside for the transaction.
    /// </summary>
    public void SetAside(byte[] requestId, byte[] voucherId, string account, long untilMs, long nowMs)
    {
        _database.Execute(
            """
            UPDATE currency SET setAsideUntilMs = MIN(setAsideUntilMs, @nowMs - 1)
              WHERE account = @account AND state = @setAside AND requestId <> @requestId;
            UPDATE currency SET state = @setAside, voucherId = @voucherId, account = @account,
              setAsideUntilMs = @untilMs
              WHERE requestId = @requestId
            """,
            new { setAside = (long)CurrencyPlace.SetAside, requestId, voucherId, account, untilMs, nowMs });
    }

    public void Use(byte[] requestId)
    {
        _database.Execute(
            "UPDATE currency SET state = @used WHERE requestId = @requestId",
            new { used = (long)CurrencyPlace.Used, requestId });
    }
}
