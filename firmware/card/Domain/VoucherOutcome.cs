namespace Wallet.Card.Domain;

/// <summary>How a voucher ended, as far as the card knows. Stored as numbers: never reused, never renumbered.</summary>
public enum VoucherOutcome
{
    /// <summary>It has not ended.</summary>
    None = 0,
    /// <summary>The payee has the money.</summary>
    Redeemed = 1,
    /// <summary>The money is back on the payer's account.</summary>
    RolledBack = 2,
    /// <summary>Its time is over unused; the bank gives the money back by itself after the grace period.</summary>
    Expired = 3,
}
