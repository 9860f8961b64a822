using System;
using System.Security.Cryptography;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Tests.Forging;

/// <summary>The TryDecode of a message class.</summary>
internal delegate StatusCode MessageDecoder<T>(byte[] buffer, int offset, int count, out T message);

/// <summary>
/// Somebody on a line who holds the keys of both ends: takes part in two sessions, one with each of them, and can
/// change any message between them with the seal intact. Nothing but the documents' own signatures stands in the way.
/// </summary>
/// <param name="signAsAsker">Signs a payload as a kind of document with the key of the end that asks.</param>
/// <param name="askedKey">The key of the end that is asked.</param>
internal sealed class OpenedLink(Func<string, byte[], byte[]> signAsAsker, ECDsa askedKey) : IDisposable
{
    private SessionSeal? _toAsker;
    private SessionSeal? _toAsked;
    private Func<MessageType, byte[], byte[]> _onRequest = (_, request) => request;
    private Func<MessageType, byte[], byte[]> _onReply = (_, reply) => reply;

    /// <summary>Changes every request of one type.</summary>
    public void Rewrite<T>(MessageType type, MessageDecoder<T> decode, Func<T, byte[]> encode, Action<T> change) =>
        _onRequest = (asked, request) => asked == type ? Changed(request, decode, encode, change) : request;

    /// <summary>Changes every answer to a request of one type that is no refusal.</summary>
    public void RewriteReplyTo<T>(
        MessageType type, MessageDecoder<T> decode, Func<T, byte[]> encode, Action<T> change) =>
        _onReply = (asked, reply) => asked == type ? Changed(reply, decode, encode, change) : reply;

    /// <summary>Carries everything as it is from now on.</summary>
    public void HandsOff()
    {
        _onRequest = (_, request) => request;
        _onReply = (_, reply) => reply;
    }

    /// <summary>Carries one outer message and its answer.</summary>
    public byte[]? Carry(byte[] message, Func<byte[], byte[]?> send) =>
        TypeOf(message) == MessageType.SessionHello ? Hello(message, send) : Record(message, send);

    public void Dispose()
    {
        _toAsker?.Dispose();
        _toAsked?.Dispose();
    }

    private static byte[] Changed<T>(byte[] bytes, MessageDecoder<T> decode, Func<T, byte[]> encode, Action<T> change)
    {
        if (decode(bytes, 0, bytes.Length, out T message) != StatusCode.Ok)
        {
            return bytes;
        }

        change(message);
        return encode(message);
    }

    private static MessageType TypeOf(byte[] message) =>
        (MessageType)MessageFields.PeekType(message, 0, message.Length);

    private byte[]? Hello(byte[] theirs, Func<byte[], byte[]?> send)
    {
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        byte[] publicKey = SessionSeal.PublicKeyOf(own);
        byte[] hello = new SessionHello { Version = 1, EphemeralKey = publicKey }.Encode();
        byte[]? reply = send(hello);
        if (reply is null
            || SessionHelloReply.TryDecode(reply, 0, reply.Length, out SessionHelloReply message) != StatusCode.Ok)
        {
            return reply;
        }

        Assert.AreEqual(
            StatusCode.Ok, SessionAccept.TryDecode(Forgery.PayloadOf(message.Accept), out SessionAccept accept));
        byte[] transcript = SHA256.HashData([.. hello, .. reply]);
        _toAsked?.Dispose();
        _toAsked = SessionSeal.Initiator(own, accept.EphemeralKey, transcript, accept.SessionId);

        Assert.AreEqual(StatusCode.Ok, SessionHello.TryDecode(theirs, 0, theirs.Length, out SessionHello asker));
        accept.EphemeralKey = publicKey;
        accept.HelloDigest = SHA256.HashData(theirs);
        message.Accept = Forgery.Sign(askedKey, SessionAccept.Label, accept.Encode());
        byte[] answer = message.Encode();
        _toAsker?.Dispose();
        _toAsker = SessionSeal.Responder(
            own, asker.EphemeralKey, SHA256.HashData([.. theirs, .. answer]), accept.SessionId);
        return answer;
    }

    private byte[]? Record(byte[] message, Func<byte[], byte[]?> send)
    {
        Assert.AreEqual(StatusCode.Ok, SessionRecord.TryDecode(message, 0, message.Length, out SessionRecord record));
        if (_toAsker is null || !record.SessionId.AsSpan().SequenceEqual(_toAsker.SessionId))
        {
            // A session from before somebody sat down on the line.
            return new SessionRecordReply { Status = StatusCode.SessionUnknown }.Encode();
        }

        byte[] request = _toAsker.Open(record.Sealed);
        MessageType type = TypeOf(request);
        request = type == MessageType.Authenticate ? AsAsker(request) : _onRequest(type, request);
        byte[]? received = send(
            new SessionRecord { SessionId = _toAsked!.SessionId, Sealed = _toAsked.Seal(request) }.Encode());
        SessionRecordReply? reply = null;
        if (received is not null)
        {
            SessionRecordReply.TryDecode(received, 0, received.Length, out reply);
        }

        return reply is null
            ? received
            : new SessionRecordReply { Sealed = _toAsker.Seal(_onReply(type, _toAsked.Open(reply.Sealed))) }.Encode();
    }

    private byte[] AsAsker(byte[] request)
    {
        Assert.AreEqual(
            StatusCode.Ok, Authenticate.TryDecode(request, 0, request.Length, out Authenticate authenticate));
        byte[] transcript = new SessionAuthentication { TranscriptDigest = _toAsked!.TranscriptDigest }.Encode();
        authenticate.Authentication = signAsAsker(SessionAuthentication.Label, transcript);
        return authenticate.Encode();
    }
}
