using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Core.Receiving;

/// <summary>
/// The reported payments as bytes: [packed vouchers, sum of everything reported, [* the newest, each [voucher id,
/// amount, payer name, reportUntilMs]]]. With 128 vouchers at most 1,917 bytes, with 32 at most 765.
/// </summary>
public static class ReportedCodec
{
    /// <summary>Fields of one payment.</summary>
    public const int Fields = 4;

    private const int IdBytes = 16;
    private const int NameBytesMax = 32;
    private const int BytesMax = 2048;

    /// <summary>All of them.</summary>
    public static byte[] Encode(ReportedPayments reported)
    {
        var writer = new CborWriter(new byte[BytesMax]);
        writer.WriteArray(3);
        writer.WriteBytes(reported.Pack());
        writer.WriteInteger(reported.TotalMinor);
        writer.WriteArray(reported.NewestCount);
        for (int i = 0; i < reported.NewestCount; i++)
        {
            writer.WriteArray(Fields);
            Write(writer, reported.NewestAt(i));
        }

        return writer.ToArray();
    }

    /// <summary>Puts them back; nothing changes unless Ok.</summary>
    public static StatusCode TryDecode(byte[] state, int offset, int count, ReportedPayments reported)
    {
        var reader = new CborReader(state, offset, count);
        reader.ReadArrayExactly(3);
        byte[] packed = reader.ReadBytes(reported.CountMax * ReportedPayments.PackedBytes);
        long totalMinor = reader.ReadInteger();
        var newest = new ReportedPayment[reader.ReadArray(ReportedPayments.NewestMax)];
        for (int i = 0; i < newest.Length; i++)
        {
            reader.ReadArrayExactly(Fields);
            newest[i] = Read(reader);
        }

        StatusCode status = reader.Finish();
        if (status == StatusCode.Ok && packed.Length % ReportedPayments.PackedBytes != 0)
        {
            status = StatusCode.MessageMalformed;
        }

        if (status == StatusCode.Ok)
        {
            reported.Restore(packed, newest, totalMinor);
        }

        return status;
    }

    /// <summary>The fields of one payment, without their array.</summary>
    public static void Write(CborWriter writer, ReportedPayment payment)
    {
        writer.WriteBytes(payment.VoucherId);
        writer.WriteInteger(payment.AmountMinor);
        writer.WriteText(payment.PayerName);
        writer.WriteInteger(payment.ReportUntilMs);
    }

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static ReportedPayment Read(CborReader reader)
    {
        var payment = new ReportedPayment();
        payment.VoucherId = reader.ReadBytesExactly(IdBytes);
        payment.AmountMinor = reader.ReadInteger();
        payment.PayerName = reader.ReadText(NameBytesMax);
        payment.ReportUntilMs = reader.ReadInteger();
        return payment;
    }
}
