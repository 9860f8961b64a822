using System.Collections.Generic;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Data;

namespace Wallet.Bank.CommercialBank;

/// <summary>Where a recovery key stands.</summary>
internal enum RecoveryPlace
{
    /// <summary>Kept for the day on which the account's card is lost.</summary>
    Kept = 1,
    /// <summary>The account's card has registered a newer one.</summary>
    Replaced = 2,
    /// <summary>Used by the card key in the row, whose certificate may still be on its way.</summary>
    Used = 3,
}

/// <summary>One recovery key, the documents that speak for it, and the card that it brought in.</summary>
internal sealed record RecoveryKey(
    long Id,
    byte[] PublicKey,
    string Account,
    long State,
    byte[] Registration,
    byte[] Consent,
    byte[] CardKey,
    byte[] RequestId,
    byte[] Certificate)
{
    public RecoveryPlace Place => (RecoveryPlace)State;
}

/// <summary>The keys of recovery sheets: at most one kept for an account, and every one there ever was.</summary>
internal sealed class RecoveryStore
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS recovery (
          id INTEGER PRIMARY KEY, publicKey BLOB NOT NULL UNIQUE, account TEXT NOT NULL REFERENCES customer(account),
          state INTEGER NOT NULL, registration BLOB NOT NULL, consent BLOB NOT NULL DEFAULT x'',
          cardKey BLOB NOT NULL DEFAULT x'', requestId BLOB NOT NULL DEFAULT x'',
          certificate BLOB NOT NULL DEFAULT x'');

        """;

    private const string Columns =
        "SELECT id, publicKey, account, state, registration, consent, cardKey, requestId, certificate FROM recovery ";

    private readonly Office _office;

    public RecoveryStore(Office office)
    {
        _office = office;
    }

    private Database Database => _office.Database;

    public RecoveryKey? Find(byte[] publicKey)
    {
        return Database.First<RecoveryKey>(Columns + "WHERE publicKey = @publicKey", new { publicKey });
    }

    /// <summary>Keys used by a card whose certificate has not come yet.</summary>
    public List<RecoveryKey> Unfinished()
    {
        return Database.Query<RecoveryKey>(
            Columns + "WHERE state = @used AND LENGTH(certificate) = 0", new { used = (long)RecoveryPlace.Used });
    }

    /// <summary>Keeps a key for an account, in the place of the one kept before. Only inside a commit.</summary>
    public void Keep(byte[] publicKey, string account, byte[] registration)
    {
        Database.Execute(
            "UPDATE recovery SET state = @replaced WHERE account = @account AND state = @kept",
            new { replaced = (long)RecoveryPlace.Replaced, account, kept = (long)RecoveryPlace.Kept });
        Database.Execute(
            """
            INSERT INTO recovery (publicKey, account, state, registration)
            VALUES (@publicKey, @account, @kept, @registration)
            """,
            new { publicKey, account, kept = (long)RecoveryPlace.Kept, registration });
    }

    public void Use(RecoveryKey key, byte[] cardKey, byte[] consent, byte[] requestId)
    {
        Database.Execute(
            """
            UPDATE recovery SET state = @used, cardKey = @cardKey, consent = @consent, requestId = @requestId
            WHERE id = @Id
            """,
            new { used = (long)RecoveryPlace.Used, cardKey, consent, requestId, key.Id });
    }

    /// <summary>The authority refused the card's key: the sheet can be used again.</summary>
    public void Release(RecoveryKey key)
    {
        Database.Execute(
            "UPDATE recovery SET state = @kept, cardKey = x'', consent = x'', requestId = x'' WHERE id = @Id",
            new { kept = (long)RecoveryPlace.Kept, key.Id });
    }

    public void KeepCertificate(RecoveryKey key, byte[] certificate)
    {
        Database.Execute(
            "UPDATE recovery SET certificate = @certificate WHERE id = @Id", new { certificate, key.Id });
    }
}
