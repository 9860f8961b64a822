using System;
using System.Collections.Generic;
using System.Globalization;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Bank.Shared.Data;

namespace Wallet.Bank.CommercialBank;

/// <summary>One customer's account.</summary>
/// <param name="Account">Number, such as "0001".</param>
/// <param name="HolderName">Goes into the device's certificate.</param>
/// <param name="Kind">DeviceKind of the device it is for.</param>
/// <param name="OpeningMinor">Opening balance.</param>
/// <param name="IsFunded">1 once the opening balance is booked.</param>
internal sealed record Customer(string Account, string HolderName, long Kind, long OpeningMinor, long IsFunded);

/// <summary>A device and the account it speaks for.</summary>
internal sealed record BoundDevice(byte[] CertificateDigest, string Account, byte[] Certificate);

/// <summary>Accounts and the devices bound to them.</summary>
internal sealed class CustomerStore
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS customer (
          account TEXT PRIMARY KEY, holderName TEXT NOT NULL, kind INTEGER NOT NULL, openingMinor INTEGER NOT NULL,
          isFunded INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE IF NOT EXISTS device (
          certificateDigest BLOB PRIMARY KEY, account TEXT NOT NULL REFERENCES customer(account),
          certificate BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS blockedDevice (
          certificateDigest BLOB PRIMARY KEY REFERENCES device(certificateDigest), blockedMs INTEGER NOT NULL);

        """;

    private const string Columns = "SELECT account, holderName, kind, openingMinor, isFunded FROM customer ";

    private readonly Office _office;

    public CustomerStore(Office office)
    {
        _office = office;
    }

    private Database Database => _office.Database;

    /// <summary>Name of the account in the books.</summary>
    public static string BooksName(string account)
    {
        return "customer:" + account;
    }

    /// <summary>Makes an account with a zero balance. Only inside a commit.</summary>
    public string Add(string holderName, long kind, long openingMinor)
    {
        long number = Database.Number("SELECT COUNT(*) FROM customer") + 1;
        string account = number.ToString("D4", CultureInfo.InvariantCulture);
        Database.Execute(
            """
            INSERT INTO customer (account, holderName, kind, openingMinor)
            VALUES (@account, @holderName, @kind, @openingMinor)
            """,
            new { account, holderName, kind, openingMinor });
        _office.Books.EnsureAccount(BooksName(account), isAsset: false);
        return account;
    }

    public Customer? Find(string account)
    {
        return Database.First<Customer>(Columns + "WHERE account = @account", new { account });
    }

    public List<Customer> All()
    {
        return Database.Query<Customer>(Columns + "ORDER BY account");
    }

    public List<Customer> Unfunded()
    {
        return Database.Query<Customer>(Columns + "WHERE isFunded = 0 ORDER BY account");
    }

    public void MarkFunded(string account)
    {
        Database.Execute("UPDATE customer SET isFunded = 1 WHERE account = @account", new { account });
    }

    public void Bind(Certificate certificate, string account)
    {
        Database.Execute(
            """
            INSERT INTO device (certificateDigest, account, certificate) VALUES (@Digest, @account, @Encoded)
            ON CONFLICT DO NOTHING
            """,
            new { certificate.Digest, account, certificate.Encoded });
    }

    public BoundDevice? Device(byte[] certificateDigest)
    {
        return Database.First<BoundDevice>(
            "SELECT certificateDigest, account, certificate FROM device WHERE certificateDigest = @certificateDigest",
            new { certificateDigest });
    }

    public List<BoundDevice> DevicesOf(string account)
    {
        return Database.Query<BoundDevice>(
            "SELECT certificateDigest, account, certificate FROM device WHERE account = @account ORDER BY rowid",
            new { account });
    }

    /// <summary>Blocks a device; one that is blocked stays so from then on. Only inside a commit.</summary>
    public void Block(BoundDevice device, long nowMs)
    {
        Database.Execute(
            """
            INSERT INTO blockedDevice (certificateDigest, blockedMs) VALUES (@CertificateDigest, @nowMs)
            ON CONFLICT DO NOTHING
            """,
            new { device.CertificateDigest, nowMs });
    }

    public void Unblock(BoundDevice device)
    {
        Database.Execute(
            "DELETE FROM blockedDevice WHERE certificateDigest = @CertificateDigest", new { device.CertificateDigest });
    }

    public bool IsBlocked(byte[] certificateDigest)
    {
        return Database.Number(
            "SELECT COUNT(*) FROM blockedDevice WHERE certificateDigest = @certificateDigest",
            new { certificateDigest }) > 0;
    }

    /// <summary>The holder behind a name in the books; empty when it is not a customer's.</summary>
    public string HolderOf(string booksName)
    {
        const string prefix = "customer:";
        return booksName.StartsWith(prefix, StringComparison.Ordinal)
            ? Find(booksName[prefix.Length..])?.HolderName ?? ""
            : "";
    }
}
