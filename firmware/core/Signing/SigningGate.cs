using Wallet.Core.Crypto;
using Wallet.Core.Documents;
using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;

namespace Wallet.Core.Signing;

/// <summary>The one way to a signature of this device.</summary>
/// <remarks>
/// It looks at the bytes that are to be signed, not at what a use case says of them: a kind of document that it does
/// not know is never signed, and one that moves money is read again here, after the yes, and must say what the holder
/// read. A roll-back needs no second yes: the voucher was struck out, durably, by the first. Every signature is noted
/// in the log before it leaves.
/// </remarks>
public static class SigningGate
{
    /// <summary>Signs a document with the device's own key.</summary>
    /// <param name="device">The device.</param>
    /// <param name="label">What kind of document it is: its Label.</param>
    /// <param name="payload">The document's payload.</param>
    /// <param name="signed">The document as it is sent and kept; null unless Ok.</param>
    /// <returns>
    /// Ok; DeviceLocked; DocumentUnknown; NotAsShown where it is not what the holder said yes to; what is wrong with
    /// the payload.
    /// </returns>
    public static StatusCode Sign(DeviceContext device, string label, byte[] payload, out byte[] signed)
    {
        signed = null;
        SignedKind kind = KindOf(label);
        StatusCode status = device.Identity.CanSign
            ? Check(device.Consent, kind, payload)
            : StatusCode.DeviceLocked;
        if (status != StatusCode.Ok)
        {
            return status;
        }

        byte[] digest = SignedDocument.DigestToSign(label, payload);
        device.Signatures.Note(kind, digest, device.Clock.NowMsOr0());
        signed = CoseSign1.Encode(payload, Sign(device, digest));
        NoteSigned(device, label);
        return StatusCode.Ok;
    }

    /// <summary>Signs with the key of a recovery sheet, whose words the holder has typed here.</summary>
    /// <param name="device">The device.</param>
    /// <param name="sheetKey">The sheet's private key; stays the caller's to clear.</param>
    /// <param name="payload">Of a <see cref="RecoveryConsent"/>: all that a sheet's key signs.</param>
    /// <param name="signed">The document as it is sent; null unless Ok.</param>
    /// <returns>
    /// Ok; DeviceLocked; NotAsShown where it names another device's key; what is wrong with the payload.
    /// </returns>
    public static StatusCode SignConsent(DeviceContext device, byte[] sheetKey, byte[] payload, out byte[] signed)
    {
        signed = null;
        if (!device.Identity.CanSign)
        {
            return StatusCode.DeviceLocked;
        }

        StatusCode status = RecoveryConsent.TryDecode(payload, out RecoveryConsent consent);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        byte[] own = device.Identity.PublicKey;
        if (!Bytes.AreEqual(consent.PublicKey, 0, own, 0, RecoveryConsent.PublicKeyBytes))
        {
            return StatusCode.NotAsShown;
        }

        byte[] digest = SignedDocument.DigestToSign(RecoveryConsent.Label, payload);
        byte[] extraEntropy = new byte[Ecdsa.ExtraEntropyBytes];
        byte[] signature = new byte[Ecdsa.SignatureBytes];
        device.Random.Fill(extraEntropy, 0, extraEntropy.Length);
        device.Signatures.Note(SignedKind.RecoveryConsent, digest, device.Clock.NowMsOr0());
        device.Signer.Sign(sheetKey, digest, extraEntropy, signature);
        signed = CoseSign1.Encode(payload, signature);
        NoteSigned(device, RecoveryConsent.Label);
        return StatusCode.Ok;
    }

    /// <summary>The kind of document a label names; None where a device signs none such.</summary>
    public static SignedKind KindOf(string label)
    {
        switch (label)
        {
            case SessionAuthentication.Label: return SignedKind.Session;
            case EnrolmentProof.Label: return SignedKind.Enrolment;
            case PaymentOrder.Label: return SignedKind.Order;
            case Payment.Label: return SignedKind.Payment;
            case RollBackRequest.Label: return SignedKind.RollBack;
            case KeyInformation.Label: return SignedKind.KeyInformation;
            case RecoveryRegistration.Label: return SignedKind.RecoverySheet;
            default: return SignedKind.None;
        }
    }

    private static StatusCode Check(HolderConsent consent, SignedKind kind, byte[] payload)
    {
        switch (kind)
        {
            case SignedKind.None:
                return StatusCode.DocumentUnknown;
            case SignedKind.Order:
                return CheckOrder(consent, payload);
            case SignedKind.Payment:
                return CheckPayment(consent, payload);
            default:
                return StatusCode.Ok;
        }
    }

    private static StatusCode CheckOrder(HolderConsent consent, byte[] payload)
    {
        StatusCode status = PaymentOrder.TryDecode(payload, out PaymentOrder order);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        bool isShown = consent.Take(SignedKind.Order, order.PayeeCertificateDigest, order.AmountMinor);
        return isShown ? StatusCode.Ok : StatusCode.NotAsShown;
    }

    private static StatusCode CheckPayment(HolderConsent consent, byte[] payload)
    {
        StatusCode status = Payment.TryDecode(payload, out Payment payment);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        bool isShown = consent.Take(SignedKind.Payment, payment.PayeeCertificateDigest, payment.AmountMinor);
        return isShown ? StatusCode.Ok : StatusCode.NotAsShown;
    }

    private static void NoteSigned(DeviceContext device, string label)
    {
        IWitness witness = device.Ports.Witness;
        if (witness != null)
        {
            witness.NoteSigned(label);
        }
    }

    // The stock has forgotten the coupon before it is used. Without one: fresh, hedged with randomness (RFC 6979, 3.6).
    private static byte[] Sign(DeviceContext device, byte[] digest)
    {
        byte[] signature = new byte[Ecdsa.SignatureBytes];
        EcdsaCoupon coupon = device.Coupons.Take();
        if (coupon == null || !device.Identity.SignWith(coupon, digest, signature))
        {
            device.Identity.Sign(digest, device.Random, signature);
        }

        return signature;
    }
}
