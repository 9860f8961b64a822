using Wallet.Protocol;
using Wallet.Protocol.Cbor;
using Wallet.Terminal.Domain;

namespace Wallet.Terminal.Records;

/// <summary>The bytes of the terminal's journal: one kind of entry, and the checkpoint.</summary>
/// <remarks>
/// Entry: [1, voucher id, amount, payer name, reportUntilMs] reported. Checkpoint: [packed vouchers, sum of everything
/// reported, [* the newest, each [voucher id, amount, payer name, reportUntilMs]]]. At most 1,917 bytes. Kinds are for
/// ever: never reused, never renumbered.
/// </remarks>
public static class TerminalJournal
{
    private const int Reported = 1;
    private const int IdBytes = 16;
    private const int NameBytesMax = 32;
    private const int StateBytesMax = 2048;

    /// <summary>Entry of a payment that the bank has taken.</summary>
    public static byte[] EncodeReported(ReportedPayment payment)
    {
        var writer = new CborWriter(new byte[96]);
        writer.WriteArray(5);
        writer.WriteInteger(Reported);
        Write(writer, payment);
        return writer.ToArray();
    }

    /// <summary>The checkpoint.</summary>
    public static byte[] EncodeCheckpoint(ReportedPayments reported)
    {
        var writer = new CborWriter(new byte[StateBytesMax]);
        writer.WriteArray(3);
        writer.WriteBytes(reported.Pack());
        writer.WriteInteger(reported.TotalMinor);
        writer.WriteArray(reported.NewestCount);
        for (int i = 0; i < reported.NewestCount; i++)
        {
            writer.WriteArray(4);
            Write(writer, reported.NewestAt(i));
        }

        return writer.ToArray();
    }

    /// <summary>Puts a checkpoint back; nothing changes unless Ok.</summary>
    public static StatusCode ReplayCheckpoint(byte[] state, int offset, int count, ReportedPayments reported)
    {
        var reader = new CborReader(state, offset, count);
        reader.ReadArrayExactly(3);
        byte[] packed = reader.ReadBytes(ReportedPayments.CountMax * ReportedPayments.PackedBytes);
        long totalMinor = reader.ReadInteger();
        var newest = new ReportedPayment[reader.ReadArray(ReportedPayments.NewestMax)];
        for (int i = 0; i < newest.Length; i++)
        {
            reader.ReadArrayExactly(4);
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

    /// <summary>Applies one entry. Applying it again changes nothing.</summary>
    public static StatusCode ReplayEntry(byte[] entry, int offset, int count, ReportedPayments reported)
    {
        var reader = new CborReader(entry, offset, count);
        reader.ReadArrayExactly(5);
        if (reader.ReadInteger() != Reported)
        {
            reader.Fail(StatusCode.MessageMalformed);
        }

        ReportedPayment payment = Read(reader);
        StatusCode status = reader.Finish();
        if (status == StatusCode.Ok)
        {
            reported.Add(payment);
        }

        return status;
    }

    private static void Write(CborWriter writer, ReportedPayment payment)
    {
        writer.WriteBytes(payment.VoucherId);
        writer.WriteInteger(payment.AmountMinor);
        writer.WriteText(payment.PayerName);
        writer.WriteInteger(payment.ReportUntilMs);
    }

    private static ReportedPayment Read(CborReader reader)
    {
        var payment = new ReportedPayment();
        payment.VoucherId = reader.ReadBytesExactly(IdBytes);
        payment.AmountMinor = reader.ReadInteger();
        payment.PayerName = reader.ReadText(NameBytesMax);
        payment.ReportUntilMs = reader.ReadInteger();
        return payment;
    }
}
