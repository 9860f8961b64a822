namespace Wallet.Card.Domain;

/// <summary>What a transaction did. The numbers are stored, so they are for ever.</summary>
public enum TransactionKind : byte
{
    /// <summary>Money went from the account onto the card, for one payee.</summary>
    Loaded = 1,
    /// <summary>The card paid with it.</summary>
    Paid = 2,
    /// <summary>The holder gave it back, and the bank has confirmed it.</summary>
    RolledBack = 3,
    /// <summary>Its time was over; the money went back to the account.</summary>
    Expired = 4,
    /// <summary>Another card paid this one.</summary>
    Received = 5,
}
