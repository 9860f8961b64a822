using System;
using System.Security.Cryptography;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;
using Wallet.Tests.Forging;

namespace Wallet.Bank.Tests;

/// <summary>
/// A device made of .NET's cryptography and the README: written apart from the bank's own session code.
/// </summary>
internal sealed class TestDevice : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Func<byte[], byte[]> _send;
    private SessionSeal? _seal;

    public TestDevice(BankSystem system, string bank)
        : this(message => system.Handle(bank, message), bank)
    {
    }

    public TestDevice(Func<byte[], byte[]> send, string bank)
    {
        _send = send;
        Bank = bank;
        ECParameters parameters = _key.ExportParameters(false);
        PublicKey = [.. parameters.Q.X!, .. parameters.Q.Y!];
    }

    public string Bank { get; }

    /// <summary>The private key, for tests that forge with it.</summary>
    public ECDsa Key => _key;

    public byte[] PublicKey { get; }

    public byte[] Certificate { get; set; } = [];

    public byte[] CertificateDigest => SHA256.HashData(Certificate);

    public byte[] TranscriptDigest { get; private set; } = [];

    public byte[] LastOuter { get; private set; } = [];

    public static DeviceCertificate Read(byte[] certificate)
    {
        var read = new DeviceCertificate();
        Assert.AreEqual(StatusCode.Ok, DeviceCertificate.TryDecode(certificate, 0, certificate.Length, read));
        return read;
    }

    public static bool IsSigned(byte[] document, string label, byte[] publicKey)
    {
        var read = new CoseSign1();
        Assert.AreEqual(StatusCode.Ok, CoseSign1.TryDecode(document, 0, document.Length, read));
        using ECDsa key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = publicKey[..32], Y = publicKey[32..] },
        });
        return key.VerifyData(CoseSign1.ToBeSigned(label, read.Payload), read.Signature, HashAlgorithmName.SHA256);
    }

    public byte[] Sign(string label, byte[] payload)
    {
        return Forgery.Sign(_key, label, payload);
    }

    /// <summary>Opens a session; the device stays anonymous.</summary>
    public StatusCode Hello()
    {
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        byte[] hello = new SessionHello { Version = 1, EphemeralKey = SessionSeal.PublicKeyOf(ephemeral) }.Encode();
        byte[] reply = _send(hello);
        StatusCode status = SessionHelloReply.TryDecode(reply, 0, reply.Length, out SessionHelloReply message);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        DeviceCertificate bank = Read(message.Certificate);
        Assert.IsTrue(IsSigned(message.Accept, SessionAccept.Label, bank.PublicKey));
        Assert.AreEqual(Role.Bank, bank.Role);
        byte[] payload = Forgery.PayloadOf(message.Accept);
        Assert.AreEqual(StatusCode.Ok, SessionAccept.TryDecode(payload, out SessionAccept accept));
        CollectionAssert.AreEqual(SHA256.HashData(hello), accept.HelloDigest);
        TranscriptDigest = SHA256.HashData([.. hello, .. reply]);
        _seal?.Dispose();
        _seal = SessionSeal.Initiator(ephemeral, accept.EphemeralKey, TranscriptDigest, accept.SessionId);
        return StatusCode.Ok;
    }

    /// <summary>Seals, sends, opens. An unsealed refusal comes back as it is.</summary>
    public byte[] Ask(byte[] request)
    {
        LastOuter = new SessionRecord { SessionId = _seal!.SessionId, Sealed = Seal(request) }.Encode();
        return Open(_send(LastOuter));
    }

    public byte[] Seal(byte[] plaintext)
    {
        return _seal!.Seal(plaintext);
    }

    public byte[] SendRaw(byte[] outer)
    {
        return _send(outer);
    }

    public StatusCode Authenticate(byte[]? certificate = null, byte[]? transcriptDigest = null)
    {
        byte[] proof = Sign(
            SessionAuthentication.Label,
            new SessionAuthentication { TranscriptDigest = transcriptDigest ?? TranscriptDigest }.Encode());
        var request = new Authenticate { Certificate = certificate ?? Certificate, Authentication = proof };
        return StatusOf(Ask(request.Encode()));
    }

    public StatusCode Connect()
    {
        StatusCode status = Hello();
        return status == StatusCode.Ok ? Authenticate() : status;
    }

    /// <summary>It still gets a session, and in it only a report would be heard.</summary>
    public void AssertRevoked()
    {
        Assert.AreEqual(StatusCode.Ok, Connect());
        byte[][] others =
        [
            new SynchroniseClock { Nonce = new byte[16] }.Encode(),
            new ListPayees { FirstIndex = 0 }.Encode(),
            new VoucherStates { VoucherIds = [] }.Encode(),
            new RequestCurrency { VoucherId = new byte[16], AmountMinor = 1, Currency = "CNY" }.Encode(),
            new SubmitOrder { Order = [] }.Encode(),
            new RollBack { Request = [] }.Encode(),
            new VoucherClosed { VoucherId = new byte[16], Outcome = 2, Statement = [], Evidence = [] }.Encode(),
            new Synchronise().Encode(),
        ];
        foreach (byte[] other in others)
        {
            Assert.AreEqual(StatusCode.CertificateRevoked, StatusOf(Ask(other)));
        }
    }

    public StatusCode Enrol(string code, DeviceKind kind)
    {
        byte[] reply = Ask(EnrolRequest(code, kind));
        StatusCode status = EnrolReply.TryDecode(reply, 0, reply.Length, out EnrolReply message);
        if (status == StatusCode.Ok)
        {
            Certificate = message.Certificate;
        }

        return status == StatusCode.MessageUnknown ? StatusOf(reply) : status;
    }

    public byte[] EnrolRequest(string code, DeviceKind kind)
    {
        byte[] proof = Sign(
            EnrolmentProof.Label,
            new EnrolmentProof { TranscriptDigest = TranscriptDigest, PublicKey = PublicKey }.Encode());
        return new Enrol { Code = code, Kind = (long)kind, PublicKey = PublicKey, Proof = proof }.Encode();
    }

    public void Dispose()
    {
        _key.Dispose();
        _seal?.Dispose();
    }

    public static StatusCode StatusOf(byte[] reply)
    {
        var reader = new Protocol.Cbor.CborReader(reply, 0, reply.Length);
        reader.ReadMap(16);
        reader.ReadKey(0);
        reader.ReadInteger();
        reader.ReadKey(1);
        long status = reader.ReadInteger();
        Assert.AreEqual(StatusCode.Ok, reader.Status);
        return (StatusCode)(byte)status;
    }

    private byte[] Open(byte[] outer)
    {
        StatusCode status = SessionRecordReply.TryDecode(outer, 0, outer.Length, out SessionRecordReply record);
        return status == StatusCode.Ok ? _seal!.Open(record.Sealed) : outer;
    }
}
