using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Tests.Rig;

/// <summary>
/// A responder of the session protocol on .NET's cryptography alone, with a hand on everything it sends.
/// </summary>
internal sealed class TestBank
{
    private readonly TestAuthority _authority;
    private AesCcm? _receive;
    private AesCcm? _send;
    private byte[] _receiveIv = [];
    private byte[] _sendIv = [];
    private byte[] _sessionId = [];
    private byte[] _transcriptDigest = [];

    public TestBank(TestAuthority authority)
    {
        _authority = authority;
        Certificate = authority.Issue(Key, "bank-a", Role.Bank, "Bank A");
        CentralBankCertificate = authority.Issue(CentralBankKey, "central", Role.CentralBank, "Central bank");
        Clock = nonce => new TimeStatement { Nonce = nonce, TimeMs = TestAuthority.NowMs };
    }

    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public ECDsa CentralBankKey { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] Certificate { get; set; }

    public byte[] CentralBankCertificate { get; set; }

    public Func<byte[], TimeStatement> Clock { get; set; }

    public Func<SessionAccept, SessionAccept> Accept { get; set; } = accept => accept;

    public Func<byte[], byte[]> HelloReply { get; set; } = reply => reply;

    public Func<byte[], byte[]> RecordReply { get; set; } = reply => reply;

    public Func<byte[], byte[]> Enrolled { get; set; } = certificate => certificate;

    public StatusCode Refuses { get; set; }

    public string ExpectedCode { get; set; } = "12345678";

    public List<int> Requests { get; } = [];

    /// <summary>Digest and signature of every document that a device has signed for this bank.</summary>
    public List<(byte[] Digest, byte[] Signature)> Signed { get; } = [];

    public long ReceiveNumber { get; set; }

    public long SendNumber { get; set; }

    public int Hellos { get; private set; }

    public byte[] Handle(byte[] body)
    {
        int type = MessageFields.PeekType(body, 0, body.Length);
        return type == (int)MessageType.SessionHello ? HelloReply(Hello(body)) : RecordReply(Record(body));
    }

    private byte[] Hello(byte[] hello)
    {
        Hellos++;
        Assert.AreEqual(StatusCode.Ok, SessionHello.TryDecode(hello, 0, hello.Length, out SessionHello request));
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        _sessionId = RandomNumberGenerator.GetBytes(8);
        SessionAccept accept = Accept(new SessionAccept
        {
            SessionId = _sessionId,
            EphemeralKey = TestAuthority.PublicKey(ephemeral.ExportParameters(false).Q),
            HelloDigest = SHA256.HashData(hello),
        });
        byte[] reply = new SessionHelloReply
        {
            Certificate = Certificate,
            Accept = TestAuthority.Sign1(Key, SessionAccept.Label, accept.Encode()),
        }.Encode();

        using var peer = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = request.EphemeralKey[..32], Y = request.EphemeralKey[32..] },
        });
        byte[] secret = ephemeral.DeriveRawSecretAgreement(peer.PublicKey);
        _transcriptDigest = SHA256.HashData([.. hello, .. reply]);
        byte[] prk = HKDF.Extract(HashAlgorithmName.SHA256, secret, _transcriptDigest);
        _receive = new AesCcm(Derive(prk, "wallet/1/initiator key", 16));
        _send = new AesCcm(Derive(prk, "wallet/1/responder key", 16));
        _receiveIv = Derive(prk, "wallet/1/initiator iv", 13);
        _sendIv = Derive(prk, "wallet/1/responder iv", 13);
        ReceiveNumber = 0;
        SendNumber = 0;
        return reply;
    }

    private byte[] Record(byte[] message)
    {
        Assert.AreEqual(
            StatusCode.Ok, SessionRecord.TryDecode(message, 0, message.Length, out SessionRecord record));
        CollectionAssert.AreEqual(_sessionId, record.SessionId);
        var box = new CoseEncrypt0();
        Assert.AreEqual(StatusCode.Ok, CoseEncrypt0.TryDecode(record.Sealed, 0, record.Sealed.Length, box));
        Assert.AreEqual(ReceiveNumber, box.Sequence);
        byte[] plain = new byte[box.Ciphertext.Length - 16];
        _receive!.Decrypt(
            Nonce(_receiveIv, ReceiveNumber++), box.Ciphertext.AsSpan(0, plain.Length),
            box.Ciphertext.AsSpan(plain.Length), plain, Aad());
        byte[] sealedReply = Seal(Answer(plain), SendNumber++);
        return new SessionRecordReply { Sealed = sealedReply }.Encode();
    }

    public byte[] Seal(byte[] plain, long number)
    {
        byte[] cipher = new byte[plain.Length];
        byte[] tag = new byte[16];
        _send!.Encrypt(Nonce(_sendIv, number), plain, cipher, tag, Aad());
        return CoseEncrypt0.Encode(number, [.. cipher, .. tag]);
    }

    private byte[] Answer(byte[] request)
    {
        int type = MessageFields.PeekType(request, 0, request.Length);
        Requests.Add(type);
        if (Refuses != StatusCode.Ok) { return StatusReply.To(type, Refuses).Encode(); }

        switch ((MessageType)type)
        {
            case MessageType.Authenticate:
                return CheckAuthentication(request);
            case MessageType.Enrol:
                return Enrol(request);
            case MessageType.SynchroniseClock:
                Assert.AreEqual(
                    StatusCode.Ok, SynchroniseClock.TryDecode(request, 0, request.Length, out SynchroniseClock ask));
                return new SynchroniseClockReply
                {
                    Statement = TestAuthority.Sign1(Key, TimeStatement.Label, Clock(ask.Nonce).Encode()),
                    CentralBankCertificate = CentralBankCertificate,
                }.Encode();
            default:
                return [.. request.Reverse()];
        }
    }

    private byte[] CheckAuthentication(byte[] request)
    {
        Assert.AreEqual(StatusCode.Ok, Authenticate.TryDecode(request, 0, request.Length, out Authenticate ask));
        byte[] payload = Check(
            ask.Authentication, SessionAuthentication.Label, TestAuthority.Decode(ask.Certificate).PublicKey);
        Assert.AreEqual(StatusCode.Ok, SessionAuthentication.TryDecode(payload, out SessionAuthentication document));
        CollectionAssert.AreEqual(_transcriptDigest, document.TranscriptDigest);
        return new StatusReply(MessageType.AuthenticateReply, StatusCode.Ok).Encode();
    }

    private byte[] Enrol(byte[] request)
    {
        Assert.AreEqual(StatusCode.Ok, Protocol.Messages.Enrol.TryDecode(request, 0, request.Length, out Enrol ask));
        byte[] payload = Check(ask.Proof, EnrolmentProof.Label, ask.PublicKey);
        Assert.AreEqual(StatusCode.Ok, EnrolmentProof.TryDecode(payload, out EnrolmentProof proof));
        CollectionAssert.AreEqual(_transcriptDigest, proof.TranscriptDigest);
        CollectionAssert.AreEqual(ask.PublicKey, proof.PublicKey);
        if (ask.Code != ExpectedCode)
        {
            return new StatusReply(MessageType.EnrolReply, StatusCode.EnrolmentCodeWrong).Encode();
        }

        using ECDsa key = Import(ask.PublicKey);
        byte[] certificate = _authority.Issue(key, "bank-a", Role.Card, "Card 7");
        return new EnrolReply { Certificate = Enrolled(certificate) }.Encode();
    }

    private byte[] Check(byte[] sign1, string label, byte[] publicKey)
    {
        var document = new CoseSign1();
        Assert.AreEqual(StatusCode.Ok, CoseSign1.TryDecode(sign1, 0, sign1.Length, document));
        using ECDsa key = Import(publicKey);
        Assert.IsTrue(key.VerifyData(
            CoseSign1.ToBeSigned(label, document.Payload), document.Signature, HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        Signed.Add((SHA256.HashData(CoseSign1.ToBeSigned(label, document.Payload)), document.Signature));
        return document.Payload;
    }

    private static ECDsa Import(byte[] publicKey) => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = publicKey[..32], Y = publicKey[32..] },
    });

    // RFC 9052 section 5.3, put together by hand: ["Encrypt0", h'A101181E', "wallet/1/session-record" || session id].
    private byte[] Aad()
    {
        byte[] external = [.. Encoding.ASCII.GetBytes("wallet/1/session-record"), .. _sessionId];
        return
        [
            0x83, 0x68, .. Encoding.ASCII.GetBytes("Encrypt0"), 0x44, 0xA1, 0x01, 0x18, 0x1E,
            0x58, (byte)external.Length, .. external,
        ];
    }

    private static byte[] Nonce(byte[] iv, long number)
    {
        byte[] nonce = [.. iv];
        for (int i = 0; i < 8; i++) { nonce[12 - i] ^= (byte)(number >> (8 * i)); }
        return nonce;
    }

    private static byte[] Derive(byte[] prk, string label, int count) =>
        HKDF.Expand(HashAlgorithmName.SHA256, prk, count, Encoding.ASCII.GetBytes(label));
}
