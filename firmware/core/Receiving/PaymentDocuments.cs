namespace Wallet.Core.Receiving;

/// <summary>The documents that prove a received payment.</summary>
public sealed class PaymentDocuments
{
    /// <summary>COSE_Sign1 PaymentOrder.</summary>
    public byte[] Order;
    /// <summary>COSE_Sign1 Confirmation.</summary>
    public byte[] Confirmation;
    /// <summary>COSE_Sign1 Payment.</summary>
    public byte[] Payment;
    /// <summary>The payer's certificate.</summary>
    public byte[] PayerCertificate;
}
