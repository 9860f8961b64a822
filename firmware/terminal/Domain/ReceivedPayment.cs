using Wallet.Protocol;

namespace Wallet.Terminal.Domain;

/// <summary>A payment this terminal has received and not yet reported, with the documents that prove it.</summary>
public sealed class ReceivedPayment
{
    /// <summary>16 bytes.</summary>
    public byte[] VoucherId;
    /// <summary>What the voucher will be remembered by: ReportedPayments.TagOf its id, kept for each touch.</summary>
    public byte[] Tag;
    /// <summary>Minor units.</summary>
    public long AmountMinor;
    /// <summary>Subject name of the payer's certificate.</summary>
    public string PayerName;
    /// <summary>COSE_Sign1 PaymentOrder.</summary>
    public byte[] Order;
    /// <summary>COSE_Sign1 Confirmation.</summary>
    public byte[] Confirmation;
    /// <summary>COSE_Sign1 Payment.</summary>
    public byte[] Payment;
    /// <summary>The payer's certificate.</summary>
    public byte[] PayerCertificate;
    /// <summary>Last moment to report, unix milliseconds.</summary>
    public long ReportUntilMs;
    /// <summary>To report or refused.</summary>
    public PaymentState State;
    /// <summary>The bank's last refusal; Ok where there is none.</summary>
    public StatusCode Refusal;
    /// <summary>Place in the records, 0 to PaymentTable.CountMax - 1.</summary>
    public int Slot;
}
