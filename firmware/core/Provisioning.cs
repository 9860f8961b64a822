using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;

namespace Wallet.Core;

/// <summary>
/// What the factory gives a device before its first start: whom to trust and which bank it belongs to.
/// </summary>
/// <remarks>
/// The factory writes a plain file, because the key that authenticates records is made by the device itself. The first
/// start checks the file, moves it into a record and removes it; from then on such a file is ignored. Limit: before the
/// first start, whoever can write the flash decides whom the device trusts.
/// </remarks>
public static class Provisioning
{
    /// <summary>Name of the factory's file.</summary>
    public const string FileName = "factory";

    /// <summary>The factory step.</summary>
    /// <param name="files">The device's flash, never started.</param>
    /// <param name="authorityCertificate">The certificate authority's certificate.</param>
    /// <param name="institution">Id of the device's bank: 1 to 16 letters of a-z, 0-9, "-".</param>
    /// <returns>Ok, StorageFull or StorageDamaged.</returns>
    public static StatusCode Write(IFileStore files, byte[] authorityCertificate, string institution)
    {
        byte[] encoded = Encode(authorityCertificate, institution);
        return files.Write(FileName, encoded, 0, encoded.Length);
    }

    /// <summary>What the factory step writes, for a board whose files are reached by other means.</summary>
    public static byte[] Encode(byte[] authorityCertificate, string institution)
    {
        return TrustAnchor.Encode(authorityCertificate, institution, null);
    }

    /// <summary>The first start: takes the file over. Later starts: removes what is left of it.</summary>
    /// <returns>
    /// Ok; RecordAbsent where there is neither record nor file; CertificateInvalid where the file's certificate is not
    /// an authority's, signed by itself; StorageDamaged, StorageFull.
    /// </returns>
    internal static StatusCode TakeOver(IFileStore files, RecordStore records)
    {
        StatusCode status = TrustAnchor.Load(records, out TrustAnchor anchor);
        if (status == StatusCode.RecordAbsent)
        {
            status = ReadFile(files, out anchor);
            if (status == StatusCode.Ok)
            {
                status = TrustAnchor.Save(records, anchor.Authority.Encoded, anchor.Institution, null);
            }
        }

        return status == StatusCode.Ok ? files.Delete(FileName) : status;
    }

    private static StatusCode ReadFile(IFileStore files, out TrustAnchor anchor)
    {
        anchor = null;
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.TrustAnchor)];
        int count = files.Read(FileName, 0, buffer, 0, buffer.Length);
        if (count < 0)
        {
            return StatusCode.RecordAbsent;
        }

        if (TrustAnchor.TryDecode(buffer, count, out anchor) != StatusCode.Ok)
        {
            return StatusCode.StorageDamaged;
        }

        DeviceCertificate authority = anchor.Authority;
        byte[] digest = Sha256.Hash(authority.ToBeSigned);
        bool isAuthority = authority.Role == Role.Authority
            && Ecdsa.Verify(authority.PublicKey, digest, authority.Signature);
        return isAuthority ? StatusCode.Ok : StatusCode.CertificateInvalid;
    }
}
