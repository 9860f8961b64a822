using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Shared.Sessions;

/// <summary>An institution's sessions with the others, as the one that asks. One a peer, opened when needed.</summary>
internal sealed class Links : IDisposable
{
    private const int ProtocolVersion = 1;

    private readonly Office _office;
    private readonly Func<IInstitutionWire> _wire;
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    public Links(Office office, Func<IInstitutionWire> wire)
    {
        _office = office;
        _wire = wire;
    }

    /// <summary>Asks another institution.</summary>
    /// <returns>
    /// Its sealed answer, refusals included: that is what it decided. Null when there is none, or none that can be
    /// trusted: whether the request was carried out is unknown, and it must be asked again.
    /// </returns>
    public byte[]? Ask(string to, byte[] request)
    {
        string name = MessageNames.Of(request);
        for (int attempt = 0; attempt < 2; attempt++)
        {
            StatusCode status = Connect(to, out Session? session);
            byte[] reply = [];
            if (session is not null)
            {
                status = Exchange(session, to, request, name, out reply);
            }

            if (status == StatusCode.Ok)
            {
                return reply;
            }

            Forget(to);
            _office.Refuse(name + "Reply", status, to);
            if (status != StatusCode.SessionUnknown)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>
    /// Another institution's certificate: checked, and asked about at the authority. Null when it cannot be had.
    /// </summary>
    public Certificate? CertificateOf(string institution)
    {
        return Connect(institution, out Session? session) == StatusCode.Ok ? session!.Peer : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Session session in _sessions.Values)
        {
            session.Dispose();
        }

        _sessions.Clear();
    }

    private void Forget(string to)
    {
        if (_sessions.Remove(to, out Session? session))
        {
            session.Dispose();
        }
    }

    private StatusCode Exchange(Session session, string to, byte[] request, string name, out byte[] reply)
    {
        reply = [];
        byte[] sent = new SessionRecord { SessionId = session.Id, Sealed = session.Cipher.Seal(request) }.Encode();
        byte[]? received = _wire().Send(_office.Id, to, sent);
        if (received is null)
        {
            return StatusCode.BankUnavailable;
        }

        StatusCode status = SessionRecordReply.TryDecode(received, 0, received.Length, out SessionRecordReply record);
        if (status == StatusCode.Ok)
        {
            status = session.Cipher.TryOpen(record.Sealed, out reply);
        }

        if (status == StatusCode.Ok)
        {
            StatusCode answered = MessageNames.StatusOf(reply);
            _office.Log(LoopEventKind.Exchanged, to, name, answered, null, sent.Length, received.Length);
        }

        return status;
    }

    private StatusCode Connect(string to, out Session? session)
    {
        if (_sessions.TryGetValue(to, out session))
        {
            if (!session.IsOver(_office.NowMs, _office.Options))
            {
                return StatusCode.Ok;
            }

            Forget(to);
        }

        StatusCode status = Handshake(to, out session);
        if (status != StatusCode.Ok)
        {
            session?.Dispose();
            session = null;
            return status;
        }

        // Only a session that both ends trust is kept: the peer by the checks of the handshake, this end by
        // Authenticate.
        status = Authenticate(session!, to);
        if (status != StatusCode.Ok)
        {
            session!.Dispose();
            session = null;
            return status;
        }

        _sessions[to] = session!;
        return StatusCode.Ok;
    }

    private StatusCode Handshake(string to, out Session? session)
    {
        session = null;
        using var ephemeral = new EphemeralKey(_office.Options.Random);
        byte[] hello = new SessionHello { Version = ProtocolVersion, EphemeralKey = ephemeral.PublicKey }.Encode();
        byte[]? reply = _wire().Send(_office.Id, to, hello);
        if (reply is null)
        {
            return StatusCode.BankUnavailable;
        }

        StatusCode status = SessionHelloReply.TryDecode(reply, 0, reply.Length, out SessionHelloReply message);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        _office.Log(LoopEventKind.Exchanged, to, nameof(SessionHello), StatusCode.Ok, null, hello.Length, reply.Length);
        status = CheckAccept(message, to, hello, out SessionAccept accept, out Certificate peer);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        byte[] transcriptDigest = SHA256.HashData([.. hello, .. reply]);
        byte[] secret = ephemeral.SecretWith(accept.EphemeralKey);
        SessionCipher cipher = SessionCipher.Derive(isInitiator: true, secret, transcriptDigest, accept.SessionId);
        CryptographicOperations.ZeroMemory(secret);
        session = new Session(accept.SessionId, transcriptDigest, cipher) { OpenedMs = _office.NowMs, Peer = peer };
        return StatusCode.Ok;
    }

    private StatusCode CheckAccept(
        SessionHelloReply message, string to, byte[] hello, out SessionAccept accept, out Certificate peer)
    {
        peer = null!;
        StatusCode status = Sign1.TryRead(message.Accept, SessionAccept.TryDecode, out accept);
        if (status == StatusCode.Ok)
        {
            status = Certificate.TryRead(message.Certificate, out peer);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (!Sign1.Same(accept.HelloDigest, SHA256.HashData(hello)))
        {
            return StatusCode.TranscriptMismatch;
        }

        status = CheckPeer(to, peer);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (!_office.IsSignedBy(message.Accept, SessionAccept.Label, peer))
        {
            return StatusCode.SignatureInvalid;
        }

        return P256.IsPoint(accept.EphemeralKey) ? StatusCode.Ok : StatusCode.KeyInvalid;
    }

    private StatusCode CheckPeer(string to, Certificate peer)
    {
        StatusCode status = peer.Check(_office.Authority, _office.NowMs);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        // The authority vouches for the others; asking it about itself would prove nothing.
        if (to != Institutions.Authority)
        {
            status = _office.AskStatus(peer);
            if (status != StatusCode.Ok)
            {
                return status;
            }
        }

        return peer.Role == Institutions.RoleOf(to) && peer.Institution == to
            ? StatusCode.Ok
            : StatusCode.CertificateWrongRole;
    }

    private StatusCode Authenticate(Session session, string to)
    {
        byte[] proof = _office.Sign(
            SessionAuthentication.Label,
            new SessionAuthentication { TranscriptDigest = session.TranscriptDigest }.Encode());
        byte[] own = _office.Certificate.Encoded;
        byte[] request = new Authenticate { Certificate = own, Authentication = proof }.Encode();
        StatusCode status = Exchange(session, to, request, nameof(Protocol.Messages.Authenticate), out byte[] reply);
        return status == StatusCode.Ok
            ? StatusReply.Decode(MessageType.AuthenticateReply, reply, 0, reply.Length)
            : status;
    }
}
