namespace Wallet.Card.Domain;

/// <summary>Where a voucher on the card stands. It only moves down this list and never back.</summary>
/// <remarks>Stored as numbers: never reused, never renumbered. A closed voucher leaves the table.</remarks>
public enum VoucherState
{
    /// <summary>Can be paid with or rolled back.</summary>
    Held = 1,
    /// <summary>A signed payment exists in the journal; its payee may or may not have it.</summary>
    Spent = 2,
    /// <summary>Given back: it can never be paid with again; the bank may or may not know yet.</summary>
    StruckOut = 3,
    /// <summary>
    /// Flash was damaged where it would say whether it was spent or given back. The card does neither any more, lest it
    /// do both: the bank says how it ends, at the latest when its time is over.
    /// </summary>
    Doubtful = 4,
}
