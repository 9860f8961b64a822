using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;
using Wallet.Protocol.Certificates;

namespace Wallet.Core;

/// <summary>
/// The trust anchor record: [authority's certificate, institution id, central bank's certificate or null].
/// </summary>
/// <remarks>
/// The central bank's lies here, not with the device's own, because it stays when the device is wiped.
/// </remarks>
internal sealed class TrustAnchor
{
    private const int InstitutionBytesMax = 16;

    internal DeviceCertificate Authority;
    internal string Institution;
    internal DeviceCertificate CentralBank;

    /// <summary>Reads the record.</summary>
    /// <returns>Ok, RecordAbsent or StorageDamaged.</returns>
    internal static StatusCode Load(RecordStore records, out TrustAnchor anchor)
    {
        anchor = null;
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.TrustAnchor)];
        StatusCode status = records.Load(RecordKeys.TrustAnchor, buffer, out int count);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        return TryDecode(buffer, count, out anchor) == StatusCode.Ok ? StatusCode.Ok : StatusCode.StorageDamaged;
    }

    /// <summary>Writes the record; <paramref name="centralBank"/> may be null.</summary>
    internal static StatusCode Save(RecordStore records, byte[] authority, string institution, byte[] centralBank)
    {
        byte[] encoded = Encode(authority, institution, centralBank);
        return records.Save(RecordKeys.TrustAnchor, encoded, 0, encoded.Length);
    }

    /// <summary>The bytes of the record.</summary>
    internal static byte[] Encode(byte[] authority, string institution, byte[] centralBank)
    {
        // As long as three texts can be; Save refuses what the record has no room for.
        var writer = new CborWriter(new byte[(2 * DeviceCertificate.SizeBytesMax) + InstitutionBytesMax + 8]);
        writer.WriteArray(3);
        writer.WriteBytes(authority);
        writer.WriteText(institution);
        if (centralBank == null)
        {
            writer.WriteNull();
        }
        else
        {
            writer.WriteBytes(centralBank);
        }

        Safety.Guard.That(!writer.Overflowed, 301);
        return writer.ToArray();
    }

    /// <summary>Reads the bytes of the record.</summary>
    internal static StatusCode TryDecode(byte[] buffer, int count, out TrustAnchor anchor)
    {
        anchor = null;
        var reader = new CborReader(buffer, 0, count);
        reader.ReadArrayExactly(3);
        byte[] authority = reader.ReadBytes(DeviceCertificate.SizeBytesMax);
        string institution = reader.ReadText(InstitutionBytesMax);
        byte[] centralBank = reader.TryReadNull() ? null : reader.ReadBytes(DeviceCertificate.SizeBytesMax);
        StatusCode status = reader.Finish();
        if (status != StatusCode.Ok)
        {
            return status;
        }

        var read = new TrustAnchor { Authority = new DeviceCertificate(), Institution = institution };
        status = DeviceCertificate.TryDecode(authority, 0, authority.Length, read.Authority);
        if (status == StatusCode.Ok && centralBank != null)
        {
            read.CentralBank = new DeviceCertificate();
            status = DeviceCertificate.TryDecode(centralBank, 0, centralBank.Length, read.CentralBank);
        }

        anchor = status == StatusCode.Ok ? read : null;
        return status;
    }
}
