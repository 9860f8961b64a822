using Wallet.Core.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;

namespace Wallet.Device.Benchmarks;

/// <summary>Reads a certificate and checks its authority's signature.</summary>
internal sealed class CertificateOperation : Operation
{
    private readonly byte[] _authorityKey;
    private readonly byte[] _encoded;

    public CertificateOperation()
        : base("certificate check")
    {
        byte[] privateKey = Inputs.Counting(32, 1);
        _authorityKey = Inputs.PublicKeyOf(privateKey);
        var certificate = new DeviceCertificate
        {
            SerialNumber = Inputs.Counting(2, 1),
            Issuer = "Test Authority",
            NotBefore = 1_767_225_600,
            NotAfter = 1_893_456_000,
            CommonName = "Bank A",
            Organization = "bank-a",
            Role = Role.Bank,
            PublicKey = Inputs.PublicKeyOf(Inputs.Counting(32, 33)),
            Signature = new byte[Ecdsa.SignatureBytes],
        };
        byte[] digest = Sha256.Hash(DeviceCertificate.EncodeToBeSigned(certificate));
        new EcdsaSigner(new HmacSha256()).Sign(privateKey, digest, null, certificate.Signature);
        _encoded = DeviceCertificate.Encode(certificate);
    }

    public override bool Run()
    {
        var read = new DeviceCertificate();
        return DeviceCertificate.TryDecode(_encoded, 0, _encoded.Length, read) == StatusCode.Ok
            && Ecdsa.Verify(_authorityKey, Sha256.Hash(read.ToBeSigned), read.Signature);
    }
}
