using System;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Bank.WalletPlatform;

/// <summary>How a wallet is to be: what a command says.</summary>
/// <param name="IsFrozen">Whether it may neither pay nor load.</param>
/// <param name="OfflineMaxMs">How long it may be offline and pay: 1 hour to 30 days.</param>
/// <param name="PaymentMaxMinor">The largest single payment.</param>
internal sealed record WalletTerms(bool IsFrozen, long OfflineMaxMs, long PaymentMaxMinor)
{
    /// <summary>What every wallet begins with.</summary>
    public static WalletTerms First(BankOptions options)
    {
        return new WalletTerms(false, (long)options.OfflineMax.TotalMilliseconds, Amount.MinorMax);
    }

    /// <summary>These terms; throws where a wallet would refuse them.</summary>
    /// <exception cref="BankSetupException">A limit that is none; the message says which ones are.</exception>
    public WalletTerms Checked()
    {
        if (OfflineMaxMs is < RemoteCommand.OfflineMaxMsLeast or > RemoteCommand.OfflineMaxMsMost)
        {
            throw new BankSetupException("The offline maximum must be 1 hour to 30 days (720 hours).");
        }

        if (PaymentMaxMinor is < 0 or > Amount.MinorMax)
        {
            throw new BankSetupException($"The largest payment must be 0.00 to {Amount.Format(Amount.MinorMax)}.");
        }

        return this;
    }
}
