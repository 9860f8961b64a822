using Wallet.Core.Receiving;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Terminal.Records;

/// <summary>The bytes of the terminal's journal: one kind of entry. Its checkpoint is a ReportedCodec.</summary>
/// <remarks>
/// Entry: [1, voucher id, amount, payer name, reportUntilMs] reported. Kinds are for ever: never reused, never
/// renumbered.
/// </remarks>
public static class TerminalJournal
{
    private const int Reported = 1;

    /// <summary>Entry of a payment that the bank has taken.</summary>
    public static byte[] EncodeReported(ReportedPayment payment)
    {
        var writer = new CborWriter(new byte[96]);
        writer.WriteArray(1 + ReportedCodec.Fields);
        writer.WriteInteger(Reported);
        ReportedCodec.Write(writer, payment);
        return writer.ToArray();
    }

    /// <summary>Applies one entry. Applying it again changes nothing.</summary>
    public static StatusCode ReplayEntry(byte[] entry, int offset, int count, ReportedPayments reported)
    {
        var reader = new CborReader(entry, offset, count);
        reader.ReadArrayExactly(1 + ReportedCodec.Fields);
        if (reader.ReadInteger() != Reported)
        {
            reader.Fail(StatusCode.MessageMalformed);
        }

        ReportedPayment payment = ReportedCodec.Read(reader);
        StatusCode status = reader.Finish();
        if (status == StatusCode.Ok)
        {
            reported.Add(payment);
        }

        return status;
    }
}
