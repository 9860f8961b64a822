using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Central bank to either bank: this voucher has ended.</summary>
public sealed class VoucherClosed
{
    /// <summary>Length of <see cref="VoucherId"/> in bytes.</summary>
    public const int VoucherIdBytes = 16;

    /// <summary>Longest <see cref="Statement"/> in bytes.</summary>
    public const int StatementBytesMax = 512;

    /// <summary>Longest <see cref="Evidence"/> in bytes.</summary>
    public const int EvidenceBytesMax = 512;

    /// <summary>Names the transaction and later the voucher; drawn at random by the payer.</summary>
    public byte[] VoucherId;

    /// <summary>BankVoucherState: redeemed, rolled back or paid under guarantee.</summary>
    public long Outcome;

    /// <summary>COSE_Sign1 RedemptionStatement or RollBackStatement.</summary>
    public byte[] Statement;

    /// <summary>COSE_Sign1 Payment where the voucher was used; empty otherwise.</summary>
    public byte[] Evidence;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[1074]);
        writer.WriteMap(5);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.VoucherClosed);
        writer.WriteInteger(1);
        writer.WriteBytes(VoucherId);
        writer.WriteInteger(2);
        writer.WriteInteger(Outcome);
        writer.WriteInteger(3);
        writer.WriteBytes(Statement);
        writer.WriteInteger(4);
        writer.WriteBytes(Evidence);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out VoucherClosed message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new VoucherClosed();
        MessageFields.ReadRequestHead(reader, MessageType.VoucherClosed, 5);
        reader.ReadKey(1);
        read.VoucherId = reader.ReadBytesExactly(VoucherIdBytes);
        reader.ReadKey(2);
        read.Outcome = CborFields.ReadUnsigned(reader);
        reader.ReadKey(3);
        read.Statement = reader.ReadBytes(StatementBytesMax);
        reader.ReadKey(4);
        read.Evidence = reader.ReadBytes(EvidenceBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
