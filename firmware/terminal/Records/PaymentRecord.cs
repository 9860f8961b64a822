using Wallet.Protocol;
using Wallet.Protocol.Cbor;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;
using Wallet.Terminal.Domain;

namespace Wallet.Terminal.Records;

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
    public static byte[] Encode(ReceivedPayment payment)
    {
        var writer = new CborWriter(new byte[BytesMax]);
        writer.WriteMap(7);
        writer.WriteInteger(1);
        writer.WriteText(payment.PayerName);
        writer.WriteInteger(2);
        writer.WriteBytes(payment.Order);
        writer.WriteInteger(3);
        writer.WriteBytes(payment.Confirmation);
        writer.WriteInteger(4);
        writer.WriteBytes(payment.Payment);
        writer.WriteInteger(5);
        writer.WriteBytes(payment.PayerCertificate);
        writer.WriteInteger(6);
        writer.WriteInteger((int)payment.State);
        writer.WriteInteger(7);
        writer.WriteInteger((int)payment.Refusal);
        return writer.ToArray();
    }

    /// <summary>Reads a record; <paramref name="payment"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, int slot, out ReceivedPayment payment)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new ReceivedPayment();
        reader.ReadMapExactly(7);
        reader.ReadKey(1);
        read.PayerName = reader.ReadText(NameBytesMax);
        reader.ReadKey(2);
        read.Order = reader.ReadBytes(DocumentBytesMax);
        reader.ReadKey(3);
        read.Confirmation = reader.ReadBytes(DocumentBytesMax);
        reader.ReadKey(4);
        read.Payment = reader.ReadBytes(DocumentBytesMax);
        reader.ReadKey(5);
        read.PayerCertificate = reader.ReadBytes(CertificateBytesMax);
        reader.ReadKey(6);
        read.State = (PaymentState)(int)reader.ReadInteger();
        reader.ReadKey(7);
        read.Refusal = (StatusCode)(byte)reader.ReadInteger();
        read.Slot = slot;
        StatusCode status = reader.Finish();
        if (status == StatusCode.Ok)
        {
            status = Fill(read);
        }

        payment = status == StatusCode.Ok ? read : null;
        return status;
    }

    private static StatusCode Fill(ReceivedPayment payment)
    {
        var sign1 = new CoseSign1();
        StatusCode status = CoseSign1.TryDecode(payment.Order, 0, payment.Order.Length, sign1);
        PaymentOrder order = null;
        if (status == StatusCode.Ok)
        {
            status = PaymentOrder.TryDecode(sign1.Payload, out order);
        }

        if (status == StatusCode.Ok)
        {
            status = CoseSign1.TryDecode(payment.Confirmation, 0, payment.Confirmation.Length, sign1);
        }

        Confirmation confirmation = null;
        if (status == StatusCode.Ok)
        {
            status = Confirmation.TryDecode(sign1.Payload, out confirmation);
        }

        if (status == StatusCode.Ok)
        {
            payment.VoucherId = order.VoucherId;
            payment.Tag = ReportedPayments.TagOf(order.VoucherId);
            payment.AmountMinor = order.AmountMinor;
            payment.ReportUntilMs = confirmation.ReportUntilMs;
        }

        return status;
    }
}
