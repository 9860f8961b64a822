using System;
using Wallet.Core.Ports;
using Wallet.Virtual.Boards;

namespace Wallet.Virtual.Touch;

/// <summary>The card's side of a touch.</summary>
/// <remarks>
/// A command that has arrived stays readable after the card has been taken away, as in a front end's buffer, until the
/// next touch. A command that is longer than the buffer it is to be read into is dropped: the reader hears nothing.
/// </remarks>
public sealed class VirtualTouchTarget : ITouchTarget
{
    private readonly BoardPower _power;
    private readonly VirtualPower _parts;
    private readonly Action _wake;
    private TouchField? _field;
    private byte[]? _command;
    private TouchExchange? _unread;
    private TouchExchange? _unanswered;

    internal VirtualTouchTarget(BoardPower power, VirtualPower parts, Action wake)
    {
        _power = power;
        _parts = parts;
        _wake = wake;
        power.OnLost(Forget);
        parts.Changed += (_, _) => { if (!HasPower) { Forget(); } };
    }

    internal bool HasPower => _parts.Has(PowerParts.Radio);

    /// <inheritdoc />
    public int TryReceive(byte[] buffer, int offset, int count)
    {
        _power.Check();
        byte[]? command = _command;
        _command = null;
        if (command == null) { return 0; }

        if (command.Length > count)
        {
            _unread = null;
            return 0;
        }

        command.CopyTo(buffer, offset);
        _unanswered = _unread;
        _unread = null;
        return command.Length;
    }

    /// <inheritdoc />
    public bool Reply(byte[] buffer, int offset, int count)
    {
        _power.Check();
        TouchExchange? exchange = _unanswered;
        TouchField? field = _field;
        TouchRecord? touch = field?.Current;
        _unanswered = null;
        if (exchange == null || touch == null || field!.Reader?.IsAwaiting(exchange) != true) { return false; }

        byte[] answer = buffer.AsSpan(offset, count).ToArray();
        exchange.Answer = answer;
        bool arrived = field.Send(touch, answer);
        _power.Check();
        if (!arrived) { return false; }

        if (field.TakeLostReply()) { return true; }

        byte[][] answers = field.OnAnswer?.Invoke(answer) ?? [answer];
        _power.Check();
        return answers.Length == 0 || (field.Reader?.TryAccept(exchange, answers[0]) ?? false);
    }

    internal void Enter(TouchField field)
    {
        Forget();
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

    internal void Deliver(TouchExchange exchange, byte[] command)
    {
        if (!HasPower) { return; }

        exchange.CommandArrived = true;
        _command = command;
        _unread = exchange;
        _unanswered = null;
        _wake();
    }

    private void Forget()
    {
        _command = null;
        _unread = null;
        _unanswered = null;
    }
}
