using System;
using System.Collections.Generic;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Scheduling;

namespace Wallet.Virtual.Touch;

/// <summary>
/// What a hand in the middle of a touch does to a message: none drops it, several come one after the other.
/// </summary>
/// <param name="message">What was sent; not to be changed in place.</param>
public delegate byte[][] TouchMeddle(byte[] message);

/// <summary>
/// The few centimetres in front of a payee, terminal or card: one card at a time, brought and taken away.
/// </summary>
/// <remarks>
/// Air time is 0.16 ms a byte in either direction (106 kbit/s with framing), carried by whoever sends. Nothing else of
/// ISO/IEC 14443 is modelled: no activation time, no frame size, no waiting time extension.
/// </remarks>
public sealed class TouchField
{
    /// <summary>Air time of one byte, in microseconds.</summary>
    public const int ByteMicroseconds = 160;

    private readonly Scheduler _scheduler;
    private readonly List<TouchRecord> _touches = [];
    private long _bytesLeft = long.MaxValue;
    private int _repliesToLose;
    private int _airMicroseconds;

    /// <summary>An empty field.</summary>
    public TouchField(Scheduler scheduler)
    {
        _scheduler = scheduler;
    }

    /// <summary>All touches so far, the one under way included.</summary>
    public IReadOnlyList<TouchRecord> Touches => _touches;

    /// <summary>The touch under way; null while nothing is in the field.</summary>
    public TouchRecord? Current { get; private set; }

    /// <summary>
    /// A hand in the middle of what the reader sends. Of several commands the card answers each, and the last answer
    /// is the reader's.
    /// </summary>
    public TouchMeddle? OnCommand { get; set; }

    /// <summary>A hand in the middle of what the card sends. Of several answers the reader takes the first.</summary>
    public TouchMeddle? OnAnswer { get; set; }

    internal VirtualTouchTarget? Target { get; private set; }

    internal VirtualTouchReader? Reader { get; private set; }

    /// <summary>Holds the card to the payee, terminal or another card. A touch under way ends first.</summary>
    /// <exception cref="ArgumentException">The first board is not a card, or is the second one.</exception>
    public void Bring(VirtualBoard card, VirtualBoard terminal)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(terminal);
        VirtualTouchTarget target = card.TouchTarget ?? throw new ArgumentException("Not a card.", nameof(card));
        VirtualTouchReader reader =
            terminal != card ? terminal.TouchReader : throw new ArgumentException("The same.", nameof(terminal));
        Part();
        target.Leave();
        reader.Leave();

        Target = target;
        Reader = reader;
        Current = new TouchRecord(card.Name, terminal.Name, _scheduler.NowMs);
        _touches.Add(Current);
        _airMicroseconds = 0;
        target.Enter(this);
        reader.Enter(this);
    }

    /// <summary>
    /// Takes the card away; nothing happens where there is none. Also disarms a tear that has not happened.
    /// </summary>
    public void Part()
    {
        if (Current == null) { return; }

        Current.EndMs = _scheduler.NowMs;
        VirtualTouchTarget target = Target!;
        VirtualTouchReader reader = Reader!;
        Current = null;
        Target = null;
        Reader = null;
        _bytesLeft = long.MaxValue;
        target.Exit();
        reader.Exit();
    }

    /// <summary>
    /// Tears the card away once <paramref name="count"/> more bytes have gone through the air, both ways together,
    /// namely in front of the next byte: a message that fits within the count still arrives.
    /// </summary>
    public void TearAfterBytes(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _bytesLeft = count;
    }

    /// <summary>The next answers of the card do not reach the reader, though the card believes they do.</summary>
    public void LoseReplies(int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _repliesToLose = count;
    }

    internal bool TakeLostReply()
    {
        if (_repliesToLose == 0) { return false; }
        _repliesToLose--;
        return true;
    }

    /// <summary>
    /// Takes the air time of a message of the touch; false where the touch ended before its last byte.
    /// </summary>
    internal bool Send(TouchRecord touch, byte[] message)
    {
        if (Current != touch) { return false; }

        bool tears = message.Length > _bytesLeft;
        int sent = tears ? (int)_bytesLeft : message.Length;
        if (_bytesLeft != long.MaxValue) { _bytesLeft -= sent; }

        touch.Bytes += sent;
        _scheduler.Note(message.AsSpan(0, sent));
        _airMicroseconds += sent * ByteMicroseconds;
        long airMs = _airMicroseconds / 1000;
        _airMicroseconds %= 1000;
        _scheduler.Sleep(airMs);

        if (tears && Current == touch)
        {
            touch.WasTorn = true;
            Part();
        }

        return Current == touch;
    }
}
