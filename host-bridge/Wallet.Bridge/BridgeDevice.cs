using System;
using System.Collections.Generic;
using Wallet.Bridge.Institutions;
using Wallet.Protocol;
using Wallet.Protocol.Frames;
using Wallet.Protocol.Messages;

namespace Wallet.Bridge;

/// <summary>
/// One device on the bridge: carries its exchanges to the institutions while the network is on, and hands it the
/// bridge's own requests. It has no clock, thread or stream of its own, so that the same code runs over a real line and
/// under the virtual scheduler.
/// </summary>
/// <remarks>
/// Not trusted by anyone: everything of value inside an exchange is sealed between the device and its bank. What is
/// lost here is a delay; the device asks again.
/// </remarks>
public sealed class BridgeDevice
{
    private readonly LinkEndpoint _link;
    private readonly Queue<byte[]> _replies = new();
    private readonly Queue<byte[]> _toCarry = new();
    private readonly StandingRequests _standing = new();
    private readonly AskedRequest _asked = new();
    private readonly IInstitutionChannel _institutions;
    private readonly IBridgeLog _log;
    private byte[]? _inFlight;
    private int _startsSeen;
    private int _refusedFrames;
    private volatile bool _online = true;
    private volatile bool _mustAnnounce = true;
    private volatile GetDeviceInfoReply? _info;

    /// <summary>Makes the bridge's end of one device's line.</summary>
    /// <param name="name">Name of the link, for people.</param>
    /// <param name="start">Another number at each start, so that the device notices that this end is new.</param>
    /// <param name="institutions">The way to the banks.</param>
    /// <param name="log">Is told what happens.</param>
    public BridgeDevice(string name, uint start, IInstitutionChannel institutions, IBridgeLog log)
    {
        Name = name;
        _link = new LinkEndpoint(start);
        _institutions = institutions;
        _log = log;
    }

    /// <summary>Name of the link, for people.</summary>
    public string Name { get; }

    /// <summary>Whether exchanges are carried.</summary>
    public bool Online => _online;

    /// <summary>What the device last said of itself; null before it has.</summary>
    public GetDeviceInfoReply? Info => _info;

    /// <summary>
    /// How the challenge ended that was asked last: Ok where its password stands on the card's display; null while the
    /// holder has not answered. The password itself never comes here.
    /// </summary>
    public StatusCode? ChallengeAnswer => _asked.Answer;

    /// <summary>Has the card show its holder a transaction and answer its challenge. From any thread.</summary>
    /// <param name="transaction">Encoded TransactionInfo.</param>
    /// <param name="challenge">Its digest, 32 bytes.</param>
    public void AskChallenge(byte[] transaction, byte[] challenge) =>
        _asked.Put(new AnswerChallenge { Transaction = transaction, Challenge = challenge }.Encode());

    /// <summary>
    /// Opens or closes the way to the institutions and tells the device, which
    /// synchronises when it opens. From any thread.
    /// </summary>
    public void SetOnline(bool online)
    {
        if (_online != online)
        {
            _online = online;
            _mustAnnounce = true;
        }
    }

    /// <summary>Takes bytes that came over the line.</summary>
    public void Receive(byte[] buffer, int offset, int count, long nowMs) =>
        _link.Receive(buffer, offset, count, nowMs);

    /// <summary>Fills the buffer with bytes that want to go over the line; returns how many.</summary>
    public int TakeOutput(byte[] buffer, int offset, int count) => _link.TakeOutput(buffer, offset, count);

    /// <summary>Milliseconds until <see cref="Step"/> has something to do without new bytes.</summary>
    public int WaitMs(long nowMs) =>
        _mustAnnounce || _toCarry.Count > 0
            ? 0
            : Math.Min(_link.WaitMs(nowMs), _inFlight is null ? RequestMs(nowMs) : int.MaxValue);

    /// <summary>Does what is due: answers exchanges, repeats what was not acknowledged, sends what waits.</summary>
    /// <remarks>
    /// An exchange is carried one step after it has come, so that its acknowledgement is on the line by then: a bank
    /// may take longer than the device waits for that.
    /// </remarks>
    public void Step(long nowMs)
    {
        _link.Poll(nowMs);
        NoteRefusedFrames();
        if (_toCarry.TryDequeue(out byte[]? exchange))
        {
            Carry(exchange);
        }

        while (_link.TryTake(out byte[] message))
        {
            Handle(message, nowMs);
        }

        if (_mustAnnounce || _link.PeerStarts != _startsSeen)
        {
            if (_link.PeerStarts != _startsSeen)
            {
                _asked.Lose();
            }

            _mustAnnounce = false;
            _startsSeen = _link.PeerStarts;
            _standing.Announce(_online, nowMs);
        }

        SendNext(nowMs);
    }

    private int RequestMs(long nowMs) => Math.Min(_standing.WaitMs(nowMs), _asked.WaitMs(nowMs));

    private void NoteRefusedFrames()
    {
        if (_link.RefusedCount != _refusedFrames)
        {
            _refusedFrames = _link.RefusedCount;
            Note("device to bridge", [], _link.LastRefusal);
        }
    }

    private void SendNext(long nowMs)
    {
        if (_inFlight is not null && _link.SendStatus != StatusCode.Busy)
        {
            if (_link.SendStatus != StatusCode.Ok)
            {
                Note("bridge to device", _inFlight, _link.SendStatus);
            }

            _inFlight = null;
        }

        if (_inFlight is not null)
        {
            return;
        }

        bool isOwed = _replies.TryDequeue(out byte[]? next) || _standing.TryTake(nowMs, out next);
        next = isOwed ? next : _asked.Take(nowMs);
        if (next is not null && _link.TrySend(next, 0, next.Length, nowMs))
        {
            _inFlight = next;
            Note("bridge to device", next, StatusCode.Ok);
        }
    }

    private void Handle(byte[] message, long nowMs)
    {
        Note("device to bridge", message, StatusCode.Ok);
        switch ((MessageType)MessageFields.PeekType(message, 0, message.Length))
        {
            case MessageType.BankExchange:
                _toCarry.Enqueue(message);
                break;
            case MessageType.GetDeviceInfoReply:
                StatusCode status = GetDeviceInfoReply.TryDecode(
                    message, 0, message.Length, out GetDeviceInfoReply info);
                _info = info ?? _info;
                _standing.Answered(MessageType.GetDeviceInfo, status, nowMs);
                break;
            case MessageType.NetworkChangedReply:
                status = StatusReply.Decode(MessageType.NetworkChangedReply, message, 0, message.Length);
                _standing.Answered(MessageType.NetworkChanged, status, nowMs);
                break;
            case MessageType.SynchroniseReply:
                status = StatusReply.Decode(MessageType.SynchroniseReply, message, 0, message.Length);
                _standing.Answered(MessageType.Synchronise, status, nowMs);
                break;
            case MessageType.AnswerChallengeReply:
                status = StatusReply.Decode(MessageType.AnswerChallengeReply, message, 0, message.Length);
                _asked.Answered(status, nowMs);
                break;
            default:
                Note("device to bridge", message, StatusCode.MessageUnknown);
                break;
        }
    }

    private void Carry(byte[] message)
    {
        StatusCode status = BankExchange.TryDecode(message, 0, message.Length, out BankExchange exchange);
        if (status != StatusCode.Ok)
        {
            Note("device to bridge", message, status);
            _replies.Enqueue(new BankExchangeReply { Status = status }.Encode());
            return;
        }

        byte[]? answer = null;
        if (_online)
        {
            Note($"bridge to {exchange.Institution}", exchange.Body, StatusCode.Ok);
            answer = _institutions.Exchange(exchange.Institution, exchange.Body);
        }

        bool fits = answer is not null && answer.Length <= BankExchangeReply.BodyBytesMax;
        status = fits ? StatusCode.Ok : _online ? StatusCode.BankUnavailable : StatusCode.NetworkDown;
        Note($"{exchange.Institution} to bridge", answer ?? [], status);
        _replies.Enqueue(new BankExchangeReply
        {
            Status = status,
            ExchangeId = exchange.ExchangeId,
            Body = fits ? answer : [],
        }.Encode());
    }

    private void Note(string direction, byte[] message, StatusCode status) => _log.Note(new BridgeEvent(
        Name, direction, (MessageType)MessageFields.PeekType(message, 0, message.Length), message.Length, status));
}
