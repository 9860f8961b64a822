using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>Wallet key information set: what a wallet is and holds, by its own account.</summary>
/// <remarks>Payload of a COSE_Sign1 signed by the card; external_aad is <see cref="Label"/>.</remarks>
public sealed class KeyInformation
{
    /// <summary>Keeps a signature over this document from passing for one over another.</summary>
    public const string Label = "wallet/1/key-information";

    /// <summary>Length of <see cref="CertificateDigest"/> in bytes.</summary>
    public const int CertificateDigestBytes = 32;

    /// <summary>Most entries in <see cref="VoucherIds"/>.</summary>
    public const int VoucherIdsCountMax = 16;

    /// <summary>Longest entry of <see cref="VoucherIds"/> in bytes.</summary>
    public const int VoucherIdsBytesMax = 16;

    /// <summary>Most entries in <see cref="VoucherStates"/>.</summary>
    public const int VoucherStatesCountMax = 16;

    /// <summary>Most entries in <see cref="VoucherAmounts"/>.</summary>
    public const int VoucherAmountsCountMax = 16;

    /// <summary>Length of <see cref="JournalDigest"/> in bytes.</summary>
    public const int JournalDigestBytes = 32;

    /// <summary>SHA-256 of the wallet's certificate: who it is.</summary>
    public byte[] CertificateDigest;

    /// <summary>Trusted time, Unix milliseconds; 0 where it has none.</summary>
    public long TimeMs;

    /// <summary>TimeState of its clock: 1 never set, 2 lost, 3 set, 4 offline too long, 5 suspicious.</summary>
    public long ClockState;

    /// <summary>TimeSource of its clock: 0 none, 1 signed, 2 battery, 3 satellite.</summary>
    public long ClockSource;

    /// <summary>By how much the time may be wrong, milliseconds.</summary>
    public long UncertaintyMs;

    /// <summary>The signed time it took last, Unix milliseconds; 0 where there never was one.</summary>
    public long SignedMs;

    /// <summary>Sum of the vouchers it can pay with, minor units.</summary>
    public long HeldMinor;

    /// <summary>Its vouchers, 16 bytes each.</summary>
    public byte[][] VoucherIds;

    /// <summary>The state of each: 1 held, 2 spent, 3 struck out, 4 in doubt.</summary>
    public long[] VoucherStates;

    /// <summary>The amount of each, minor units.</summary>
    public long[] VoucherAmounts;

    /// <summary>Counter of the last command it carried out; 0 where there was none.</summary>
    public long CommandCounter;

    /// <summary>The last timestamp it put under an order or a roll-back, Unix milliseconds.</summary>
    public long OrderTimestampMs;

    /// <summary>SHA-256 of its journal's current file.</summary>
    public byte[] JournalDigest;

    /// <summary>The payload: the bytes that are signed and kept.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[768]);
        writer.WriteMap(13);
        writer.WriteInteger(1);
        writer.WriteBytes(CertificateDigest);
        writer.WriteInteger(2);
        writer.WriteInteger(TimeMs);
        writer.WriteInteger(3);
        writer.WriteInteger(ClockState);
        writer.WriteInteger(4);
        writer.WriteInteger(ClockSource);
        writer.WriteInteger(5);
        writer.WriteInteger(UncertaintyMs);
        writer.WriteInteger(6);
        writer.WriteInteger(SignedMs);
        writer.WriteInteger(7);
        writer.WriteInteger(HeldMinor);
        writer.WriteInteger(8);
        CborFields.WriteByteStrings(writer, VoucherIds);
        writer.WriteInteger(9);
        CborFields.WriteIntegers(writer, VoucherStates);
        writer.WriteInteger(10);
        CborFields.WriteIntegers(writer, VoucherAmounts);
        writer.WriteInteger(11);
        writer.WriteInteger(CommandCounter);
        writer.WriteInteger(12);
        writer.WriteInteger(OrderTimestampMs);
        writer.WriteInteger(13);
        writer.WriteBytes(JournalDigest);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out KeyInformation document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new KeyInformation();
        reader.ReadMapExactly(13);
        reader.ReadKey(1);
        read.CertificateDigest = reader.ReadBytesExactly(CertificateDigestBytes);
        reader.ReadKey(2);
        read.TimeMs = CborFields.ReadUnsigned(reader);
        reader.ReadKey(3);
        read.ClockState = CborFields.ReadUnsigned(reader);
        reader.ReadKey(4);
        read.ClockSource = CborFields.ReadUnsigned(reader);
        reader.ReadKey(5);
        read.UncertaintyMs = CborFields.ReadUnsigned(reader);
        reader.ReadKey(6);
        read.SignedMs = CborFields.ReadUnsigned(reader);
        reader.ReadKey(7);
        read.HeldMinor = CborFields.ReadUnsigned(reader);
        reader.ReadKey(8);
        read.VoucherIds = CborFields.ReadByteStrings(reader, VoucherIdsCountMax, VoucherIdsBytesMax);
        reader.ReadKey(9);
        read.VoucherStates = CborFields.ReadIntegers(reader, VoucherStatesCountMax);
        reader.ReadKey(10);
        read.VoucherAmounts = CborFields.ReadIntegers(reader, VoucherAmountsCountMax);
        reader.ReadKey(11);
        read.CommandCounter = CborFields.ReadUnsigned(reader);
        reader.ReadKey(12);
        read.OrderTimestampMs = CborFields.ReadUnsigned(reader);
        reader.ReadKey(13);
        read.JournalDigest = reader.ReadBytesExactly(JournalDigestBytes);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
