using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>What a password answers: who is to be paid how much for what, on which platform.</summary>
/// <remarks>
/// Nobody signs it. Its digest is the challenge, so a password for this transaction is good for no other; the reference
/// is drawn anew for each, so two that say the same have different challenges.
/// </remarks>
public sealed class TransactionInfo
{
    /// <summary>Stands before the payload where it is digested, as in a COSE_Sign1.</summary>
    public const string Label = "wallet/1/transaction-info";

    /// <summary>Length of <see cref="Reference"/> in bytes.</summary>
    public const int ReferenceBytes = 16;

    /// <summary>Longest <see cref="Platform"/> in UTF-8 bytes.</summary>
    public const int PlatformBytesMax = 32;

    /// <summary>Longest <see cref="Payee"/> in UTF-8 bytes.</summary>
    public const int PayeeBytesMax = 32;

    /// <summary>Longest <see cref="Currency"/> in UTF-8 bytes.</summary>
    public const int CurrencyBytesMax = 3;

    /// <summary>Longest <see cref="Text"/> in UTF-8 bytes.</summary>
    public const int TextBytesMax = 64;

    /// <summary>Drawn by the authentication server.</summary>
    public byte[] Reference;

    /// <summary>Where the transaction is made.</summary>
    public string Platform;

    /// <summary>Who is paid.</summary>
    public string Payee;

    /// <summary>Minor units.</summary>
    public long AmountMinor;

    /// <summary>ISO 4217.</summary>
    public string Currency;

    /// <summary>What for, in the user's words; may be empty.</summary>
    public string Text;

    /// <summary>The payload: the bytes that are digested.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[180]);
        writer.WriteMap(6);
        writer.WriteInteger(1);
        writer.WriteBytes(Reference);
        writer.WriteInteger(2);
        writer.WriteText(Platform);
        writer.WriteInteger(3);
        writer.WriteText(Payee);
        writer.WriteInteger(4);
        writer.WriteInteger(AmountMinor);
        writer.WriteInteger(5);
        writer.WriteText(Currency);
        writer.WriteInteger(6);
        writer.WriteText(Text);
        return writer.ToArray();
    }

    /// <summary>What the challenge is the SHA-256 of: the array of label and payload.</summary>
    public byte[] EncodeToDigest()
    {
        var writer = new CborWriter(new byte[220]);
        writer.WriteArray(2);
        writer.WriteText(Label);
        writer.WriteBytes(Encode());
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out TransactionInfo document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new TransactionInfo();
        reader.ReadMapExactly(6);
        reader.ReadKey(1);
        read.Reference = reader.ReadBytesExactly(ReferenceBytes);
        reader.ReadKey(2);
        read.Platform = reader.ReadText(PlatformBytesMax);
        reader.ReadKey(3);
        read.Payee = reader.ReadText(PayeeBytesMax);
        reader.ReadKey(4);
        read.AmountMinor = CborFields.ReadUnsigned(reader);
        reader.ReadKey(5);
        read.Currency = reader.ReadText(CurrencyBytesMax);
        reader.ReadKey(6);
        read.Text = reader.ReadText(TextBytesMax);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
