using System;
using System.Security.Cryptography;
using System.Text;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Tests;

/// <summary>
/// A device made of .NET's cryptography and the README: written apart from the bank's own session code.
/// </summary>
internal sealed class TestDevice : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Func<byte[], byte[]> _send;
    private AesCcm? _sendKey;
    private AesCcm? _receiveKey;
    private byte[] _sendIv = [];
    private byte[] _receiveIv = [];
    private byte[] _additionalData = [];
    private byte[] _sessionId = [];
    private long _sent;
    private long _received;

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

    public static byte[] PayloadOf(byte[] document)
    {
        var read = new CoseSign1();
        Assert.AreEqual(StatusCode.Ok, CoseSign1.TryDecode(document, 0, document.Length, read));
        return read.Payload;
    }

    public byte[] Sign(string label, byte[] payload)
    {
        return CoseSign1.Encode(payload, _key.SignData(CoseSign1.ToBeSigned(label, payload), HashAlgorithmName.SHA256));
    }

    /// <summary>Opens a session; the device stays anonymous.</summary>
    public StatusCode Hello()
    {
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        ECParameters own = ephemeral.ExportParameters(false);
        byte[] hello = new SessionHello { Version = 1, EphemeralKey = [.. own.Q.X!, .. own.Q.Y!] }.Encode();
        byte[] reply = _send(hello);
        StatusCode status = SessionHelloReply.TryDecode(reply, 0, reply.Length, out SessionHelloReply message);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        DeviceCertificate bank = Read(message.Certificate);
        Assert.IsTrue(IsSigned(message.Accept, SessionAccept.Label, bank.PublicKey));
        Assert.AreEqual(Role.Bank, bank.Role);
        Assert.AreEqual(StatusCode.Ok, SessionAccept.TryDecode(PayloadOf(message.Accept), out SessionAccept accept));
        CollectionAssert.AreEqual(SHA256.HashData(hello), accept.HelloDigest);
        TranscriptDigest = SHA256.HashData([.. hello, .. reply]);
        using var other = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = accept.EphemeralKey[..32], Y = accept.EphemeralKey[32..] },
        });
        byte[] prk = HKDF.Extract(
            HashAlgorithmName.SHA256, ephemeral.DeriveRawSecretAgreement(other.PublicKey), TranscriptDigest);
        _sendKey = new AesCcm(Expand(prk, "wallet/1/initiator key", 16));
        _receiveKey = new AesCcm(Expand(prk, "wallet/1/responder key", 16));
        _sendIv = Expand(prk, "wallet/1/initiator iv", 13);
        _receiveIv = Expand(prk, "wallet/1/responder iv", 13);
        _sessionId = accept.SessionId;
        _additionalData = CoseEncrypt0.EncStructure("wallet/1/session-record", _sessionId);
        _sent = 0;
        _received = 0;
        return StatusCode.Ok;
    }

    /// <summary>Seals, sends, opens. An unsealed refusal comes back as it is.</summary>
    public byte[] Ask(byte[] request)
    {
        LastOuter = new SessionRecord { SessionId = _sessionId, Sealed = Seal(request) }.Encode();
        return Open(_send(LastOuter));
    }

    public byte[] Seal(byte[] plaintext)
    {
        byte[] nonce = new byte[13];
        CoseEncrypt0.Nonce(_sendIv, _sent, nonce);
        byte[] ciphertext = new byte[plaintext.Length + 16];
        _sendKey!.Encrypt(
            nonce,
            plaintext,
            ciphertext.AsSpan(0, plaintext.Length),
            ciphertext.AsSpan(plaintext.Length),
            _additionalData);
        return CoseEncrypt0.Encode(_sent++, ciphertext);
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
        _sendKey?.Dispose();
        _receiveKey?.Dispose();
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

    private static byte[] Expand(byte[] prk, string info, int bytes)
    {
        return HKDF.Expand(HashAlgorithmName.SHA256, prk, bytes, Encoding.UTF8.GetBytes(info));
    }

    private byte[] Open(byte[] outer)
    {
        if (SessionRecordReply.TryDecode(outer, 0, outer.Length, out SessionRecordReply record) != StatusCode.Ok)
        {
            return outer;
        }

        var sealedRecord = new CoseEncrypt0();
        Assert.AreEqual(StatusCode.Ok, CoseEncrypt0.TryDecode(record.Sealed, 0, record.Sealed.Length, sealedRecord));
        Assert.AreEqual(_received, sealedRecord.Sequence);
        byte[] nonce = new byte[13];
        CoseEncrypt0.Nonce(_receiveIv, _received++, nonce);
        int count = sealedRecord.Ciphertext.Length - 16;
        byte[] plaintext = new byte[count];
        _receiveKey!.Decrypt(
            nonce,
            sealedRecord.Ciphertext.AsSpan(0, count),
            sealedRecord.Ciphertext.AsSpan(count),
            plaintext,
            _additionalData);
        return plaintext;
    }
}
