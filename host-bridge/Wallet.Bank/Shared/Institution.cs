using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Bank.Shared.Crypto;
using Wallet.Bank.Shared.Sessions;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Shared;

/// <summary>The door every institution has: session, gate, request, answer.</summary>
internal abstract class Institution : IDisposable
{
    private readonly ResponderSessions _sessions;

    protected Institution(Office office)
    {
        Office = office;
        _sessions = new ResponderSessions(office);
    }

    /// <summary>Its belongings.</summary>
    public Office Office { get; }

    /// <summary>What does not add up here or does not go through, in plain words; empty when all is well.</summary>
    public IEnumerable<string> Problems => Office.Books.Check().Concat(Office.Outbox.Problems()).Concat(OwnProblems);

    /// <summary>What an institution has to add to <see cref="Problems"/>.</summary>
    protected virtual IReadOnlyList<string> OwnProblems => [];

    /// <summary>Answers one message from outside. Never throws; whatever it does not like gets a status.</summary>
    public byte[] Handle(byte[] outer)
    {
        int type = 0;
        try
        {
            StatusCode status = outer.Length > InstitutionLimits.MessageBytesMax
                ? StatusCode.MessageOversized
                : MessageNames.Check(outer);
            if (status != StatusCode.Ok)
            {
                return RefuseOuter((int)MessageType.SessionRecord, status);
            }

            type = MessageFields.PeekType(outer, 0, outer.Length);
            return type switch
            {
                (int)MessageType.SessionHello => Hello(outer),
                (int)MessageType.SessionRecord => Record(outer),
                _ => RefuseOuter(type, StatusCode.MessageUnknown),
            };
        }
        catch (Exception exception)
        {
            // The last line of defence: whatever went wrong, the transaction it happened in was not committed.
            Office.Fault(exception, MessageNames.Of(type));
            return StatusReply.To(type == 0 ? (int)MessageType.SessionRecord : type, StatusCode.InternalError).Encode();
        }
    }

    /// <summary>Finishes or repeats what was left open: at start-up and on every tick.</summary>
    public void Resume()
    {
        Office.Guarded(ResumeWork, nameof(Resume));
        SendNotes();
    }

    /// <summary>Sends what waits in the outbox.</summary>
    public void SendNotes()
    {
        Office.Guarded(
            () => Office.Outbox.Flush(Office.Links.Ask, exception => Office.Fault(exception, nameof(SendNotes))),
            nameof(SendNotes));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes sessions and belongings.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _sessions.Dispose();
            Office.Dispose();
        }
    }

    /// <summary>
    /// The gate, total over requests and roles: Ok, NotAuthenticated, CertificateWrongRole or MessageUnknown.
    /// </summary>
    /// <param name="type">What is asked.</param>
    /// <param name="role">Who asks; None before Authenticate.</param>
    protected abstract StatusCode Allows(MessageType type, Role role);

    /// <summary>May the holder of this good certificate have a session here?</summary>
    protected abstract StatusCode Admits(Certificate peer);

    /// <summary>
    /// The requests that are left to the holder of a revoked, otherwise good certificate; by default none, and then it
    /// has no session either.
    /// </summary>
    /// <param name="role">Who asks.</param>
    protected virtual MessageType[] LeftToRevoked(Role role)
    {
        return [];
    }

    /// <summary>Carries out a request that the gate let in.</summary>
    /// <returns>Ok and the encoded reply, or why not.</returns>
    protected abstract StatusCode Answer(Session session, MessageType type, byte[] message, out byte[] reply);

    /// <summary>What <see cref="Resume"/> does besides the outbox.</summary>
    protected virtual void ResumeWork()
    {
    }

    private byte[] Hello(byte[] outer)
    {
        StatusCode status = _sessions.Accept(outer, out byte[] reply);
        return status == StatusCode.Ok ? reply : RefuseOuter((int)MessageType.SessionHello, status);
    }

    private byte[] Record(byte[] outer)
    {
        StatusCode status = _sessions.Open(outer, out Session? session, out byte[] message);
        if (status != StatusCode.Ok)
        {
            Office.Refuse(nameof(SessionRecord), status, session?.PeerDescription ?? "unknown");
            return StatusReply.To((int)MessageType.SessionRecord, status).Encode();
        }

        int type = MessageFields.PeekType(message, 0, message.Length);
        byte[] reply = [];
        try
        {
            status = MessageNames.Check(message);
            if (status == StatusCode.Ok)
            {
                status = Dispatch(session!, (MessageType)type, message, out reply);
            }
        }
        catch (Exception exception)
        {
            Office.Fault(exception, MessageNames.Of(type));
            status = StatusCode.InternalError;
        }

        if (status != StatusCode.Ok)
        {
            Office.Refuse(MessageNames.Of(type), status, session!.PeerDescription);
            reply = StatusReply.To(type, status).Encode();
        }

        byte[] sealedReply = new SessionRecordReply { Sealed = session!.Cipher.Seal(reply) }.Encode();
        Office.Log(
            LoopEventKind.Exchanged,
            session.PeerDescription,
            MessageNames.Of(type) + " answered",
            status,
            null,
            outer.Length,
            sealedReply.Length);
        return sealedReply;
    }

    private StatusCode Dispatch(Session session, MessageType type, byte[] message, out byte[] reply)
    {
        reply = [];
        if (type == MessageType.Authenticate)
        {
            StatusCode status = Authenticate(session, message);
            reply = StatusReply.To((int)type, status).Encode();
            return status;
        }

        if (session.IsPeerRevoked && !LeftToRevoked(session.Peer!.Role).Contains(type))
        {
            return StatusCode.CertificateRevoked;
        }

        StatusCode allowed = Allows(type, session.Peer?.Role ?? Role.None);
        return allowed == StatusCode.Ok ? Answer(session, type, message, out reply) : allowed;
    }

    private StatusCode Authenticate(Session session, byte[] message)
    {
        StatusCode status = Protocol.Messages.Authenticate.TryDecode(
            message, 0, message.Length, out Authenticate request);
        SessionAuthentication proof = null!;
        Certificate peer = null!;
        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(request.Authentication, SessionAuthentication.TryDecode, out proof);
        }

        if (status == StatusCode.Ok)
        {
            status = Certificate.TryRead(request.Certificate, out peer);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (session.Peer is not null)
        {
            return StatusCode.WrongState;
        }

        if (!Sign1.Same(proof.TranscriptDigest, session.TranscriptDigest))
        {
            return StatusCode.TranscriptMismatch;
        }

        status = peer.Check(Office.Authority, Office.NowMs);
        if (status == StatusCode.Ok)
        {
            status = Office.AskStatus(peer);
        }

        bool isRevoked = status == StatusCode.CertificateRevoked;
        if (status != StatusCode.Ok && !(isRevoked && LeftToRevoked(peer.Role).Length > 0))
        {
            return status;
        }

        if (!Office.IsSignedBy(request.Authentication, SessionAuthentication.Label, peer))
        {
            return StatusCode.SignatureInvalid;
        }

        status = Admits(peer);
        if (status == StatusCode.Ok)
        {
            session.Peer = peer;
            session.IsPeerRevoked = isRevoked;
        }

        return status;
    }

    private byte[] RefuseOuter(int type, StatusCode status)
    {
        Office.Refuse(MessageNames.Of(type), status, "unknown");
        return StatusReply.To(type, status).Encode();
    }
}
