using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>New card to its bank: the account of this recovery key, please. The session is anonymous on the card's
/// side.</summary>
public sealed class Recover
{
    /// <summary>Length of <see cref="PublicKey"/> in bytes.</summary>
    public const int PublicKeyBytes = 64;

    /// <summary>Longest <see cref="Proof"/> in bytes.</summary>
    public const int ProofBytesMax = 512;

    /// <summary>Length of <see cref="RecoveryKey"/> in bytes.</summary>
    public const int RecoveryKeyBytes = 64;

    /// <summary>Longest <see cref="Consent"/> in bytes.</summary>
    public const int ConsentBytesMax = 512;

    /// <summary>DeviceKind.</summary>
    public long Kind;

    /// <summary>The new device's key, X || Y.</summary>
    public byte[] PublicKey;

    /// <summary>COSE_Sign1 EnrolmentProof by the new key.</summary>
    public byte[] Proof;

    /// <summary>The recovery sheet's key, X || Y.</summary>
    public byte[] RecoveryKey;

    /// <summary>COSE_Sign1 RecoveryConsent by the recovery key.</summary>
    public byte[] Consent;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[1192]);
        writer.WriteMap(6);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.Recover);
        writer.WriteInteger(1);
        writer.WriteInteger(Kind);
        writer.WriteInteger(2);
        writer.WriteBytes(PublicKey);
        writer.WriteInteger(3);
        writer.WriteBytes(Proof);
        writer.WriteInteger(4);
        writer.WriteBytes(RecoveryKey);
        writer.WriteInteger(5);
        writer.WriteBytes(Consent);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out Recover message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new Recover();
        MessageFields.ReadRequestHead(reader, MessageType.Recover, 6);
        reader.ReadKey(1);
        read.Kind = CborFields.ReadUnsigned(reader);
        reader.ReadKey(2);
        read.PublicKey = reader.ReadBytesExactly(PublicKeyBytes);
        reader.ReadKey(3);
        read.Proof = reader.ReadBytes(ProofBytesMax);
        reader.ReadKey(4);
        read.RecoveryKey = reader.ReadBytesExactly(RecoveryKeyBytes);
        reader.ReadKey(5);
        read.Consent = reader.ReadBytes(ConsentBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
