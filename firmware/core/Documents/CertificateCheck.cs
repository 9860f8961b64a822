using Wallet.Core.Background;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;

namespace Wallet.Core.Documents;

/// <summary>Whether a certificate may be believed. Whether it was revoked only the authority can say, online.</summary>
public static class CertificateCheck
{
    /// <summary>Checks format, then the authority's signature, then role, then validity.</summary>
    /// <param name="device">Whose witness is told of it.</param>
    /// <param name="encoded">The certificate as it was received.</param>
    /// <param name="authority">The authority.</param>
    /// <param name="role">What the holder must be.</param>
    /// <param name="nowMsOr0">Unix time; 0 where the device does not know it, and validity is then not judged.</param>
    /// <param name="certificate">The certificate; null unless Ok.</param>
    /// <returns>
    /// Ok; MessageTruncated, MessageMalformed, MessageOversized or MessageTrailing; CertificateInvalid;
    /// CertificateWrongRole; CertificateExpired (also where it is not valid yet).
    /// </returns>
    public static StatusCode Verify(
        DeviceContext device, byte[] encoded, DeviceCertificate authority, Role role, long nowMsOr0,
        out DeviceCertificate certificate)
    {
        var read = new DeviceCertificate();
        StatusCode status = DeviceCertificate.TryDecode(encoded, 0, encoded.Length, read);
        bool isRead = status == StatusCode.Ok;
        if (isRead)
        {
            status = Check(device, read, authority, role, nowMsOr0);
        }

        IWitness witness = device.Ports.Witness;
        if (witness != null)
        {
            witness.NoteCertificate(isRead ? read.CommonName : string.Empty, authority.CommonName, status);
        }

        certificate = status == StatusCode.Ok ? read : null;
        return status;
    }

    /// <summary>Whether the moment lies within the certificate's validity, first and last second included.</summary>
    public static bool IsValidAt(DeviceCertificate certificate, long unixMs)
    {
        long seconds = unixMs / 1000;
        return seconds >= certificate.NotBefore && seconds <= certificate.NotAfter;
    }

    private static StatusCode Check(
        DeviceContext device, DeviceCertificate read, DeviceCertificate authority, Role role, long nowMsOr0)
    {
        if (read.Role == Role.Authority || read.Issuer != authority.CommonName
            || !IssuerTables.Verify(device, authority.PublicKey, Sha256.Hash(read.ToBeSigned), read.Signature))
        {
            return StatusCode.CertificateInvalid;
        }

        if (read.Role != role)
        {
            return StatusCode.CertificateWrongRole;
        }

        return nowMsOr0 != 0 && !IsValidAt(read, nowMsOr0) ? StatusCode.CertificateExpired : StatusCode.Ok;
    }
}
