using System;
using System.Collections.Generic;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Shared.Data;

/// <summary>Messages that another institution must get, kept until it has answered.</summary>
/// <remarks>
/// A row is written in the same transaction as the change it tells of. It is sent after that transaction, again on
/// every tick and at start-up, and taken out when the receiver has answered. Receivers treat a repeated message as one.
/// </remarks>
internal sealed class Outbox
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS outbox (
          id INTEGER PRIMARY KEY, receiver TEXT NOT NULL, message BLOB NOT NULL, status INTEGER NOT NULL DEFAULT -1);

        """;

    private readonly Database _database;

    public Outbox(Database database)
    {
        _database = database;
    }

    /// <summary>Adds a request whose answer is only a status. Only inside <see cref="Database.Commit"/>.</summary>
    public void Add(string receiver, byte[] message)
    {
        _database.Execute(
            "INSERT INTO outbox (receiver, message) VALUES (@receiver, @message)", new { receiver, message });
    }

    /// <summary>How many wait.</summary>
    public long Waiting => _database.Number("SELECT COUNT(*) FROM outbox WHERE status = -1");

    /// <summary>Sends what waits, in order; a receiver that does not answer keeps its rows for the next time.</summary>
    /// <param name="ask">Sends a request; null when nobody can tell whether it arrived.</param>
    public void Flush(Func<string, byte[], byte[]?> ask)
    {
        List<Row> rows = _database.Query<Row>("SELECT id, receiver, message FROM outbox WHERE status = -1 ORDER BY id");
        var silent = new HashSet<string>(StringComparer.Ordinal);
        foreach (Row row in rows)
        {
            byte[]? reply = silent.Contains(row.Receiver) ? null : ask(row.Receiver, row.Message);
            if (reply is null)
            {
                silent.Add(row.Receiver);
                continue;
            }

            int type = MessageFields.PeekType(row.Message, 0, row.Message.Length);
            StatusCode status = StatusReply.Decode((MessageType)(type + 1), reply, 0, reply.Length);
            if (Retry.IsWorthIt(status))
            {
                continue;
            }

            // A final refusal stays in the table, so that someone can look at it.
            _database.Execute(
                status == StatusCode.Ok
                    ? "DELETE FROM outbox WHERE id = @Id"
                    : "UPDATE outbox SET status = @status WHERE id = @Id",
                new { row.Id, status = (long)status });
        }
    }

    private sealed record Row(long Id, string Receiver, byte[] Message);
}
