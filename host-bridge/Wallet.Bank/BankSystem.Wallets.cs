using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Bank.CommercialBank;
using Wallet.Bank.WalletPlatform;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Bank;

/// <summary>A wallet as its platform knows it.</summary>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Account">The account it speaks for.</param>
/// <param name="Holder">Name in its certificate.</param>
/// <param name="ReportedMs">When its last key information set came; 0 where none has.</param>
/// <param name="Set">That set; null where there is none.</param>
/// <param name="Counter">Counter of the newest command to it.</param>
/// <param name="IsFrozen">Whether that command freezes it.</param>
/// <param name="OfflineMaxMs">How long it may be offline and pay.</param>
/// <param name="PaymentMaxMinor">Its largest single payment.</param>
/// <param name="Differences">What it says and the books do not, one sentence each.</param>
public sealed record WalletLine(
    string Bank, string Account, string Holder, long ReportedMs, KeyInformation? Set, long Counter, bool IsFrozen,
    long OfflineMaxMs, long PaymentMaxMinor, IReadOnlyList<string> Differences)
{
    /// <summary>Whether the wallet has carried out the newest command, as far as the platform knows.</summary>
    public bool IsCarriedOut => Set is not null && Set.CommandCounter >= Counter;
}

/// <content>The wallet platforms of the banks.</content>
public sealed partial class BankSystem
{
    /// <summary>Every wallet that has reported or was given a command.</summary>
    public IReadOnlyList<WalletLine> Wallets()
    {
        lock (_lock)
        {
            return _banks.SelectMany(bank => bank.Platform.Wallets.Select(wallet => new WalletLine(
                bank.Office.Id,
                wallet.Account,
                bank.Desk.Customers.Find(wallet.Account)?.HolderName ?? "",
                wallet.ReportedMs,
                WalletPlatformDesk.Read(wallet.Report),
                wallet.Counter,
                wallet.IsFrozen > 0,
                wallet.OfflineMaxMs,
                wallet.PaymentMaxMinor,
                wallet.Differences.Split('\n', StringSplitOptions.RemoveEmptyEntries)))).ToList();
        }
    }

    /// <summary>Freezes the wallets of an account, or lets them go: they hear of it at their next update.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="BankSetupException">No such bank.</exception>
    public int Freeze(string bank, string account, bool isFrozen)
    {
        return Manage(bank, account, terms => terms with { IsFrozen = isFrozen });
    }

    /// <summary>Sets limits of the wallets of an account; null leaves one as it is.</summary>
    /// <returns>How many wallets.</returns>
    /// <exception cref="BankSetupException">No such bank, or a limit that is none.</exception>
    public int Limit(string bank, string account, TimeSpan? offlineMax, long? paymentMaxMinor)
    {
        return Manage(bank, account, terms => terms with
        {
            OfflineMaxMs = offlineMax is null ? terms.OfflineMaxMs : (long)offlineMax.Value.TotalMilliseconds,
            PaymentMaxMinor = paymentMaxMinor ?? terms.PaymentMaxMinor,
        });
    }

    private int Manage(string bank, string account, Func<WalletTerms, WalletTerms> change)
    {
        lock (_lock)
        {
            CommercialBankInstitution institution = FindBank(bank);
            List<BoundDevice> wallets = institution.Desk.Customers.DevicesOf(account);
            foreach (BoundDevice wallet in wallets)
            {
                institution.Platform.Manage(wallet.CertificateDigest, account, change);
            }

            return wallets.Count;
        }
    }
}
