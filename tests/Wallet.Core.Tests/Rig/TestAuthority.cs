using System;
using System.Security.Cryptography;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Cose;

namespace Wallet.Core.Tests.Rig;

/// <summary>
/// Makes certificates and signed documents with .NET's cryptography. Its keys are made up for each test.
/// </summary>
internal sealed class TestAuthority
{
    public const long FromSeconds = 1_760_000_000;
    public const long ToSeconds = 1_800_000_000;
    public const long NowMs = 1_780_000_000_123;

    private byte _serial = 1;

    public TestAuthority()
    {
        Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Certificate = Issue(Key, "ca", Role.Authority, "Test authority");
    }

    public ECDsa Key { get; }

    public byte[] Certificate { get; }

    public byte[] Issue(
        ECDsa key, string institution, Role role, string name, long from = FromSeconds, long to = ToSeconds)
    {
        var certificate = new DeviceCertificate
        {
            SerialNumber = [_serial++],
            Issuer = "Test authority",
            NotBefore = from,
            NotAfter = to,
            CommonName = name,
            Organization = institution,
            Role = role,
            PublicKey = PublicKey(key.ExportParameters(false).Q),
        };
        certificate.Signature = SignBytes(Key, DeviceCertificate.EncodeToBeSigned(certificate));
        return DeviceCertificate.Encode(certificate);
    }

    public static byte[] Sign1(ECDsa key, string label, byte[] payload) =>
        CoseSign1.Encode(payload, SignBytes(key, CoseSign1.ToBeSigned(label, payload)));

    public static byte[] PublicKey(ECPoint point)
    {
        return [.. point.X!, .. point.Y!];
    }

    public static DeviceCertificate Decode(byte[] encoded)
    {
        var certificate = new DeviceCertificate();
        DeviceCertificate.TryDecode(encoded, 0, encoded.Length, certificate);
        return certificate;
    }

    private static byte[] SignBytes(ECDsa key, byte[] data) =>
        key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}
