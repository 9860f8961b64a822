namespace Wallet.Protocol.Messages;

/// <summary>What the institutions know of a voucher.</summary>
public enum BankVoucherState
{
    /// <summary>Never heard of, or the order was refused.</summary>
    Unknown = 0,
    /// <summary>Valid, neither used nor returned as far as anyone has reported.</summary>
    Open = 1,
    /// <summary>Used, reported, and the money moved.</summary>
    Redeemed = 2,
    /// <summary>Returned, on request or by expiry.</summary>
    RolledBack = 3,
    /// <summary>Its period of validity is over; the payee may still report.</summary>
    Expired = 4,
    /// <summary>
    /// Returned on request and yet used: the payee was paid, the payer's bank answers for its customer's card.
    /// </summary>
    PaidUnderGuarantee = 5,
}
