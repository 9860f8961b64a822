using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Bank.Shared.Data;

namespace Wallet.Bank.Authentication;

/// <summary>Where a token stands.</summary>
internal enum TokenPlace
{
    /// <summary>Given to a card; no right password has come from it yet.</summary>
    Given = 1,
    /// <summary>Its passwords count.</summary>
    Proven = 2,
}

/// <summary>A token without its secrets.</summary>
internal sealed record TokenRow(
    long Id, string Account, long State, byte[] Sealed, long NextCounter, long NextLogin, long MayBeReplaced)
{
    public TokenPlace Place => (TokenPlace)State;
}

/// <summary>A challenge that was given out.</summary>
internal sealed record ChallengeRow(
    byte[] Reference, string Account, byte[] Digest, string Typed, long AmountMinor, long GivenMs, long IsAnswered);

/// <summary>What a password is computed from.</summary>
internal sealed record TokenSecrets(byte[] Secret, byte[] LoginSecret, byte[] PinDigest);

/// <summary>Tokens, tries and challenges of a bank's authentication server.</summary>
/// <remarks>
/// Secrets lie under AES-GCM with a key from a file of its own; the account is bound in, so that no row passes for
/// another account's. Limit: whoever has both files has the secrets; a hardware module would keep the key.
/// </remarks>
internal sealed class TokenStore
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS token (
          id INTEGER PRIMARY KEY, account TEXT NOT NULL, state INTEGER NOT NULL, sealed BLOB NOT NULL,
          nextCounter INTEGER NOT NULL DEFAULT 0, nextLogin INTEGER NOT NULL DEFAULT 0,
          mayBeReplaced INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX IF NOT EXISTS tokenByAccount ON token(account);
        CREATE TABLE IF NOT EXISTS tokenTries (account TEXT PRIMARY KEY, triesLeft INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS challenge (
          reference BLOB PRIMARY KEY, account TEXT NOT NULL, digest BLOB NOT NULL, typed TEXT NOT NULL,
          amountMinor INTEGER NOT NULL, givenMs INTEGER NOT NULL, isAnswered INTEGER NOT NULL DEFAULT 0);

        """;

    private const int SecretBytes = 32;
    private const int LoginSecretBytes = 20;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const string TokenColumns =
        "SELECT id, account, state, sealed, nextCounter, nextLogin, mayBeReplaced FROM token ";

    private readonly Office _office;
    private byte[]? _key;

    public TokenStore(Office office) => _office = office;

    // Made with the first token: a bank that gives none has no key to look after.
    private byte[] Key => _key ??= SecretFile.LoadOrCreate(
        Path.Combine(_office.Options.DataDirectory, "keys", _office.Id + "-tokens.key"),
        32,
        () => _office.Options.Random.Bytes(32));

    private Database Database => _office.Database;

    /// <summary>The tokens of an account: at most one proven and one given.</summary>
    public List<TokenRow> Of(string account) =>
        Database.Query<TokenRow>(TokenColumns + "WHERE account = @account ORDER BY id", new { account });

    /// <summary>Makes a token; one that was given before and never proven goes. Only inside a commit.</summary>
    public TokenSecrets Give(string account, byte[] pinDigest)
    {
        var secrets = new TokenSecrets(
            _office.Options.Random.Bytes(SecretBytes), _office.Options.Random.Bytes(LoginSecretBytes), pinDigest);
        Database.Execute(
            "DELETE FROM token WHERE account = @account AND state = @given",
            new { account, given = (long)TokenPlace.Given });
        Database.Execute(
            "INSERT INTO token (account, state, sealed) VALUES (@account, @given, @box)",
            new { account, given = (long)TokenPlace.Given, box = Seal(account, secrets) });
        return secrets;
    }

    /// <summary>The secrets of a token.</summary>
    /// <exception cref="CryptographicException">Somebody changed the row, or the key file.</exception>
    public TokenSecrets Open(TokenRow token)
    {
        byte[] box = token.Sealed;
        byte[] plain = new byte[box.Length - NonceBytes - TagBytes];
        using var gcm = new AesGcm(Key, TagBytes);
        gcm.Decrypt(
            box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), plain,
            Encoding.UTF8.GetBytes(token.Account));
        const int pinAt = SecretBytes + LoginSecretBytes;
        return new TokenSecrets(plain[..SecretBytes], plain[SecretBytes..pinAt], plain[pinAt..]);
    }

    /// <summary>A password of this token was right: it counts alone from now on. Only inside a commit.</summary>
    public void Accept(TokenRow token, long nextCounter, long nextLogin)
    {
        Database.Execute("DELETE FROM token WHERE account = @Account AND id < @Id", new { token.Account, token.Id });
        Database.Execute(
            """
            UPDATE token SET state = @proven, nextCounter = @nextCounter, nextLogin = @nextLogin
            WHERE id = @Id
            """,
            new { proven = (long)TokenPlace.Proven, nextCounter, nextLogin, token.Id });
    }

    /// <summary>The account may enrol another token in the place of its proven one. Only inside a commit.</summary>
    public bool Release(string account) => Database.Execute(
        "UPDATE token SET mayBeReplaced = 1 WHERE account = @account", new { account }) > 0;

    /// <summary>No password of the account counts from now on. Only inside a commit.</summary>
    public void End(string account) =>
        Database.Execute("DELETE FROM token WHERE account = @account", new { account });

    /// <summary>Tries that an account has left.</summary>
    public long TriesLeft(string account, int most) => Database.First<Tries>(
        "SELECT triesLeft FROM tokenTries WHERE account = @account", new { account })?.TriesLeft ?? most;

    /// <summary>Only inside a commit.</summary>
    public void SetTries(string account, long triesLeft) => Database.Execute(
        """
        INSERT INTO tokenTries (account, triesLeft) VALUES (@account, @triesLeft)
        ON CONFLICT (account) DO UPDATE SET triesLeft = @triesLeft
        """,
        new { account, triesLeft });

    /// <summary>Only inside a commit.</summary>
    public void Add(ChallengeRow challenge) => Database.Execute(
        """
        INSERT INTO challenge (reference, account, digest, typed, amountMinor, givenMs)
        VALUES (@Reference, @Account, @Digest, @Typed, @AmountMinor, @GivenMs)
        """,
        challenge);

    public ChallengeRow? Challenge(byte[] reference) => Database.First<ChallengeRow>(
        """
        SELECT reference, account, digest, typed, amountMinor, givenMs, isAnswered FROM challenge
        WHERE reference = @reference
        """,
        new { reference });

    /// <summary>Only inside a commit.</summary>
    public void MarkAnswered(byte[] reference) =>
        Database.Execute("UPDATE challenge SET isAnswered = 1 WHERE reference = @reference", new { reference });

    private byte[] Seal(string account, TokenSecrets secrets)
    {
        byte[] plain = [.. secrets.Secret, .. secrets.LoginSecret, .. secrets.PinDigest];
        byte[] nonce = _office.Options.Random.Bytes(NonceBytes);
        byte[] tag = new byte[TagBytes];
        byte[] cipher = new byte[plain.Length];
        using var gcm = new AesGcm(Key, TagBytes);
        gcm.Encrypt(nonce, plain, cipher, tag, Encoding.UTF8.GetBytes(account));
        CryptographicOperations.ZeroMemory(plain);
        return [.. nonce, .. tag, .. cipher];
    }

    private sealed record Tries(long TriesLeft);
}
