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

    /// <summary>Not answered yet; any status of 0 or more is the receiver's last word.</summary>
    private const long Waits = -1;

    /// <summary>Sending it threw; sent again, but nothing else waits for it.</summary>
    private const long Fails = -2;

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

    /// <summary>How many wait for an answer.</summary>
    public long Waiting => _database.Number(
        "SELECT COUNT(*) FROM outbox WHERE status = @Waits", new { Waits });

    /// <summary>Those that did not go through, in plain words: somebody must look at them.</summary>
    public List<string> Problems()
    {
        return _database.Query<Stuck>(
            "SELECT id, receiver, status FROM outbox WHERE status <> @Waits ORDER BY id", new { Waits })
            .ConvertAll(row => row.Status == Fails
                ? $"note {row.Id} to {row.Receiver} fails and is sent again"
                : $"note {row.Id} was refused by {row.Receiver}: {(StatusCode)(byte)row.Status}");
    }

    /// <summary>Sends what waits, in order; a receiver that does not answer keeps its rows for the next time.</summary>
    /// <remarks>A row that fails in an unforeseen way is marked, sent again the next time, and holds up no other.
    /// </remarks>
    /// <param name="ask">Sends a request; null when nobody can tell whether it arrived.</param>
    /// <param name="fault">Told of what a row threw.</param>
    public void Flush(Func<string, byte[], byte[]?> ask, Action<Exception> fault)
    {
        List<Row> rows = _database.Query<Row>(
            "SELECT id, receiver, message FROM outbox WHERE status IN (@Waits, @Fails) ORDER BY id",
            new { Waits, Fails });
        var silent = new HashSet<string>(StringComparer.Ordinal);
        foreach (Row row in rows)
        {
            try
            {
                Send(row, ask, silent);
            }
            catch (Exception exception)
            {
                Mark(row, Fails);
                fault(exception);
            }
        }
    }

    private void Send(Row row, Func<string, byte[], byte[]?> ask, HashSet<string> silent)
    {
        byte[]? reply = silent.Contains(row.Receiver) ? null : ask(row.Receiver, row.Message);
        if (reply is null)
        {
            silent.Add(row.Receiver);
            return;
        }

        var type = (MessageType)(MessageFields.PeekType(row.Message, 0, row.Message.Length) + 1);
        StatusCode status = StatusReply.Decode(type, reply, 0, reply.Length);
        if (status == StatusCode.Ok)
        {
            _database.Execute("DELETE FROM outbox WHERE id = @Id", new { row.Id });
        }
        else if (!Retry.IsWorthIt(status))
        {
            // Kept, so that someone can look at it. An answer that cannot be read is no refusal.
            Mark(row, Retry.IsRefusal(reply, type, status) ? (long)status : Fails);
        }
    }

    private void Mark(Row row, long status)
    {
        _database.Execute("UPDATE outbox SET status = @status WHERE id = @Id", new { row.Id, status });
    }

    private sealed record Row(long Id, string Receiver, byte[] Message);

    private sealed record Stuck(long Id, string Receiver, long Status);
}
