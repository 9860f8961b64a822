using System;
using System.Security.Cryptography;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;
using Wallet.Tests.Forging;

namespace Wallet.Bank.Tests;

/// <summary>The key of a recovery sheet, and what is asked for with it.</summary>
internal sealed class RecoverySheet : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public RecoverySheet()
    {
        ECParameters parameters = _key.ExportParameters(false);
        PublicKey = [.. parameters.Q.X!, .. parameters.Q.Y!];
    }

    public byte[] PublicKey { get; }

    public StatusCode Register(TestDevice device) => TestDevice.StatusOf(device.Ask(RegisterRequest(device)));

    public byte[] RegisterRequest(TestDevice device)
    {
        var document = new RecoveryRegistration
        {
            TranscriptDigest = device.TranscriptDigest,
            RecoveryKey = PublicKey,
        };
        byte[] signed = device.Sign(RecoveryRegistration.Label, document.Encode());
        return new RegisterRecoveryKey { Registration = signed }.Encode();
    }

    /// <summary>Recovers for the device, in a session of its own.</summary>
    public StatusCode Recover(TestDevice device, DeviceKind kind = DeviceKind.Card)
    {
        Assert.AreEqual(StatusCode.Ok, device.Hello());
        byte[] reply = device.Ask(RecoverRequest(device, kind).Encode());
        if (RecoverReply.TryDecode(reply, 0, reply.Length, out RecoverReply message) == StatusCode.Ok)
        {
            device.Certificate = message.Certificate;
        }

        return TestDevice.StatusOf(reply);
    }

    public Recover RecoverRequest(TestDevice device, DeviceKind kind = DeviceKind.Card)
    {
        var proof = new EnrolmentProof { TranscriptDigest = device.TranscriptDigest, PublicKey = device.PublicKey };
        return new Recover
        {
            Kind = (long)kind,
            PublicKey = device.PublicKey,
            Proof = device.Sign(EnrolmentProof.Label, proof.Encode()),
            RecoveryKey = PublicKey,
            Consent = Consent(device.TranscriptDigest, device.PublicKey),
        };
    }

    public byte[] Consent(byte[] transcriptDigest, byte[] publicKey)
    {
        var consent = new RecoveryConsent { TranscriptDigest = transcriptDigest, PublicKey = publicKey };
        return Forgery.Sign(_key, RecoveryConsent.Label, consent.Encode());
    }

    public void Dispose() => _key.Dispose();
}
