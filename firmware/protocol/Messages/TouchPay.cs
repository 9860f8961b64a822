using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Terminal to card: the voucher is good, hand it over.</summary>
public sealed class TouchPay
{
    /// <summary>Length of <see cref="VoucherId"/> in bytes.</summary>
    public const int VoucherIdBytes = 16;

    /// <summary>Length of <see cref="TerminalNonce"/> in bytes.</summary>
    public const int TerminalNonceBytes = 16;

    /// <summary>Names the transaction and later the voucher; drawn at random by the payer.</summary>
    public byte[] VoucherId;

    /// <summary>As in TouchOpen.</summary>
    public byte[] TerminalNonce;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[46]);
        writer.WriteMap(3);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.TouchPay);
        writer.WriteInteger(1);
        writer.WriteBytes(VoucherId);
        writer.WriteInteger(2);
        writer.WriteBytes(TerminalNonce);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out TouchPay message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new TouchPay();
        MessageFields.ReadRequestHead(reader, MessageType.TouchPay, 3);
        reader.ReadKey(1);
        read.VoucherId = reader.ReadBytesExactly(VoucherIdBytes);
        reader.ReadKey(2);
        read.TerminalNonce = reader.ReadBytesExactly(TerminalNonceBytes);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
