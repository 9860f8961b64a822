using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Bank.Shared.Data;

namespace Wallet.Bank.CommercialBank;

/// <summary>Where an enrolment code stands.</summary>
internal enum EnrolmentPlace
{
    /// <summary>Given to the customer.</summary>
    Open = 1,
    /// <summary>Used by the key in the row; the certificate may still be on its way.</summary>
    Used = 2,
    /// <summary>Replaced by a newer code.</summary>
    Withdrawn = 3,
}

/// <summary>One enrolment code, of which only a keyed hash is stored.</summary>
internal sealed record Enrolment(
    long Id,
    string Account,
    byte[] CodeHash,
    long State,
    long TriesLeft,
    byte[] PublicKey,
    byte[] RequestId,
    byte[] Certificate)
{
    public EnrolmentPlace Place => (EnrolmentPlace)State;
}

/// <summary>Enrolment codes: three digits say which code is meant, five prove that the holder has it.</summary>
/// <remarks>
/// A wrong guess must count against one code and not against everybody's, hence the first three digits. Five tries at
/// 100,000 possibilities. The hash is an HMAC under a key file, because eight digits alone are found by trying them
/// all.
/// </remarks>
internal sealed class EnrolmentStore
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS enrolment (
          id INTEGER PRIMARY KEY, prefix TEXT NOT NULL, account TEXT NOT NULL, codeHash BLOB NOT NULL,
          state INTEGER NOT NULL, triesLeft INTEGER NOT NULL, publicKey BLOB NOT NULL DEFAULT x'',
          requestId BLOB NOT NULL DEFAULT x'', certificate BLOB NOT NULL DEFAULT x'');
        CREATE INDEX IF NOT EXISTS enrolmentByPrefix ON enrolment(prefix);

        """;

    /// <summary>Digits of a whole code.</summary>
    public const int CodeDigits = 8;

    private const int PrefixDigits = 3;
    private const int Tries = 5;
    private const string Columns =
        "SELECT id, account, codeHash, state, triesLeft, publicKey, requestId, certificate FROM enrolment ";

    private readonly Office _office;
    private readonly byte[] _codeKey;

    public EnrolmentStore(Office office)
    {
        _office = office;
        _codeKey = SecretFile.LoadOrCreate(
            Path.Combine(office.Options.DataDirectory, "keys", office.Id + "-codes.key"),
            32,
            () => office.Options.Random.Bytes(32));
    }

    private Database Database => _office.Database;

    /// <summary>Makes a code for an account; codes given before can be used no more. Only inside a commit.</summary>
    public string Add(string account)
    {
        string prefix = FreePrefix();
        string code = prefix + _office.Options.Random.Below(100_000).ToString("D5", CultureInfo.InvariantCulture);
        Database.Execute(
            "UPDATE enrolment SET state = @withdrawn WHERE account = @account AND state = @open",
            new { withdrawn = (long)EnrolmentPlace.Withdrawn, account, open = (long)EnrolmentPlace.Open });
        Database.Execute(
            """
            INSERT INTO enrolment (prefix, account, codeHash, state, triesLeft)
            VALUES (@prefix, @account, @codeHash, @open, @Tries)
            """,
            new { prefix, account, codeHash = Hash(code), open = (long)EnrolmentPlace.Open, Tries });
        return code;
    }

    /// <summary>The code that a typed one is meant to be, right or wrong; null when there is none.</summary>
    public Enrolment? Meant(string code)
    {
        return code.Length != CodeDigits ? null : Database.First<Enrolment>(
            Columns + "WHERE prefix = @prefix AND state <> @withdrawn ORDER BY id DESC",
            new { prefix = code[..PrefixDigits], withdrawn = (long)EnrolmentPlace.Withdrawn });
    }

    /// <summary>Codes used by a key whose certificate has not come yet.</summary>
    public List<Enrolment> Unfinished()
    {
        return Database.Query<Enrolment>(
            Columns + "WHERE state = @used AND LENGTH(certificate) = 0", new { used = (long)EnrolmentPlace.Used });
    }

    public bool IsRight(Enrolment enrolment, string code)
    {
        return CryptographicOperations.FixedTimeEquals(enrolment.CodeHash, Hash(code));
    }

    /// <summary>Counts a try before the code is compared.</summary>
    public void CountTry(Enrolment enrolment)
    {
        Database.Commit(() => Database.Execute(
            "UPDATE enrolment SET triesLeft = triesLeft - 1 WHERE id = @Id", new { enrolment.Id }));
    }

    public void Use(Enrolment enrolment, byte[] publicKey, byte[] requestId)
    {
        Database.Execute(
            "UPDATE enrolment SET state = @used, publicKey = @publicKey, requestId = @requestId WHERE id = @Id",
            new { used = (long)EnrolmentPlace.Used, publicKey, requestId, enrolment.Id });
    }

    /// <summary>The authority refused the key: the code can be used again.</summary>
    public void Release(Enrolment enrolment)
    {
        Database.Execute(
            "UPDATE enrolment SET state = @open, publicKey = x'', requestId = x'' WHERE id = @Id",
            new { open = (long)EnrolmentPlace.Open, enrolment.Id });
    }

    public void KeepCertificate(Enrolment enrolment, byte[] certificate)
    {
        Database.Execute(
            "UPDATE enrolment SET certificate = @certificate, triesLeft = @Tries WHERE id = @Id",
            new { certificate, Tries, enrolment.Id });
    }

    private byte[] Hash(string code)
    {
        return HMACSHA256.HashData(_codeKey, Encoding.UTF8.GetBytes(code));
    }

    private string FreePrefix()
    {
        List<string> taken = Database.Query<string>(
            "SELECT DISTINCT prefix FROM enrolment WHERE state = @open", new { open = (long)EnrolmentPlace.Open });
        if (taken.Count >= 900)
        {
            throw new BankSetupException("Too many enrolment codes wait to be used. Enrol those devices first.");
        }

        string prefix;
        do
        {
            prefix = _office.Options.Random.Below(1000).ToString("D3", CultureInfo.InvariantCulture);
        }
        while (taken.Contains(prefix));

        return prefix;
    }
}
