using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Card to its bank: keep this key for the day on which I am lost; it takes the place of one before.</summary>
public sealed class RegisterRecoveryKey
{
    /// <summary>Longest <see cref="Registration"/> in bytes.</summary>
    public const int RegistrationBytesMax = 512;

    /// <summary>COSE_Sign1 RecoveryRegistration by the device.</summary>
    public byte[] Registration;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[524]);
        writer.WriteMap(2);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.RegisterRecoveryKey);
        writer.WriteInteger(1);
        writer.WriteBytes(Registration);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out RegisterRecoveryKey message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new RegisterRecoveryKey();
        MessageFields.ReadRequestHead(reader, MessageType.RegisterRecoveryKey, 2);
        reader.ReadKey(1);
        read.Registration = reader.ReadBytes(RegistrationBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
