using Wallet.Core.Crypto;
using Wallet.Core.Documents;
using Wallet.Core.Link;
using Wallet.Core.Signing;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Session;

/// <summary>
/// A sealed session with the device's own bank, through the bridge or another carrier. The device is the initiator.
/// </summary>
/// <remarks>
/// See firmware/protocol/README.md, "Session". A session ends with its first failure: an answer that was lost or does
/// not open leaves nobody sure of the record numbers, so the next attempt is a new session, and each request that
/// changes something carries its own idempotency key. What stands outside the seal can be written by the bridge, so a
/// refusal there is never taken for the bank's word about money: see <see cref="Unsealed"/>.
/// </remarks>
public sealed class BankSession
{
    /// <summary>The longest request: what a sealed record has room for, less tag and heads.</summary>
    public const int RequestBytesMax = SessionRecord.SealedBytesMax - 40;

    private const int Version = 1;

    private readonly DeviceContext _device;
    private readonly ICarrier _carrier;
    private byte[] _sessionId;
    private SessionKeys _keys;

    /// <summary>A session through the device's own bridge, not open yet.</summary>
    public BankSession(DeviceContext device)
        : this(device, device.Host)
    {
    }

    /// <summary>A session that is not open yet.</summary>
    /// <param name="device">The device.</param>
    /// <param name="carrier">What brings its messages to the bank.</param>
    public BankSession(DeviceContext device, ICarrier carrier)
    {
        _device = device;
        _carrier = carrier;
    }

    /// <summary>SHA-256 of SessionHello || SessionHelloReply; null unless open.</summary>
    public byte[] TranscriptDigest { get; private set; }

    /// <summary>The bank's certificate, checked; null unless open.</summary>
    public DeviceCertificate Bank { get; private set; }

    /// <summary>Opens a new session with the device's own bank.</summary>
    /// <param name="authenticate">True for everything but enrolling: the device says who it is.</param>
    /// <returns>
    /// Ok; what the link or the bridge say (LinkTimeout, NetworkDown, BankUnavailable ...); for the bank's certificate
    /// what <see cref="CertificateCheck"/> says, or WrongBank; SignatureInvalid; TranscriptMismatch; KeyInvalid; or the
    /// bank's refusal of the device, such as CertificateUnknown. A device whose certificate is revoked gets a session
    /// in which its bank refuses all but reports with CertificateRevoked.
    /// </returns>
    public StatusCode Open(bool authenticate)
    {
        Close();
        byte[] privateKey = new byte[Ecdsa.PrivateKeyBytes];
        byte[] publicKey = new byte[Ecdsa.PublicKeyBytes];
        Ecdsa.GeneratePrivateKey(_device.Random, privateKey);
        _device.Signer.PublicKeyOf(privateKey, publicKey);
        byte[] hello = new SessionHello { Version = Version, EphemeralKey = publicKey }.Encode();
        StatusCode status = Carry(hello, out byte[] helloReply);
        if (status == StatusCode.Ok)
        {
            status = TakeHelloReply(hello, helloReply, privateKey);
            _device.Refusals.Note((int)MessageType.SessionHelloReply, status);
        }

        Bytes.Clear(privateKey, 0, privateKey.Length);
        if (status == StatusCode.Ok && authenticate)
        {
            status = Authenticate();
        }

        if (status != StatusCode.Ok)
        {
            Close();
        }

        return status;
    }

    /// <summary>Sends a request inside the session and waits for its answer.</summary>
    /// <param name="request">A message of up to <see cref="RequestBytesMax"/> bytes.</param>
    /// <param name="reply">The bank's answer, undecoded; null unless Ok.</param>
    /// <returns>
    /// Ok; MessageOversized, nothing sent, the session goes on. Anything else ends the session, and then nobody knows
    /// whether the bank has carried the request out: SessionUnknown, what the link or the bridge say, RecordTampered,
    /// RecordReplayed, RecordOutOfOrder.
    /// </returns>
    public StatusCode Exchange(byte[] request, out byte[] reply)
    {
        reply = null;
        if (_keys == null)
        {
            return StatusCode.SessionUnknown;
        }

        if (request.Length > RequestBytesMax)
        {
            return StatusCode.MessageOversized;
        }

        var sealedRecord = new SessionRecord { SessionId = _sessionId, Sealed = _keys.Seal(request) };
        StatusCode status = Carry(sealedRecord.Encode(), out byte[] carried);
        if (status == StatusCode.Ok)
        {
            status = TakeRecord(carried, out reply);

            // Named by the answer that was expected inside: the outer message says nothing to whoever reads the log.
            _device.Refusals.Note(MessageFields.PeekType(request, 0, request.Length) + 1, status);
        }

        if (status != StatusCode.Ok)
        {
            Close();
        }

        return status;
    }

    /// <summary>Forgets the keys. The bank forgets its own by itself.</summary>
    public void Close()
    {
        if (_keys != null)
        {
            _keys.Wipe();
        }

        _keys = null;
        _sessionId = null;
        TranscriptDigest = null;
        Bank = null;
    }

    /// <summary>
    /// What may be believed of a status that was not sealed: that this attempt failed and may be repeated. Anything a
    /// bank decides about certificates, accounts or vouchers becomes BankUnavailable.
    /// </summary>
    internal static StatusCode Unsealed(StatusCode status)
    {
        switch (status)
        {
            case StatusCode.Ok:
            case StatusCode.LinkTimeout:
            case StatusCode.MessageTruncated:
            case StatusCode.MessageMalformed:
            case StatusCode.MessageTrailing:
            case StatusCode.MessageOversized:
            case StatusCode.MessageUnknown:
            case StatusCode.Busy:
            case StatusCode.SessionUnknown:
            case StatusCode.RecordTampered:
            case StatusCode.RecordReplayed:
            case StatusCode.RecordOutOfOrder:
            case StatusCode.NetworkDown:
            case StatusCode.BankUnavailable:
            case StatusCode.VersionUnknown:
            case StatusCode.KeyInvalid:
            case StatusCode.InternalError:
                return status;
            default:
                return StatusCode.BankUnavailable;
        }
    }

    private StatusCode Carry(byte[] message, out byte[] reply)
    {
        string institution = _device.Identity.Institution;
        StatusCode status = _carrier.Exchange(institution, message, HostLink.BankTimeoutMs, out reply);

        // The bridge has said how the way is, though the device may have been too busy to be told.
        bool isBridge = _carrier == _device.Host;
        if (isBridge && (status == StatusCode.Ok || status == StatusCode.NetworkDown))
        {
            _device.Online = status == StatusCode.Ok;
        }

        // What ended at the device itself nobody else has said.
        bool isOwnEnd = !isBridge && (status == StatusCode.HolderDeclined || status == StatusCode.CarrierGone);
        return isOwnEnd ? status : Unsealed(status);
    }

    private StatusCode TakeHelloReply(byte[] hello, byte[] helloReply, byte[] privateKey)
    {
        StatusCode status = SessionHelloReply.TryDecode(helloReply, 0, helloReply.Length, out SessionHelloReply reply);
        if (status != StatusCode.Ok)
        {
            return Unsealed(status);
        }

        DeviceIdentity identity = _device.Identity;
        status = CertificateCheck.Verify(
            _device, reply.Certificate, identity.Authority, Role.Bank, _device.Clock.NowMsOr0(),
            out DeviceCertificate bank);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (bank.Organization != identity.Institution)
        {
            return StatusCode.WrongBank;
        }

        status = SignedDocument.Verify(_device, reply.Accept, SessionAccept.Label, bank, out byte[] payload);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = SessionAccept.TryDecode(payload, out SessionAccept accept);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (!SignedDocument.HasDigest(hello, accept.HelloDigest))
        {
            return StatusCode.TranscriptMismatch;
        }

        return DeriveKeys(hello, helloReply, privateKey, accept, bank);
    }

    private StatusCode DeriveKeys(
        byte[] hello, byte[] helloReply, byte[] privateKey, SessionAccept accept, DeviceCertificate bank)
    {
        byte[] secret = new byte[Ecdh.SecretBytes];
        StatusCode status = Ecdh.DeriveSecret(privateKey, accept.EphemeralKey, secret);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        var sha256 = new Sha256();
        sha256.Update(hello, 0, hello.Length);
        sha256.Update(helloReply, 0, helloReply.Length);
        TranscriptDigest = new byte[Sha256.DigestBytes];
        sha256.Finish(TranscriptDigest, 0);
        _sessionId = accept.SessionId;
        _keys = new SessionKeys(_device.Ports, secret, TranscriptDigest, accept.SessionId);
        Bank = bank;
        Bytes.Clear(secret, 0, secret.Length);
        return StatusCode.Ok;
    }

    private StatusCode Authenticate()
    {
        DeviceIdentity identity = _device.Identity;
        Safety.Guard.That(identity.IsEnrolled, 303);
        byte[] payload = new SessionAuthentication { TranscriptDigest = TranscriptDigest }.Encode();
        StatusCode status = SigningGate.Sign(_device, SessionAuthentication.Label, payload, out byte[] signed);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        var request = new Authenticate
        {
            Certificate = identity.Certificate.Encoded,
            Authentication = signed,
        };
        status = Exchange(request.Encode(), out byte[] reply);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = StatusReply.Decode(MessageType.AuthenticateReply, reply, 0, reply.Length);
        _device.Refusals.Note((int)MessageType.AuthenticateReply, status);
        return status;
    }

    private StatusCode TakeRecord(byte[] carried, out byte[] reply)
    {
        reply = null;
        StatusCode status = SessionRecordReply.TryDecode(carried, 0, carried.Length, out SessionRecordReply read);
        return status == StatusCode.Ok ? _keys.TryOpen(read.Sealed, out reply) : Unsealed(status);
    }
}
