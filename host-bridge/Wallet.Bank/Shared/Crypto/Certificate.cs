using System;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;

namespace Wallet.Bank.Shared.Crypto;

/// <summary>A certificate as it was received, with its digest.</summary>
internal sealed class Certificate
{
    private readonly DeviceCertificate _fields;

    private Certificate(DeviceCertificate fields)
    {
        _fields = fields;
        Digest = Sign1.Digest(fields.Encoded);
    }

    public byte[] Encoded => _fields.Encoded;

    public byte[] SerialNumber => _fields.SerialNumber;

    /// <summary>The name people read.</summary>
    public string Name => _fields.CommonName;

    /// <summary>The institution it is, or belongs to.</summary>
    public string Institution => _fields.Organization;

    public Role Role => _fields.Role;

    public byte[] PublicKey => _fields.PublicKey;

    /// <summary>SHA-256 of the encoded certificate.</summary>
    public byte[] Digest { get; }

    /// <summary>Who this is, for logs: "Ann (card, bank-a)".</summary>
    public string Description => $"{Name} ({CertificateRoles.TextOf(Role)}, {Institution})";

    /// <summary>Reads a certificate; nothing is trusted yet.</summary>
    public static StatusCode TryRead(byte[] encoded, out Certificate certificate)
    {
        var fields = new DeviceCertificate();
        StatusCode status = DeviceCertificate.TryDecode(encoded, 0, encoded.Length, fields);
        certificate = status == StatusCode.Ok ? new Certificate(fields) : null!;
        return status;
    }

    /// <summary>Reads a certificate of this institution's own database.</summary>
    public static Certificate Read(byte[] encoded)
    {
        StatusCode status = TryRead(encoded, out Certificate certificate);
        return status == StatusCode.Ok
            ? certificate
            : throw new InvalidOperationException($"A stored certificate does not read: {status}.");
    }

    /// <summary>Signs and encodes a certificate.</summary>
    public static Certificate Issue(DeviceCertificate fields, SigningKey authorityKey)
    {
        fields.Signature = authorityKey.Sign(DeviceCertificate.EncodeToBeSigned(fields));
        return Read(DeviceCertificate.Encode(fields));
    }

    /// <summary>Checks the authority's signature and the period of validity, in this order.</summary>
    /// <param name="authority">The authority's certificate.</param>
    /// <param name="atMs">The moment that counts, Unix milliseconds.</param>
    /// <returns>Ok, CertificateInvalid or CertificateExpired.</returns>
    public StatusCode Check(Certificate authority, long atMs)
    {
        if (!P256.Verify(authority.PublicKey, _fields.ToBeSigned, _fields.Signature))
        {
            return StatusCode.CertificateInvalid;
        }

        long atSeconds = atMs / 1000;
        return atSeconds < _fields.NotBefore || atSeconds > _fields.NotAfter
            ? StatusCode.CertificateExpired
            : StatusCode.Ok;
    }
}
