using System;
using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Certificates;

/// <content>C509Certificate = [TBSCertificate, issuerSignatureValue], draft section 3.1 and figure 1.</content>
public sealed partial class DeviceCertificate
{
    private const int FieldsToBeSigned = 10;

    // C509 registries, draft section 8: certificate types, attributes, extensions, signature and key algorithms.
    private const int NativelySigned = 2;
    private const int AttributeCommonName = 1;
    private const int AttributeOrganization = 8;
    private const int AttributeOrganizationalUnit = 9;
    private const int ExtensionKeyUsage = 2;
    private const int ExtensionBasicConstraints = 4;
    private const int EcdsaWithSha256 = 0;
    private const int EcPublicKeySecp256r1 = 1;

    // KeyUsage bits, RFC 5280 section 4.2.1.3, the first bit being worth 1 (draft 3.3).
    private const int DigitalSignature = 1;
    private const int KeyCertSign = 32;

    /// <summary>SEC 1 section 2.3.3: an uncompressed point, X and Y, follows.</summary>
    private const byte UncompressedPoint = 0x04;

    /// <summary>The CBOR sequence that the authority signs.</summary>
    /// <returns>Empty when a field is missing or outside its limits.</returns>
    public static byte[] EncodeToBeSigned(DeviceCertificate certificate)
    {
        if (!certificate.HasValidFields())
        {
            return new byte[0];
        }

        CborWriter writer = new CborWriter(new byte[SizeBytesMax]);
        WriteToBeSigned(writer, certificate);
        return writer.ToArray();
    }

    /// <summary>The certificate, its <see cref="Signature"/> set, as it travels.</summary>
    /// <returns>Empty when a field is missing or outside its limits.</returns>
    public static byte[] Encode(DeviceCertificate certificate)
    {
        if (!certificate.HasValidFields() || !HasLength(certificate.Signature, SignatureBytes, SignatureBytes))
        {
            return new byte[0];
        }

        CborWriter writer = new CborWriter(new byte[SizeBytesMax]);
        writer.WriteArray(FieldsToBeSigned + 1);
        WriteToBeSigned(writer, certificate);
        writer.WriteBytes(certificate.Signature);
        return writer.ToArray();
    }

    /// <summary>Reads exactly one certificate; <paramref name="into"/> changes only when Ok is returned.</summary>
    /// <returns>Ok, or MessageTruncated, MessageMalformed, MessageOversized, MessageTrailing.</returns>
    public static StatusCode TryDecode(byte[] b, int offset, int count, DeviceCertificate into)
    {
        if (count > SizeBytesMax)
        {
            return StatusCode.MessageOversized;
        }

        DeviceCertificate read = new DeviceCertificate();
        CborReader reader = new CborReader(b, offset, count);
        reader.ReadArrayExactly(FieldsToBeSigned + 1);
        int start = reader.Position;
        ReadToBeSigned(reader, read);
        int end = reader.Position;
        read.Signature = reader.ReadBytesExactly(SignatureBytes);
        if (reader.Status == StatusCode.Ok && !read.HasValidFields())
        {
            reader.Fail(StatusCode.MessageMalformed);
        }

        StatusCode status = reader.Finish();
        if (status == StatusCode.Ok)
        {
            read.ToBeSigned = Bytes.Slice(b, start, end - start);
            read.Encoded = Bytes.Slice(b, offset, count);
            into.TakeFrom(read);
        }

        return status;
    }

    private static void WriteToBeSigned(CborWriter writer, DeviceCertificate certificate)
    {
        writer.WriteInteger(NativelySigned);
        writer.WriteBytes(certificate.SerialNumber);
        writer.WriteInteger(EcdsaWithSha256);
        WriteIssuer(writer, certificate);
        writer.WriteInteger(certificate.NotBefore);
        writer.WriteInteger(certificate.NotAfter);
        writer.WriteArray(6);
        writer.WriteInteger(AttributeCommonName);
        writer.WriteText(certificate.CommonName);
        writer.WriteInteger(AttributeOrganization);
        writer.WriteText(certificate.Organization);
        writer.WriteInteger(AttributeOrganizationalUnit);
        writer.WriteText(CertificateRoles.TextOf(certificate.Role));
        writer.WriteInteger(EcPublicKeySecp256r1);
        byte[] point = new byte[1 + PublicKeyBytes];
        point[0] = UncompressedPoint;
        Array.Copy(certificate.PublicKey, 0, point, 1, PublicKeyBytes);
        writer.WriteBytes(point);
        WriteExtensions(writer, certificate.Role);
    }

    private static void ReadToBeSigned(CborReader reader, DeviceCertificate read)
    {
        reader.ReadIntegerExactly(NativelySigned);
        read.SerialNumber = reader.ReadBytes(SerialNumberBytesMax);
        reader.ReadIntegerExactly(EcdsaWithSha256);
        bool isSelfSigned = reader.TryReadNull();
        read.Issuer = isSelfSigned ? "" : reader.ReadText(CommonNameBytesMax);
        read.NotBefore = reader.ReadInteger();
        read.NotAfter = reader.ReadInteger();
        reader.ReadArrayExactly(6);
        reader.ReadIntegerExactly(AttributeCommonName);
        read.CommonName = reader.ReadText(CommonNameBytesMax);
        reader.ReadIntegerExactly(AttributeOrganization);
        read.Organization = reader.ReadText(OrganizationBytesMax);
        reader.ReadIntegerExactly(AttributeOrganizationalUnit);
        read.Role = CertificateRoles.FromText(reader.ReadText(CertificateRoles.BytesMax));
        reader.ReadIntegerExactly(EcPublicKeySecp256r1);
        byte[] point = reader.ReadBytesExactly(1 + PublicKeyBytes);
        ReadExtensions(reader, read.Role);
        if (reader.Status != StatusCode.Ok)
        {
            return;
        }

        if (point[0] != UncompressedPoint || isSelfSigned != (read.Role == Role.Authority))
        {
            reader.Fail(StatusCode.MessageMalformed);
            return;
        }

        read.Issuer = isSelfSigned ? read.CommonName : read.Issuer;
        read.PublicKey = Bytes.Slice(point, 1, PublicKeyBytes);
    }

    private static void WriteIssuer(CborWriter writer, DeviceCertificate certificate)
    {
        if (certificate.Role == Role.Authority)
        {
            writer.WriteNull();
        }
        else
        {
            writer.WriteText(certificate.Issuer);
        }
    }

    /// <summary>
    /// Critical extensions have negative numbers. Key usage alone is written as its value with that sign (draft
    /// 3.1.10); an authority must have basicConstraints as well (RFC 5280 4.2.1.9): it is a CA, with no CA below it.
    /// </summary>
    private static void WriteExtensions(CborWriter writer, Role role)
    {
        if (role != Role.Authority)
        {
            writer.WriteInteger(-DigitalSignature);
            return;
        }

        writer.WriteArray(4);
        writer.WriteInteger(-ExtensionKeyUsage);
        writer.WriteInteger(DigitalSignature | KeyCertSign);
        writer.WriteInteger(-ExtensionBasicConstraints);
        writer.WriteInteger(0);
    }

    private static void ReadExtensions(CborReader reader, Role role)
    {
        if (role != Role.Authority)
        {
            reader.ReadIntegerExactly(-DigitalSignature);
            return;
        }

        reader.ReadArrayExactly(4);
        reader.ReadIntegerExactly(-ExtensionKeyUsage);
        reader.ReadIntegerExactly(DigitalSignature | KeyCertSign);
        reader.ReadIntegerExactly(-ExtensionBasicConstraints);
        reader.ReadIntegerExactly(0);
    }
}
