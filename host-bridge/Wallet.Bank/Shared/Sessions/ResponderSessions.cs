using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Shared.Sessions;

/// <summary>
/// An institution's sessions as the one that is asked. In memory only: after a restart everybody says hello again.
/// </summary>
internal sealed class ResponderSessions : IDisposable
{
    private const int ProtocolVersion = 1;

    private readonly Office _office;
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    public ResponderSessions(Office office)
    {
        _office = office;
    }

    /// <summary>Answers a hello.</summary>
    /// <returns>Ok and the reply, or what is wrong with the hello: its encoding, VersionUnknown, KeyInvalid.</returns>
    public StatusCode Accept(byte[] hello, out byte[] reply)
    {
        reply = [];
        StatusCode status = SessionHello.TryDecode(hello, 0, hello.Length, out SessionHello message);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (message.Version != ProtocolVersion)
        {
            return StatusCode.VersionUnknown;
        }

        if (!P256.IsPoint(message.EphemeralKey))
        {
            return StatusCode.KeyInvalid;
        }

        using var ephemeral = new EphemeralKey(_office.Options.Random);
        var accept = new SessionAccept
        {
            SessionId = _office.Options.Random.Bytes(SessionAccept.SessionIdBytes),
            EphemeralKey = ephemeral.PublicKey,
            HelloDigest = SHA256.HashData(hello),
        };
        byte[] document = _office.Sign(SessionAccept.Label, accept.Encode());
        reply = new SessionHelloReply { Certificate = _office.Certificate.Encoded, Accept = document }.Encode();
        byte[] transcriptDigest = SHA256.HashData([.. hello, .. reply]);
        byte[] secret = ephemeral.SecretWith(message.EphemeralKey);
        SessionCipher cipher = SessionCipher.Derive(isInitiator: false, secret, transcriptDigest, accept.SessionId);
        CryptographicOperations.ZeroMemory(secret);
        long nowMs = _office.NowMs;
        Keep(new Session(accept.SessionId, transcriptDigest, cipher) { OpenedMs = nowMs, UsedMs = nowMs });
        return StatusCode.Ok;
    }

    /// <summary>Opens a record.</summary>
    /// <param name="outer">The SessionRecord.</param>
    /// <param name="session">The session it names, also when the record is refused; null when there is none.</param>
    /// <param name="message">What was sealed; empty unless Ok.</param>
    public StatusCode Open(byte[] outer, out Session? session, out byte[] message)
    {
        session = null;
        message = [];
        StatusCode status = SessionRecord.TryDecode(outer, 0, outer.Length, out SessionRecord record);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        string id = Convert.ToHexString(record.SessionId);
        if (!_sessions.TryGetValue(id, out session))
        {
            return StatusCode.SessionUnknown;
        }

        if (_office.NowMs - session.UsedMs > _office.Options.SessionIdle.TotalMilliseconds
            || session.IsOver(_office.NowMs, _office.Options))
        {
            Forget(session);
            session = null;
            return StatusCode.SessionUnknown;
        }

        status = session.Cipher.TryOpen(record.Sealed, out message);
        if (status == StatusCode.Ok)
        {
            session.UsedMs = _office.NowMs;
        }

        return status;
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

    private void Keep(Session session)
    {
        if (_sessions.Count >= InstitutionLimits.SessionsMax)
        {
            Forget(_sessions.Values.OrderBy(s => s.Peer is null ? 0 : 1).ThenBy(s => s.UsedMs).First());
        }

        _sessions[Convert.ToHexString(session.Id)] = session;
    }

    private void Forget(Session session)
    {
        _sessions.Remove(Convert.ToHexString(session.Id));
        session.Dispose();
    }
}
