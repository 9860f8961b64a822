using System.Collections.Generic;
using Wallet.Bank.Shared.Data;

namespace Wallet.Bank.WalletPlatform;

/// <summary>What the platform has said to a wallet, and what the wallet has said last.</summary>
internal sealed class ManagedWallet
{
    public byte[] CertificateDigest { get; set; } = [];

    public string Account { get; set; } = "";

    /// <summary>Counter of the newest command.</summary>
    public long Counter { get; set; }

    public long IsFrozen { get; set; }

    public long OfflineMaxMs { get; set; }

    public long PaymentMaxMinor { get; set; }

    /// <summary>The newest command, COSE_Sign1 RemoteCommand.</summary>
    public byte[] Command { get; set; } = [];

    /// <summary>When the last key information set came; 0 where none has.</summary>
    public long ReportedMs { get; set; }

    /// <summary>That set, COSE_Sign1 KeyInformation; empty where there is none.</summary>
    public byte[] Report { get; set; } = [];

    /// <summary>What in it differs from the books, one a line; empty where nothing does.</summary>
    public string Differences { get; set; } = "";

    public WalletTerms Terms => new(IsFrozen != 0, OfflineMaxMs, PaymentMaxMinor);
}

/// <summary>The platform's tables: one row a wallet, and every key information set that differed.</summary>
internal sealed class WalletStore
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS wallet (
          certificateDigest BLOB PRIMARY KEY, account TEXT NOT NULL, counter INTEGER NOT NULL,
          isFrozen INTEGER NOT NULL, offlineMaxMs INTEGER NOT NULL, paymentMaxMinor INTEGER NOT NULL,
          command BLOB NOT NULL, reportedMs INTEGER NOT NULL DEFAULT 0, report BLOB NOT NULL DEFAULT x'',
          differences TEXT NOT NULL DEFAULT '');
        CREATE TABLE IF NOT EXISTS walletDifference (
          id INTEGER PRIMARY KEY, certificateDigest BLOB NOT NULL, timeMs INTEGER NOT NULL, report BLOB NOT NULL,
          differences TEXT NOT NULL);

        """;

    /// <summary>The oldest go when there are more: a wallet may report as often as it likes.</summary>
    private const int DifferencesMax = 1_000;

    private readonly Database _database;

    public WalletStore(Database database)
    {
        _database = database;
    }

    public ManagedWallet? Find(byte[] certificateDigest)
    {
        return _database.First<ManagedWallet>(
            "SELECT * FROM wallet WHERE certificateDigest = @certificateDigest", new { certificateDigest });
    }

    public List<ManagedWallet> All()
    {
        return _database.Query<ManagedWallet>("SELECT * FROM wallet ORDER BY account, rowid");
    }

    /// <summary>Keeps a wallet as it is now. Only inside a commit.</summary>
    public void Save(ManagedWallet wallet)
    {
        _database.Execute(
            """
            INSERT INTO wallet (certificateDigest, account, counter, isFrozen, offlineMaxMs, paymentMaxMinor, command,
              reportedMs, report, differences)
            VALUES (@CertificateDigest, @Account, @Counter, @IsFrozen, @OfflineMaxMs, @PaymentMaxMinor, @Command,
              @ReportedMs, @Report, @Differences)
            ON CONFLICT (certificateDigest) DO UPDATE SET counter = @Counter, isFrozen = @IsFrozen,
              offlineMaxMs = @OfflineMaxMs, paymentMaxMinor = @PaymentMaxMinor, command = @Command,
              reportedMs = @ReportedMs, report = @Report, differences = @Differences
            """,
            wallet);
    }

    /// <summary>Keeps a set that differed, whatever the next one says. Only inside a commit.</summary>
    public void KeepDifference(ManagedWallet wallet)
    {
        _database.Execute(
            """
            INSERT INTO walletDifference (certificateDigest, timeMs, report, differences)
            VALUES (@CertificateDigest, @ReportedMs, @Report, @Differences);
            DELETE FROM walletDifference WHERE id <= last_insert_rowid() - @DifferencesMax
            """,
            new { wallet.CertificateDigest, wallet.ReportedMs, wallet.Report, wallet.Differences, DifferencesMax });
    }
}
