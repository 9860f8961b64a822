using Wallet.Card.Domain;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Card.Records;

/// <summary>The bytes of the card's journal: three kinds of entry, and the checkpoint.</summary>
/// <remarks>
/// Entry: [1, voucher id, payment] spent; [2, voucher id] struck out; [3, voucher id, amount, payee name, outcome]
/// closed. Checkpoint: an array of what entry 3 holds, newest first; the states themselves are in the voucher records
/// by then. Kinds are for ever: never reused, never renumbered.
/// </remarks>
public static class CardJournal
{
    /// <summary>Kind of an entry: a signed payment exists.</summary>
    public const int Spent = 1;
    /// <summary>Kind of an entry: given back.</summary>
    public const int StruckOut = 2;
    /// <summary>Kind of an entry: ended.</summary>
    public const int Closed = 3;

    private const int IdBytes = 16;
    private const int NameBytesMax = 32;
    private const int PaymentBytesMax = 512;
    private const int StateBytesMax = 2048;

    /// <summary>Entry of a payment.</summary>
    public static byte[] EncodeSpent(byte[] voucherId, byte[] payment)
    {
        var writer = new CborWriter(new byte[PaymentBytesMax + 32]);
        writer.WriteArray(3);
        writer.WriteInteger(Spent);
        writer.WriteBytes(voucherId);
        writer.WriteBytes(payment);
        return writer.ToArray();
    }

    /// <summary>Entry of a voucher that is given back.</summary>
    public static byte[] EncodeStruckOut(byte[] voucherId)
    {
        var writer = new CborWriter(new byte[32]);
        writer.WriteArray(2);
        writer.WriteInteger(StruckOut);
        writer.WriteBytes(voucherId);
        return writer.ToArray();
    }

    /// <summary>Entry of a voucher that has ended.</summary>
    public static byte[] EncodeClosed(ClosedVoucher closed)
    {
        var writer = new CborWriter(new byte[96]);
        writer.WriteArray(5);
        writer.WriteInteger(Closed);
        WriteClosed(writer, closed);
        return writer.ToArray();
    }

    /// <summary>The checkpoint: the vouchers that ended last.</summary>
    public static byte[] EncodeCheckpoint(VoucherHistory history)
    {
        var writer = new CborWriter(new byte[StateBytesMax]);
        writer.WriteArray(history.Count);
        for (int i = 0; i < history.Count; i++)
        {
            writer.WriteArray(4);
            WriteClosed(writer, history.At(i));
        }

        return writer.ToArray();
    }

    /// <summary>Puts a checkpoint into an empty history.</summary>
    public static StatusCode ReplayCheckpoint(byte[] state, int offset, int count, VoucherHistory history)
    {
        var reader = new CborReader(state, offset, count);
        var closed = new ClosedVoucher[reader.ReadArray(VoucherHistory.CountMax)];
        for (int i = 0; i < closed.Length; i++)
        {
            reader.ReadArrayExactly(4);
            closed[i] = ReadClosed(reader);
        }

        StatusCode status = reader.Finish();
        for (int i = closed.Length - 1; status == StatusCode.Ok && i >= 0; i--)
        {
            history.Add(closed[i]);
        }

        return status;
    }

    /// <summary>Applies one entry. Applying it again changes nothing, because states only move forward.</summary>
    public static StatusCode ReplayEntry(
        byte[] entry, int offset, int count, VoucherTable table, VoucherHistory history)
    {
        var reader = new CborReader(entry, offset, count);
        int items = reader.ReadArray(5);
        long kind = reader.ReadInteger();
        switch (kind)
        {
            case Spent when items == 3:
                return ReplaySpent(reader, table);
            case StruckOut when items == 2:
                return ReplayStruckOut(reader, table);
            case Closed when items == 5:
                return ReplayClosed(reader, table, history);
            default:
                return StatusCode.MessageMalformed;
        }
    }

    private static StatusCode ReplaySpent(CborReader reader, VoucherTable table)
    {
        Voucher voucher = table.Find(reader.ReadBytesExactly(IdBytes));
        byte[] payment = reader.ReadBytes(PaymentBytesMax);
        StatusCode status = reader.Finish();
        if (status == StatusCode.Ok && voucher != null)
        {
            voucher.Payment = payment;
            voucher.State = VoucherState.Spent;
            table.MoveToEnd(voucher);
        }

        return status;
    }

    private static StatusCode ReplayStruckOut(CborReader reader, VoucherTable table)
    {
        Voucher voucher = table.Find(reader.ReadBytesExactly(IdBytes));
        StatusCode status = reader.Finish();
        if (status == StatusCode.Ok && voucher != null)
        {
            voucher.State = VoucherState.StruckOut;
        }

        return status;
    }

    private static StatusCode ReplayClosed(CborReader reader, VoucherTable table, VoucherHistory history)
    {
        ClosedVoucher closed = ReadClosed(reader);
        StatusCode status = reader.Finish();
        if (status != StatusCode.Ok)
        {
            return status;
        }

        Voucher voucher = table.Find(closed.Id);
        if (voucher != null)
        {
            table.Remove(voucher);
        }

        history.Add(closed);
        return StatusCode.Ok;
    }

    private static void WriteClosed(CborWriter writer, ClosedVoucher closed)
    {
        writer.WriteBytes(closed.Id);
        writer.WriteInteger(closed.AmountMinor);
        writer.WriteText(closed.PayeeName);
        writer.WriteInteger((int)closed.Outcome);
    }

    private static ClosedVoucher ReadClosed(CborReader reader)
    {
        var closed = new ClosedVoucher();
        closed.Id = reader.ReadBytesExactly(IdBytes);
        closed.AmountMinor = reader.ReadInteger();
        closed.PayeeName = reader.ReadText(NameBytesMax);
        closed.Outcome = (VoucherOutcome)(int)reader.ReadInteger();
        return closed;
    }
}
