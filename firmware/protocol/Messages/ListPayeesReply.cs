using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="ListPayees"/>.</summary>
public sealed class ListPayeesReply
{
    /// <summary>Most entries in <see cref="Certificates"/>.</summary>
    public const int CertificatesCountMax = 4;

    /// <summary>Longest entry of <see cref="Certificates"/> in bytes.</summary>
    public const int CertificatesBytesMax = 400;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>How many there are.</summary>
    public long Total;

    /// <summary>Certificates from FirstIndex on.</summary>
    public byte[][] Certificates;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.ListPayeesReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[1639]);
        writer.WriteMap(4);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.ListPayeesReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteInteger(Total);
        writer.WriteInteger(3);
        CborFields.WriteByteStrings(writer, Certificates);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out ListPayeesReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new ListPayeesReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.ListPayeesReply, 4);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.Total = CborFields.ReadUnsigned(reader);
        reader.ReadKey(3);
        read.Certificates = CborFields.ReadByteStrings(reader, CertificatesCountMax, CertificatesBytesMax);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
