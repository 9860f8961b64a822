using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Device to its bank: a certificate for this key, please. The session is anonymous on the device's
/// side.</summary>
public sealed class Enrol
{
    /// <summary>Longest <see cref="Code"/> in UTF-8 bytes.</summary>
    public const int CodeBytesMax = 16;

    /// <summary>Length of <see cref="PublicKey"/> in bytes.</summary>
    public const int PublicKeyBytes = 64;

    /// <summary>Longest <see cref="Proof"/> in bytes.</summary>
    public const int ProofBytesMax = 512;

    /// <summary>Enrolment code as the holder typed it.</summary>
    public string Code;

    /// <summary>DeviceKind.</summary>
    public long Kind;

    /// <summary>X || Y.</summary>
    public byte[] PublicKey;

    /// <summary>COSE_Sign1 EnrolmentProof by the new key.</summary>
    public byte[] Proof;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[626]);
        writer.WriteMap(5);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.Enrol);
        writer.WriteInteger(1);
        writer.WriteText(Code);
        writer.WriteInteger(2);
        writer.WriteInteger(Kind);
        writer.WriteInteger(3);
        writer.WriteBytes(PublicKey);
        writer.WriteInteger(4);
        writer.WriteBytes(Proof);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out Enrol message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new Enrol();
        MessageFields.ReadRequestHead(reader, MessageType.Enrol, 5);
        reader.ReadKey(1);
        read.Code = reader.ReadText(CodeBytesMax);
        reader.ReadKey(2);
        read.Kind = CborFields.ReadUnsigned(reader);
        reader.ReadKey(3);
        read.PublicKey = reader.ReadBytesExactly(PublicKeyBytes);
        reader.ReadKey(4);
        read.Proof = reader.ReadBytes(ProofBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
