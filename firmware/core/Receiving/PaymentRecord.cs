using Wallet.Protocol;
using Wallet.Protocol.Cbor;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;

namespace Wallet.Core.Receiving;

/// <summary>
/// A received payment on flash: {1: payer name, 2: order, 3: confirmation, 4: payment, 5: payer certificate, 6: state,
/// 7: refusal}.
/// </summary>
public static class PaymentRecord
{
    private const int BytesMax = 2048;
    private const int NameBytesMax = 32;
    private const int DocumentBytesMax = 512;
    private const int CertificateBytesMax = 400;

    /// <summary>The record's bytes. All fields at their limits come to 1,993 bytes, so it always fits.</summary>
    public static byte[] Encode(ReceivedPayment payment, PaymentDocuments documents)
    {
        var writer = new CborWriter(new byte[BytesMax]);
        writer.WriteMap(7);
        writer.WriteInteger(1);
        writer.WriteText(payment.PayerName);
        writer.WriteInteger(2);
        writer.WriteBytes(documents.Order);
        writer.WriteInteger(3);
        writer.WriteBytes(documents.Confirmation);
        writer.WriteInteger(4);
        writer.WriteBytes(documents.Payment);
        writer.WriteInteger(5);
        writer.WriteBytes(documents.PayerCertificate);
        writer.WriteInteger(6);
        writer.WriteInteger((int)payment.State);
        writer.WriteInteger(7);
        writer.WriteInteger((int)payment.Refusal);
        return writer.ToArray();
    }

    /// <summary>Reads a record; payment and documents are null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(
        byte[] buffer, int offset, int count, int slot, out ReceivedPayment payment, out PaymentDocuments documents)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new ReceivedPayment();
        var proof = new PaymentDocuments();
        reader.ReadMapExactly(7);
        reader.ReadKey(1);
        read.PayerName = reader.ReadText(NameBytesMax);
        reader.ReadKey(2);
        proof.Order = reader.ReadBytes(DocumentBytesMax);
        reader.ReadKey(3);
        proof.Confirmation = reader.ReadBytes(DocumentBytesMax);
        reader.ReadKey(4);
        proof.Payment = reader.ReadBytes(DocumentBytesMax);
        reader.ReadKey(5);
        proof.PayerCertificate = reader.ReadBytes(CertificateBytesMax);
        reader.ReadKey(6);
        read.State = (PaymentState)(int)reader.ReadInteger();
        reader.ReadKey(7);
        read.Refusal = (StatusCode)(byte)reader.ReadInteger();
        read.Slot = slot;
        StatusCode status = reader.Finish();
        if (status == StatusCode.Ok)
        {
            status = Fill(read, proof);
        }

        payment = status == StatusCode.Ok ? read : null;
        documents = status == StatusCode.Ok ? proof : null;
        return status;
    }

    private static StatusCode Fill(ReceivedPayment payment, PaymentDocuments proof)
    {
        var sign1 = new CoseSign1();
        StatusCode status = CoseSign1.TryDecode(proof.Order, 0, proof.Order.Length, sign1);
        PaymentOrder order = null;
        if (status == StatusCode.Ok)
        {
            status = PaymentOrder.TryDecode(sign1.Payload, out order);
        }

        if (status == StatusCode.Ok)
        {
            status = CoseSign1.TryDecode(proof.Confirmation, 0, proof.Confirmation.Length, sign1);
        }

        Confirmation confirmation = null;
        if (status == StatusCode.Ok)
        {
            status = Confirmation.TryDecode(sign1.Payload, out confirmation);
        }

        if (status == StatusCode.Ok)
        {
            status = CoseSign1.TryDecode(proof.Payment, 0, proof.Payment.Length, sign1);
        }

        Payment paid = null;
        if (status == StatusCode.Ok)
        {
            status = Payment.TryDecode(sign1.Payload, out paid);
        }

        if (status == StatusCode.Ok)
        {
            payment.VoucherId = order.VoucherId;
            payment.Tag = ReportedPayments.TagOf(order.VoucherId);
            payment.AmountMinor = paid.AmountMinor;
            payment.TimeMs = paid.TimeMs;
            payment.ReportUntilMs = confirmation.ReportUntilMs;
        }

        return status;
    }
}
