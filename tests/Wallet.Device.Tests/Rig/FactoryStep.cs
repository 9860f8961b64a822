using Wallet.Core;
using Wallet.Core.Crypto;
using Wallet.Protocol.Certificates;

namespace Wallet.Device.Tests.Rig;

/// <summary>The files of a device that has been through the factory and was never started.</summary>
internal static class FactoryStep
{
    // RFC 6979 A.2.5: a published test key.
    private const string AuthorityKey = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";

    /// <summary>New files, of a device of bank-a.</summary>
    public static MemoryFiles Files()
    {
        byte[] key = Hex.ToBytes(AuthorityKey);
        byte[] publicKey = new byte[Ecdsa.PublicKeyBytes];
        var signer = new EcdsaSigner(new HmacSha256());
        signer.PublicKeyOf(key, publicKey);
        var certificate = new DeviceCertificate
        {
            SerialNumber = Hex.ToBytes("01"),
            Issuer = "Test authority",
            NotBefore = 1_760_000_000,
            NotAfter = 1_800_000_000,
            CommonName = "Test authority",
            Organization = "ca",
            Role = Role.Authority,
            PublicKey = publicKey,
        };
        byte[] signature = new byte[Ecdsa.SignatureBytes];
        byte[] digest = Sha256.Hash(DeviceCertificate.EncodeToBeSigned(certificate));
        signer.Sign(key, digest, null, signature);
        certificate.Signature = signature;
        var files = new MemoryFiles();
        Check.IsOk(Provisioning.Write(files, DeviceCertificate.Encode(certificate), "bank-a"), "factory");
        return files;
    }
}
