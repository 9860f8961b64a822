using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Extensions.Logging;
using Wallet.Bank.Shared.Crypto;
using Wallet.Bank.Shared.Data;
using Wallet.Bank.Shared.Sessions;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Shared;

/// <summary>
/// What every institution has: an id, a key, a certificate, a database, books, and lines to the others.
/// </summary>
internal sealed class Office : IDisposable
{
    private const string OwnSchema = """
        CREATE TABLE IF NOT EXISTS certificateOf (institution TEXT PRIMARY KEY, encoded BLOB NOT NULL);

        """;

    private readonly EventLog _events;

    public Office(string id, BankOptions options, EventLog events, Func<IInstitutionWire> wire, string schema)
    {
        Id = id;
        Options = options;
        _events = events;
        byte[] scalar = SecretFile.LoadOrCreate(
            Path.Combine(options.DataDirectory, "keys", id + ".key"), 32, () => P256.DrawScalar(options.Random));
        Key = new SigningKey(scalar, options.SignsRepeatably);
        Database = new Database(
            Path.Combine(options.DataDirectory, id + ".db"),
            OwnSchema + Books.Schema + Outbox.Schema + RefusalLog.Schema + TimestampGuard.Schema + schema,
            options.SurvivesPowerCut);
        Books = new Books(
            Database, options.Time, (text, voucherId) => Log(LoopEventKind.Booked, "", text, StatusCode.Ok, voucherId));
        Outbox = new Outbox(Database);
        Refusals = new RefusalLog(Database, id);
        Timestamps = new TimestampGuard(Database, options);
        Links = new Links(this, wire);
        AskStatus = new CertificateStatusQuestion(this).Ask;
    }

    public string Id { get; }

    public BankOptions Options { get; }

    public SigningKey Key { get; }

    /// <summary>Its own certificate; there once the system is open.</summary>
    public Certificate Certificate { get; private set; } = null!;

    /// <summary>The certificate authority's certificate: the one thing that is trusted from the start.</summary>
    public Certificate Authority { get; private set; } = null!;

    public Database Database { get; }

    public Books Books { get; }

    public Outbox Outbox { get; }

    public RefusalLog Refusals { get; }

    public TimestampGuard Timestamps { get; }

    public Links Links { get; }

    /// <summary>
    /// Asks whether a certificate may be trusted now; the authority itself answers from its own tables.
    /// </summary>
    public Func<Certificate, StatusCode> AskStatus { get; set; }

    public long NowMs => Options.Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A certificate of an institution that was kept; null when there is none.</summary>
    public Certificate? CertificateOf(string institution)
    {
        byte[]? encoded = Database.First<byte[]>(
            "SELECT encoded FROM certificateOf WHERE institution = @institution", new { institution });
        return encoded is null ? null : Certificate.Read(encoded);
    }

    /// <summary>Keeps a certificate that was checked.</summary>
    public void KeepCertificate(string institution, Certificate certificate)
    {
        Database.Execute(
            """
            INSERT INTO certificateOf (institution, encoded) VALUES (@institution, @Encoded)
            ON CONFLICT (institution) DO UPDATE SET encoded = @Encoded
            """,
            new { institution, certificate.Encoded });
    }

    /// <summary>Takes office: from here on it can prove who it is.</summary>
    public void TakeOffice(Certificate own, Certificate authority)
    {
        Certificate = own;
        Authority = authority;
    }

    /// <summary>Signs a document with the institution's key.</summary>
    public byte[] Sign(string label, byte[] payload, byte[]? voucherId = null)
    {
        byte[] document = Sign1.Sign(Key, label, payload);
        Log(LoopEventKind.DocumentSigned, Certificate.Name, label, StatusCode.Ok, voucherId);
        return document;
    }

    /// <summary>Checks a document's signature and notes that it was good.</summary>
    public bool IsSignedBy(byte[] document, string label, Certificate signer, byte[]? voucherId = null)
    {
        if (!Sign1.IsSignedBy(document, label, signer.PublicKey))
        {
            return false;
        }

        Log(LoopEventKind.DocumentVerified, signer.Name, label, StatusCode.Ok, voucherId);
        return true;
    }

    /// <summary>Writes a refusal down, in the table and in the log.</summary>
    public void Refuse(string message, StatusCode status, string counterpart)
    {
        Refusals.Add(NowMs, message, status, counterpart);
        Log(LoopEventKind.Refused, counterpart, message, status);
    }

    /// <summary>
    /// What to say while another institution's answer leaves open what it has done: it will be asked again.
    /// </summary>
    /// <remarks>
    /// An answer that cannot be read or believed is written down as refused. Its status stays here: whoever waits would
    /// take it for a refusal of what was asked, and give up what may have been carried out.
    /// </remarks>
    /// <returns>BankUnavailable.</returns>
    public StatusCode Unanswered(byte[] reply, MessageType type, StatusCode status, string from)
    {
        if (!Retry.IsRefusal(reply, type, status))
        {
            Refuse(type.ToString(), status, from);
        }

        return StatusCode.BankUnavailable;
    }

    /// <summary>Adds to the log of events.</summary>
    public void Log(
        LoopEventKind kind,
        string counterpart,
        string subject,
        StatusCode status,
        byte[]? voucherId = null,
        int requestBytes = 0,
        int replyBytes = 0)
    {
        byte[]? id = voucherId is { Length: > 0 } ? voucherId : null;
        _events.Add(kind, Id, counterpart, subject, status, id, requestBytes, replyBytes);
    }

    /// <summary>Finishes what is unfinished, row by row: one that fails is logged and keeps no other waiting.</summary>
    public void FinishEach<T>(Func<List<T>> unfinished, Action<T> finish, string message)
    {
        Guarded(
            () =>
            {
                foreach (T row in unfinished())
                {
                    Guarded(() => finish(row), message);
                }
            },
            message);
    }

    /// <summary>Does the work; what it throws is logged and goes no further.</summary>
    /// <returns>True when it was done.</returns>
    public bool Guarded(Action work, string message)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception exception)
        {
            Fault(exception, message);
            return false;
        }
    }

    /// <summary>Logs what should not have happened.</summary>
    public void Fault(Exception exception, string message)
    {
        Options.Logger.LogError(exception, "{Institution} failed at {Message}", Id, message);
        Log(LoopEventKind.Refused, "", message + ": " + exception.GetType().Name, StatusCode.InternalError);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Links.Dispose();
        Database.Dispose();
        Key.Dispose();
    }
}
