using System;
using System.Linq;
using Wallet.Protocol;

namespace Wallet.Bank.Shared.Data;

/// <summary>
/// T1, the one timestamp of the loop: near the receiver's clock, and later than any before from this payer.
/// </summary>
/// <remarks>
/// The very same order may come again (its answer was lost, or its refusal was a passing one), so the guard remembers
/// whose T1 the latest is. A refused order leaves its T1 behind: another order must still be later.
/// </remarks>
internal sealed class TimestampGuard
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS payerTimestamp (
          payerDigest BLOB PRIMARY KEY, latestMs INTEGER NOT NULL, orderDigest BLOB NOT NULL);

        """;

    private readonly Database _database;
    private readonly BankOptions _options;

    public TimestampGuard(Database database, BankOptions options)
    {
        _database = database;
        _options = options;
    }

    /// <summary>Ok, TimestampStale or TimestampReplayed.</summary>
    public StatusCode Check(byte[] payerDigest, long timestampMs, byte[] orderDigest)
    {
        long nowMs = _options.Time.GetUtcNow().ToUnixTimeMilliseconds();
        long freshMs = (long)_options.Freshness.TotalMilliseconds;
        if (timestampMs < nowMs - freshMs || timestampMs > nowMs + freshMs)
        {
            return StatusCode.TimestampStale;
        }

        Row? latest = _database.First<Row>(
            "SELECT latestMs, orderDigest FROM payerTimestamp WHERE payerDigest = @payerDigest", new { payerDigest });
        if (latest is null || timestampMs > latest.LatestMs)
        {
            return StatusCode.Ok;
        }

        return timestampMs == latest.LatestMs && latest.OrderDigest.SequenceEqual(orderDigest)
            ? StatusCode.Ok
            : StatusCode.TimestampReplayed;
    }

    /// <summary>Remembers an accepted T1. Only inside <see cref="Database.Commit"/>.</summary>
    public void Accept(byte[] payerDigest, long timestampMs, byte[] orderDigest)
    {
        _database.Execute(
            """
            INSERT INTO payerTimestamp (payerDigest, latestMs, orderDigest)
            VALUES (@payerDigest, @timestampMs, @orderDigest)
            ON CONFLICT (payerDigest) DO UPDATE SET latestMs = @timestampMs, orderDigest = @orderDigest
            """,
            new { payerDigest, timestampMs, orderDigest });
    }

    private sealed record Row(long LatestMs, byte[] OrderDigest);
}
