namespace Wallet.Card.Domain;

/// <summary>
/// An order that may have been sent and has no answer yet. It is sent again, the same bytes, until it has one.
/// </summary>
public sealed class PendingOrder
{
    /// <summary>COSE_Sign1 PaymentOrder.</summary>
    public byte[] Order;
    /// <summary>Subject name of the payee's certificate, for the display.</summary>
    public string PayeeName;
}
