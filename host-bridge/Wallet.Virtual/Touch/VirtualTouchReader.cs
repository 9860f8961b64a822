using System;
using Wallet.Core.Ports;
using Wallet.Virtual.Boards;

namespace Wallet.Virtual.Touch;

/// <summary>The terminal's side of a touch.</summary>
public sealed class VirtualTouchReader : ITouchReader
{
    private readonly BoardPower _power;
    private readonly VirtualPower _parts;
    private readonly Action _wake;
    private TouchField? _field;
    private TouchExchange? _awaited;
    private byte[]? _answer;

    internal VirtualTouchReader(BoardPower power, VirtualPower parts, Action wake)
    {
        _power = power;
        _parts = parts;
        _wake = wake;
        power.OnLost(() => _awaited = null);
    }

    /// <inheritdoc />
    public bool CardPresent()
    {
        _power.Check();
        return _parts.Has(PowerParts.Radio) && _field?.Target?.HasPower == true;
    }

    /// <inheritdoc />
    public int Exchange(byte[] command, int commandCount, byte[] answer, int timeoutMs)
    {
        if (commandCount <= 0) { throw new ArgumentException("A command has a byte.", nameof(commandCount)); }
        if (!CardPresent()) { return -1; }

        TouchField field = _field!;
        TouchRecord touch = field.Current!;
        long deadlineMs = _power.Scheduler.DeadlineIn(timeoutMs);
        TouchExchange exchange = new(_power.Scheduler.NowMs, command.AsSpan(0, commandCount).ToArray());
        touch.Add(exchange);
        int result = SendAndWait(field, touch, exchange, deadlineMs);
        _awaited = null;
        exchange.EndMs = _power.Scheduler.NowMs;
        if (result < 0) { return result; }
        if (_answer!.Length > answer.Length) { return -2; }

        _answer.CopyTo(answer, 0);
        return _answer.Length;
    }

    /// <summary>Whether the reader still listens for the answer of this pair.</summary>
    internal bool IsAwaiting(TouchExchange exchange) => _awaited == exchange;

    internal bool TryAccept(TouchExchange exchange, byte[] answer)
    {
        if (!IsAwaiting(exchange)) { return false; }

        exchange.AnswerArrived = true;
        _answer = answer;
        return true;
    }

    internal void Enter(TouchField field)
    {
        _field = field;
        _wake();
    }

    internal void Exit()
    {
        _field = null;
        _wake();
    }

    /// <summary>Ends a touch under way in another field.</summary>
    internal void Leave() => _field?.Part();

    private int SendAndWait(TouchField field, TouchRecord touch, TouchExchange exchange, long deadlineMs)
    {
        bool sent = field.Send(touch, exchange.Command);
        _power.Check();
        if (!sent) { return -1; }

        foreach (byte[] command in field.OnCommand?.Invoke(exchange.Command) ?? [exchange.Command])
        {
            Deliver(field, touch, exchange, command, deadlineMs);
            _power.Check();
        }

        // What was dropped is waited for as long as what gets no answer.
        if (!exchange.CommandArrived)
        {
            WaitForAnswer(field, touch, exchange, deadlineMs);
            _power.Check();
        }

        return exchange.AnswerArrived ? 0 : -1;
    }

    private void Deliver(TouchField field, TouchRecord touch, TouchExchange exchange, byte[] command, long deadlineMs)
    {
        if (field.Current != touch) { return; }

        _answer = null;
        _awaited = exchange;
        exchange.AnswerArrived = false;
        field.Target!.Deliver(exchange, command);
        WaitForAnswer(field, touch, exchange, deadlineMs);
    }

    private void WaitForAnswer(TouchField field, TouchRecord touch, TouchExchange exchange, long deadlineMs)
    {
        _power.Scheduler.WaitUntil(
            () => exchange.AnswerArrived || field.Current != touch || field.Target?.HasPower != true,
            deadlineMs,
            "the card's answer");
    }
}
