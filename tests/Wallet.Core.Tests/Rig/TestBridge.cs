using System;
using System.Collections.Generic;
using Wallet.Protocol;
using Wallet.Protocol.Frames;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Tests.Rig;

/// <summary>The other end of the line: carries exchanges to one function and collects answers.</summary>
internal sealed class TestBridge(TestBoard board)
{
    private readonly byte[] _chunk = new byte[512];
    private readonly Queue<byte[]> _outgoing = new();
    private LinkEndpoint _link = new(77);

    /// <summary>Body to reply body; null for no answer at all.</summary>
    public Func<byte[], byte[]?> Institution { get; set; } = _ => null;

    /// <summary>Ok: carry; anything else is what the bridge answers itself.</summary>
    public StatusCode Network { get; set; } = StatusCode.Ok;

    /// <summary>Nobody listens.</summary>
    public bool Unplugged { get; set; }

    /// <summary>Replies carry the id of the exchange before.</summary>
    public bool AnswersLate { get; set; }

    /// <summary>What goes over the line for an answer; null for none.</summary>
    public Func<BankExchangeReply, byte[]?> Envelope { get; set; } = reply => reply.Encode();

    public List<byte[]> Answers { get; } = [];

    public void Restart(uint start) => _link = new LinkEndpoint(start);

    public void Send(byte[] message) => _outgoing.Enqueue(message);

    public void Take(byte[] bytes)
    {
        if (!Unplugged) { _link.Receive(bytes, 0, bytes.Length, board.TimeMs); }
    }

    public bool Step()
    {
        if (Unplugged) { return false; }

        bool worked = false;
        while (_link.TryTake(out byte[] message))
        {
            worked = true;
            Handle(message);
        }

        if (_outgoing.TryPeek(out byte[]? next) && _link.TrySend(next, 0, next.Length, board.TimeMs))
        {
            _outgoing.Dequeue();
        }

        _link.Poll(board.TimeMs);
        int count = _link.TakeOutput(_chunk, 0, _chunk.Length);
        while (count > 0)
        {
            worked = true;
            board.Deliver(_chunk, count);
            count = _link.TakeOutput(_chunk, 0, _chunk.Length);
        }

        return worked;
    }

    private void Handle(byte[] message)
    {
        if (MessageFields.PeekType(message, 0, message.Length) != (int)MessageType.BankExchange)
        {
            Answers.Add(message);
            return;
        }

        Assert.AreEqual(
            StatusCode.Ok, BankExchange.TryDecode(message, 0, message.Length, out BankExchange exchange));
        byte[]? body = Network == StatusCode.Ok ? Institution(exchange.Body) : [];
        if (body == null) { return; }

        byte[]? envelope = Envelope(new BankExchangeReply
        {
            Status = Network,
            ExchangeId = exchange.ExchangeId - (AnswersLate ? 1 : 0),
            Body = body,
        });
        if (envelope != null) { Send(envelope); }
    }
}
