namespace Wallet.Core.Receiving;

/// <summary>Where a received payment stands. Stored as numbers: never reused, never renumbered.</summary>
public enum PaymentState
{
    /// <summary>The bank has not taken it yet.</summary>
    ToReport = 1,
    /// <summary>The bank refused it at the last try. It is kept, shown, and reported again.</summary>
    Refused = 2,
}
