using System;
using System.Collections.Generic;
using System.Linq;

namespace Wallet.Bank.Shared.Data;

/// <summary>One line of an entry: an account and by how much its natural balance grows.</summary>
internal readonly record struct Change(string Account, long Minor);

/// <summary>Double-entry books. Entries are for ever; the database itself refuses to change one.</summary>
/// <remarks>
/// Postings are kept debit positive, so that every entry and the whole table sum to zero. Callers speak of natural
/// balances (an asset grows by debit, a liability by credit) and never of signs.
/// </remarks>
internal sealed class Books
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS account (
          name TEXT PRIMARY KEY, isAsset INTEGER NOT NULL, mayOverdraw INTEGER NOT NULL,
          debitMinor INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE IF NOT EXISTS journalEntry (
          id INTEGER PRIMARY KEY, timeMs INTEGER NOT NULL, text TEXT NOT NULL, voucherId BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS posting (
          entryId INTEGER NOT NULL REFERENCES journalEntry(id), account TEXT NOT NULL REFERENCES account(name),
          debitMinor INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS postingByAccount ON posting(account);
        CREATE TRIGGER IF NOT EXISTS journalEntryKept BEFORE UPDATE ON journalEntry
          BEGIN SELECT RAISE(ABORT, 'entries are for ever'); END;
        CREATE TRIGGER IF NOT EXISTS journalEntryNotDeleted BEFORE DELETE ON journalEntry
          BEGIN SELECT RAISE(ABORT, 'entries are for ever'); END;
        CREATE TRIGGER IF NOT EXISTS postingKept BEFORE UPDATE ON posting
          BEGIN SELECT RAISE(ABORT, 'entries are for ever'); END;
        CREATE TRIGGER IF NOT EXISTS postingNotDeleted BEFORE DELETE ON posting
          BEGIN SELECT RAISE(ABORT, 'entries are for ever'); END;

        """;

    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly Action<string, byte[]> _booked;

    /// <param name="database">Where the tables are.</param>
    /// <param name="time">The institution's clock.</param>
    /// <param name="booked">Told of each entry's text and voucher id.</param>
    public Books(Database database, TimeProvider time, Action<string, byte[]> booked)
    {
        _database = database;
        _time = time;
        _booked = booked;
    }

    /// <summary>Makes an account unless it is there.</summary>
    public void EnsureAccount(string name, bool isAsset, bool mayOverdraw = false)
    {
        _database.Execute(
            "INSERT INTO account (name, isAsset, mayOverdraw) VALUES (@name, @isAsset, @mayOverdraw) "
            + "ON CONFLICT DO NOTHING",
            new { name, isAsset, mayOverdraw });
    }

    /// <summary>The natural balance; 0 for an account that is not there.</summary>
    public long Balance(string name)
    {
        return _database.Number(
            "SELECT CASE isAsset WHEN 1 THEN debitMinor ELSE -debitMinor END FROM account WHERE name = @name",
            new { name });
    }

    /// <summary>Writes one entry. Only inside <see cref="Database.Commit"/>.</summary>
    /// <exception cref="InvalidOperationException">It does not balance, or overdraws: a fault of the
    /// caller.</exception>
    public void Post(string text, byte[] voucherId, params ReadOnlySpan<Change> changes)
    {
        long entryId = _database.Number(
            "INSERT INTO journalEntry (timeMs, text, voucherId) VALUES (@timeMs, @text, @voucherId) RETURNING id",
            new { timeMs = _time.GetUtcNow().ToUnixTimeMilliseconds(), text, voucherId });
        long sum = 0;
        foreach (Change change in changes)
        {
            AccountRow account = _database.First<AccountRow>(
                "SELECT name, isAsset, mayOverdraw, debitMinor FROM account WHERE name = @Account",
                new { change.Account })
                ?? throw new InvalidOperationException($"There is no account {change.Account}.");
            long debitMinor = account.IsAsset != 0 ? change.Minor : -change.Minor;
            long after = account.DebitMinor + debitMinor;
            if (account.MayOverdraw == 0 && (account.IsAsset != 0 ? after : -after) < 0)
            {
                throw new InvalidOperationException($"'{text}' would overdraw {change.Account}.");
            }

            sum += debitMinor;
            _database.Execute(
                """
                INSERT INTO posting (entryId, account, debitMinor) VALUES (@entryId, @Account, @debitMinor);
                UPDATE account SET debitMinor = debitMinor + @debitMinor WHERE name = @Account
                """,
                new { entryId, change.Account, debitMinor });
        }

        if (sum != 0 || changes.Length < 2)
        {
            throw new InvalidOperationException($"'{text}' does not balance.");
        }

        _booked(text, voucherId);
    }

    /// <summary>Every account in order of name.</summary>
    public List<AccountLine> Lines(Func<string, string> holderOf)
    {
        return _database.Query<AccountRow>("SELECT name, isAsset, mayOverdraw, debitMinor FROM account ORDER BY name")
            .Select(row => new AccountLine(
                row.Name, row.IsAsset != 0, row.IsAsset != 0 ? row.DebitMinor : -row.DebitMinor, holderOf(row.Name)))
            .ToList();
    }

    /// <summary>Adds everything up again from the postings.</summary>
    /// <returns>What is wrong; empty when all is well.</returns>
    public List<string> Check()
    {
        List<string> problems = _database.Query<string>(
            """
            SELECT 'entry ' || entryId || ' does not sum to zero' FROM posting
            GROUP BY entryId HAVING SUM(debitMinor) <> 0
            """);
        problems.AddRange(_database.Query<string>(
            """
            SELECT 'account ' || name || ' differs from its postings' FROM account
            WHERE debitMinor <> (SELECT COALESCE(SUM(debitMinor), 0) FROM posting WHERE posting.account = name)
            """));
        return problems;
    }

    private sealed record AccountRow(string Name, long IsAsset, long MayOverdraw, long DebitMinor);
}
