using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Virtual.Scheduling;

namespace Wallet.Simulation.Tests.Worlds;

/// <summary>What is done to one message.</summary>
internal enum Trick
{
    FlipFirstByte,
    FlipEarly,
    FlipMiddle,
    FlipLate,
    FlipLastByte,
    Truncate,
    Lengthen,
    Empty,
    Drop,
    /// <summary>A request arrives twice and the second answer counts.</summary>
    DoubleLast,
    /// <summary>A request arrives twice and the first answer counts.</summary>
    DoubleFirst,
    /// <summary>It arrives after everybody has given it up.</summary>
    Delay,
    /// <summary>It is lost, and a request arrives once something else has been asked.</summary>
    Late,
    /// <summary>The one before it in the same direction arrives instead.</summary>
    ReplayPrevious,
    /// <summary>The very first one in that direction arrives instead.</summary>
    ReplayFirst,
    /// <summary>The one before it arrives as well, and first.</summary>
    InjectPrevious,
}

/// <summary>Carries requests and replies, and does one thing to one of them.</summary>
/// <param name="trick">What.</param>
/// <param name="index">To which exchange, from 0; -1 for none.</param>
/// <param name="isReply">Whether to its reply.</param>
/// <param name="scheduler">For delays; null where nobody can wait.</param>
internal sealed class Meddling(Trick trick, int index, bool isReply, Scheduler? scheduler)
{
    private const int DelayMs = 11_000;

    private readonly List<byte[]> _requests = [];
    private readonly List<byte[]> _replies = [];
    private Func<byte[]?>? _late;

    /// <summary>Exchanges so far.</summary>
    public int Count { get; private set; }

    /// <summary>False until the one thing was done.</summary>
    public bool Happened { get; private set; }

    /// <summary>Tricks that say something else than what was sent, so that somebody has to refuse it.</summary>
    public static bool IsForgery(Trick trick) => trick is <= Trick.Empty or Trick.ReplayPrevious or Trick.ReplayFirst;

    /// <summary>All tricks that make sense for the message.</summary>
    public static IEnumerable<Trick> For(int index, bool isReply) => Enum.GetValues<Trick>().Where(trick => trick switch
    {
        Trick.ReplayPrevious => index > 0,
        Trick.ReplayFirst => index > 1,
        Trick.InjectPrevious => index > 0 && !isReply,
        Trick.DoubleFirst or Trick.DoubleLast or Trick.Late => !isReply,
        _ => true,
    });

    public byte[]? Carry(byte[] request, Func<byte[], byte[]?> send)
    {
        int number = Count++;
        _requests.Add(request);
        bool isMine = number == index;
        Happened |= isMine;
        if (!isMine && _late is not null && number > index)
        {
            _late();
            _late = null;
        }

        byte[]? reply = isMine && !isReply ? CarryMeddled(request, send) : send(request);
        if (reply is not null)
        {
            _replies.Add(reply);
            reply = isMine && isReply ? Meddled(_replies, reply) : reply;
        }

        return reply;
    }

    private byte[]? CarryMeddled(byte[] request, Func<byte[], byte[]?> send)
    {
        switch (trick)
        {
            case Trick.DoubleLast:
                send(request);
                return send(request);
            case Trick.DoubleFirst:
                byte[]? first = send(request);
                send(request);
                return first;
            case Trick.InjectPrevious:
                send(_requests[^2]);
                return send(request);
            case Trick.Late:
                _late = () => send(request);
                return null;
            default:
                byte[]? meddled = Meddled(_requests, request);
                return meddled is null ? null : send(meddled);
        }
    }

    private byte[]? Meddled(List<byte[]> sameDirection, byte[] message)
    {
        switch (trick)
        {
            case Trick.Truncate:
                return message[..^1];
            case Trick.Lengthen:
                return [.. message, 0];
            case Trick.Empty:
                return [];
            case Trick.Drop:
                return null;
            case Trick.Delay:
                scheduler?.Sleep(DelayMs);
                return scheduler is null ? null : message;
            case Trick.ReplayPrevious:
                return sameDirection.Count > 1 ? sameDirection[^2] : null;
            case Trick.ReplayFirst:
                return sameDirection[0];
            default:
                return Flipped(message);
        }
    }

    private byte[] Flipped(byte[] message)
    {
        int at = trick switch
        {
            Trick.FlipFirstByte => 0,
            Trick.FlipEarly => Math.Min(9, message.Length - 1),
            Trick.FlipMiddle => message.Length / 2,
            Trick.FlipLate => Math.Max(0, message.Length - 20),
            _ => message.Length - 1,
        };
        byte[] flipped = [.. message];
        flipped[Math.Min(at, flipped.Length - 1)] ^= 0x01;
        return flipped;
    }
}
