using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="GetDeviceInfo"/>.</summary>
public sealed class GetDeviceInfoReply
{
    /// <summary>Longest <see cref="FirmwareVersion"/> in UTF-8 bytes.</summary>
    public const int FirmwareVersionBytesMax = 16;

    /// <summary>Longest <see cref="Institution"/> in UTF-8 bytes.</summary>
    public const int InstitutionBytesMax = 16;

    /// <summary>Longest <see cref="Name"/> in UTF-8 bytes.</summary>
    public const int NameBytesMax = 32;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>1 card, 2 terminal: DeviceKind.</summary>
    public long Kind;

    /// <summary>DeviceState.</summary>
    public long State;

    /// <summary>For example 0.1.0.</summary>
    public string FirmwareVersion;

    /// <summary>Institution id of the device's bank.</summary>
    public string Institution;

    /// <summary>Subject name of the certificate; empty before enrolment.</summary>
    public string Name;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.GetDeviceInfoReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[113]);
        writer.WriteMap(7);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.GetDeviceInfoReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteInteger(Kind);
        writer.WriteInteger(3);
        writer.WriteInteger(State);
        writer.WriteInteger(4);
        writer.WriteText(FirmwareVersion);
        writer.WriteInteger(5);
        writer.WriteText(Institution);
        writer.WriteInteger(6);
        writer.WriteText(Name);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out GetDeviceInfoReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new GetDeviceInfoReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.GetDeviceInfoReply, 7);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.Kind = CborFields.ReadUnsigned(reader);
        reader.ReadKey(3);
        read.State = CborFields.ReadUnsigned(reader);
        reader.ReadKey(4);
        read.FirmwareVersion = reader.ReadText(FirmwareVersionBytesMax);
        reader.ReadKey(5);
        read.Institution = reader.ReadText(InstitutionBytesMax);
        reader.ReadKey(6);
        read.Name = reader.ReadText(NameBytesMax);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
