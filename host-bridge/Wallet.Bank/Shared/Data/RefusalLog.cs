using System.Collections.Generic;
using System.Linq;
using Wallet.Protocol;

namespace Wallet.Bank.Shared.Data;

/// <summary>Every refusal of one institution.</summary>
internal sealed class RefusalLog
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS refusal (
          id INTEGER PRIMARY KEY, timeMs INTEGER NOT NULL, message TEXT NOT NULL, status INTEGER NOT NULL,
          counterpart TEXT NOT NULL);

        """;

    /// <summary>
    /// The oldest rows go when there are more: anyone can send nonsense, and the disk must outlast it.
    /// </summary>
    private const int RowsMax = 10_000;

    private readonly Database _database;
    private readonly string _institution;

    public RefusalLog(Database database, string institution)
    {
        _database = database;
        _institution = institution;
    }

    public void Add(long timeMs, string message, StatusCode status, string counterpart)
    {
        _database.Execute(
            """
            INSERT INTO refusal (timeMs, message, status, counterpart)
            VALUES (@timeMs, @message, @status, @counterpart);
            DELETE FROM refusal WHERE id <= last_insert_rowid() - @RowsMax
            """,
            new { timeMs, message, status = (long)status, counterpart, RowsMax });
    }

    /// <summary>The newest refusals, newest first.</summary>
    public List<RefusalLine> Newest(int count)
    {
        return _database.Query<Row>(
            "SELECT timeMs, message, status, counterpart FROM refusal ORDER BY id DESC LIMIT @count", new { count })
            .Select(row => new RefusalLine(
                row.TimeMs, _institution, row.Message, ((StatusCode)(byte)row.Status).ToString(), row.Counterpart))
            .ToList();
    }

    private sealed record Row(long TimeMs, string Message, long Status, string Counterpart);
}
