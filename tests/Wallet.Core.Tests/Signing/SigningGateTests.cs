using System;
using System.Linq;
using Wallet.Core.Crypto;
using Wallet.Core.Documents;
using Wallet.Core.Recovery;
using Wallet.Core.Signing;
using Wallet.Core.Tests.Rig;
using Wallet.Core.Tests.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;

namespace Wallet.Core.Tests.Signing;

/// <summary>What was shown is what is signed, once for each yes, and nothing of an unknown kind.</summary>
[TestClass]
public sealed class SigningGateTests
{
    private const long AmountMinor = 12_50;

    private static readonly byte[] s_payee = [.. Enumerable.Repeat((byte)7, 32)];

    [TestMethod]
    [DataRow(PaymentOrder.Label)]
    [DataRow(Payment.Label)]
    public void Sign_AsShown_IsSignedOnceAndThenAskedForAgain(string label)
    {
        DeviceContext device = TestDevice.Enrolled().Context;
        byte[] payload = PayloadOf(label);
        device.Consent.Give(SigningGate.KindOf(label), s_payee, AmountMinor);
        Assert.AreEqual(StatusCode.Ok, SigningGate.Sign(device, label, payload, out byte[] signed));
        var document = new CoseSign1();
        Assert.AreEqual(StatusCode.Ok, CoseSign1.TryDecode(signed, 0, signed.Length, document));
        CollectionAssert.AreEqual(payload, document.Payload);
        byte[] digest = SignedDocument.DigestToSign(label, payload);
        Assert.IsTrue(Ecdsa.Verify(device.Identity.PublicKey, digest, document.Signature));
        AssertRefused(device, label, payload, StatusCode.NotAsShown);
    }

    [TestMethod]
    [DataRow(PaymentOrder.Label)]
    [DataRow(Payment.Label)]
    public void Sign_NotWhatWasShown_NotAsShownAndTheYesIsGone(string label)
    {
        DeviceContext device = TestDevice.Enrolled().Context;
        byte[] payload = PayloadOf(label);
        SignedKind kind = SigningGate.KindOf(label);
        SignedKind other = kind == SignedKind.Order ? SignedKind.Payment : SignedKind.Order;
        byte[] otherPayee = [.. s_payee[..31], 8];
        AssertRefused(device, label, payload, StatusCode.NotAsShown);
        foreach (Action give in new Action[]
        {
            () => device.Consent.Give(kind, s_payee, AmountMinor + 1),
            () => device.Consent.Give(kind, otherPayee, AmountMinor),
            () => device.Consent.Give(other, s_payee, AmountMinor),
        })
        {
            give();
            AssertRefused(device, label, payload, StatusCode.NotAsShown);
            AssertRefused(device, label, payload, StatusCode.NotAsShown);
        }

        device.Consent.Give(kind, s_payee, AmountMinor);
        device.Consent.Withdraw();
        AssertRefused(device, label, payload, StatusCode.NotAsShown);
    }

    [TestMethod]
    [DataRow(PaymentOrder.Label)]
    [DataRow(Payment.Label)]
    public void Sign_PayloadThatIsNoSuchDocument_ItsStatus(string label)
    {
        DeviceContext device = TestDevice.Enrolled().Context;
        byte[] payload = PayloadOf(label);
        device.Consent.Give(SigningGate.KindOf(label), s_payee, AmountMinor);
        AssertRefused(device, label, payload[..^1], StatusCode.MessageTruncated);
        AssertRefused(device, label, [.. payload, 0], StatusCode.MessageTrailing);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("wallet/1/payment ")]
    [DataRow("wallet/2/payment")]
    [DataRow(Confirmation.Label)]
    [DataRow(CurrencyDocument.Label)]
    [DataRow(TimeStatement.Label)]
    [DataRow(RecoveryConsent.Label)]
    public void Sign_UnknownKind_DocumentUnknown(string label)
    {
        DeviceContext device = TestDevice.Enrolled().Context;
        device.Consent.Give(SignedKind.Payment, s_payee, AmountMinor);
        AssertRefused(device, label, PayloadOf(Payment.Label), StatusCode.DocumentUnknown);
    }

    [TestMethod]
    public void EveryKind_HasOneLabel()
    {
        string[] labels =
        [
            SessionAuthentication.Label, EnrolmentProof.Label, PaymentOrder.Label, Payment.Label, RollBackRequest.Label,
            KeyInformation.Label, RecoveryRegistration.Label,
        ];
        SignedKind[] kinds = [.. labels.Select(SigningGate.KindOf).Append(SignedKind.RecoveryConsent).Order()];
        CollectionAssert.AreEqual(Enum.GetValues<SignedKind>().Where(kind => kind != SignedKind.None).ToArray(), kinds);
    }

    [TestMethod]
    public void SignConsent_ToThisDevice_VerifiesUnderTheSheetsKeyAlone()
    {
        DeviceContext device = TestDevice.Enrolled().Context;
        byte[] sheetKey = RecoveryKey.PrivateKeyOf(new TestMac(), new byte[16]);
        byte[] payload = ConsentTo(device.Identity.PublicKey);
        Assert.AreEqual(StatusCode.Ok, SigningGate.SignConsent(device, sheetKey, payload, out byte[] signed));
        var document = new CoseSign1();
        Assert.AreEqual(StatusCode.Ok, CoseSign1.TryDecode(signed, 0, signed.Length, document));
        CollectionAssert.AreEqual(payload, document.Payload);
        byte[] digest = SignedDocument.DigestToSign(RecoveryConsent.Label, payload);
        Assert.IsTrue(Ecdsa.Verify(RecoveryKey.PublicKeyOf(device, sheetKey), digest, document.Signature));
        Assert.IsFalse(Ecdsa.Verify(device.Identity.PublicKey, digest, document.Signature));
        byte[] entries = device.Signatures.Read();
        int last = (entries.Length / SignatureLog.EntryBytes) - 1;
        Assert.AreEqual(SignedKind.RecoveryConsent, SignatureLog.KindAt(entries, last));
        CollectionAssert.AreEqual(digest, SignatureLog.DigestOf(entries, last));
    }

    [TestMethod]
    public void SignConsent_ToAnotherDeviceOrLockedOrNoConsent_Refused()
    {
        DeviceContext device = TestDevice.Enrolled().Context;
        byte[] payload = ConsentTo(device.Identity.PublicKey);
        AssertNoConsent(device, [.. payload[..^1], (byte)(payload[^1] ^ 1)], StatusCode.NotAsShown);
        AssertNoConsent(device, payload[..^1], StatusCode.MessageTruncated);
        AssertNoConsent(device, PayloadOf(Payment.Label), StatusCode.MessageMalformed);
        device.Lock();
        AssertNoConsent(device, payload, StatusCode.DeviceLocked);
    }

    [TestMethod]
    public void Sign_Locked_DeviceLockedAndTheYesIsGone()
    {
        DeviceContext device = TestDevice.Enrolled().Context;
        device.Consent.Give(SignedKind.Payment, s_payee, AmountMinor);
        device.Lock();
        AssertRefused(device, Payment.Label, PayloadOf(Payment.Label), StatusCode.DeviceLocked);
        Assert.IsFalse(device.Consent.Take(SignedKind.Payment, s_payee, AmountMinor));
    }

    private static void AssertNoConsent(DeviceContext device, byte[] payload, StatusCode expected)
    {
        byte[] sheetKey = RecoveryKey.PrivateKeyOf(new TestMac(), new byte[16]);
        int before = device.Signatures.Read().Length;
        Assert.AreEqual(expected, SigningGate.SignConsent(device, sheetKey, payload, out byte[] signed));
        Assert.IsNull(signed);
        Assert.HasCount(before, device.Signatures.Read());
    }

    private static byte[] ConsentTo(byte[] publicKey) =>
        new RecoveryConsent { TranscriptDigest = new byte[32], PublicKey = publicKey }.Encode();

    private static void AssertRefused(DeviceContext device, string label, byte[] payload, StatusCode expected)
    {
        int before = device.Signatures.Read().Length;
        Assert.AreEqual(expected, SigningGate.Sign(device, label, payload, out byte[] signed));
        Assert.IsNull(signed);
        Assert.HasCount(before, device.Signatures.Read());
    }

    private static byte[] PayloadOf(string label) => label == Payment.Label
        ? new Payment
        {
            TimeMs = 1,
            VoucherId = new byte[Payment.VoucherIdBytes],
            ConfirmationDigest = new byte[Payment.ConfirmationDigestBytes],
            PayeeCertificateDigest = s_payee,
            AmountMinor = AmountMinor,
            TerminalNonce = new byte[Payment.TerminalNonceBytes],
        }.Encode()
        : new PaymentOrder
        {
            TimestampMs = 1,
            VoucherId = new byte[PaymentOrder.VoucherIdBytes],
            PayerCertificateDigest = new byte[32],
            PayerBank = "bank-a",
            PayeeCertificateDigest = s_payee,
            PayeeBank = "bank-b",
            AmountMinor = AmountMinor,
            Currency = "CNY",
            CurrencyDigest = new byte[32],
        }.Encode();
}
