using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Payer's bank to central bank: the payer gives this voucher back.</summary>
public sealed class RollBackVoucher
{
    /// <summary>Longest <see cref="Request"/> in bytes.</summary>
    public const int RequestBytesMax = 512;

    /// <summary>Longest <see cref="PayerCertificate"/> in bytes.</summary>
    public const int PayerCertificateBytesMax = 400;

    /// <summary>COSE_Sign1 RollBackRequest.</summary>
    public byte[] Request;

    /// <summary>The payer's certificate.</summary>
    public byte[] PayerCertificate;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[930]);
        writer.WriteMap(3);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.RollBackVoucher);
        writer.WriteInteger(1);
        writer.WriteBytes(Request);
        writer.WriteInteger(2);
        writer.WriteBytes(PayerCertificate);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out RollBackVoucher message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new RollBackVoucher();
        MessageFields.ReadRequestHead(reader, MessageType.RollBackVoucher, 3);
        reader.ReadKey(1);
        read.Request = reader.ReadBytes(RequestBytesMax);
        reader.ReadKey(2);
        read.PayerCertificate = reader.ReadBytes(PayerCertificateBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
