using Wallet.Protocol;

namespace Wallet.Card.Domain;

/// <summary>What the holder allows the card to pay at most, in minor units; 0 is no limit. Pure.</summary>
public sealed class HolderLimits
{
    /// <summary>The time that counts as a day: what was paid in the 24 hours before.</summary>
    public const long DayMs = 24L * 60 * 60 * 1000;

    /// <summary>Of one payment.</summary>
    public long PaymentMinor;

    /// <summary>Of all payments in 24 hours.</summary>
    public long DayMinor;

    /// <summary>What may still be paid today; -1 where there is no limit.</summary>
    public long LeftMinor(long paidMinor)
    {
        if (DayMinor == 0)
        {
            return -1;
        }

        return paidMinor < DayMinor ? DayMinor - paidMinor : 0;
    }

    /// <summary>May this be paid?</summary>
    /// <param name="amountMinor">The payment.</param>
    /// <param name="paidMinor">What was paid in the 24 hours before.</param>
    /// <returns>Ok, AboveHoldersLimit or AboveDaysLimit.</returns>
    public StatusCode Check(long amountMinor, long paidMinor)
    {
        if (PaymentMinor > 0 && amountMinor > PaymentMinor)
        {
            return StatusCode.AboveHoldersLimit;
        }

        long leftMinor = LeftMinor(paidMinor);
        return leftMinor >= 0 && amountMinor > leftMinor ? StatusCode.AboveDaysLimit : StatusCode.Ok;
    }
}
