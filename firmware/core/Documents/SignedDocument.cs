using Wallet.Core.Background;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Cose;

namespace Wallet.Core.Documents;

/// <summary>Documents in a COSE_Sign1 (RFC 9052 section 4.2) with ES256; signing them is SigningGate's.</summary>
public static class SignedDocument
{
    /// <summary>Checks a document's signature.</summary>
    /// <param name="device">Whose witness is told of it.</param>
    /// <param name="sign1">The document as it was received.</param>
    /// <param name="label">What kind of document it must be: its Label.</param>
    /// <param name="signer">Who must have signed it; the certificate itself is the caller's to check.</param>
    /// <param name="payload">The document's payload; null unless Ok.</param>
    /// <returns>
    /// Ok; MessageTruncated, MessageMalformed, MessageOversized or MessageTrailing; SignatureInvalid.
    /// </returns>
    public static StatusCode Verify(
        DeviceContext device, byte[] sign1, string label, DeviceCertificate signer, out byte[] payload)
    {
        StatusCode status = Check(device, sign1, label, signer, out payload);
        IWitness witness = device.Ports.Witness;
        if (witness != null)
        {
            witness.NoteDocument(label, signer.CommonName, status);
        }

        return status;
    }

    /// <summary>SHA-256 of the Sig_structure (4.4): what a document's signature is of.</summary>
    /// <param name="label">What kind of document it is: its Label.</param>
    /// <param name="payload">The document's payload.</param>
    public static byte[] DigestToSign(string label, byte[] payload)
    {
        return Sha256.Hash(CoseSign1.ToBeSigned(label, payload));
    }

    /// <summary>SHA-256 of a whole signed document or certificate: how one document names another.</summary>
    public static byte[] Digest(byte[] encoded)
    {
        return Sha256.Hash(encoded);
    }

    /// <summary>Whether <paramref name="digest"/> is this document's.</summary>
    public static bool HasDigest(byte[] encoded, byte[] digest)
    {
        return digest != null && digest.Length == Sha256.DigestBytes
            && Bytes.AreEqual(Sha256.Hash(encoded), 0, digest, 0, Sha256.DigestBytes);
    }

    private static StatusCode Check(
        DeviceContext device, byte[] sign1, string label, DeviceCertificate signer, out byte[] payload)
    {
        payload = null;
        var document = new CoseSign1();
        StatusCode status = CoseSign1.TryDecode(sign1, 0, sign1.Length, document);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        byte[] digest = DigestToSign(label, document.Payload);
        if (!IssuerTables.Verify(device, signer.PublicKey, digest, document.Signature))
        {
            return StatusCode.SignatureInvalid;
        }

        payload = document.Payload;
        return StatusCode.Ok;
    }
}
