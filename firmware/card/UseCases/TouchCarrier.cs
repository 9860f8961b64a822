using Wallet.Card.Dialogs;
using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Link;
using Wallet.Core.Safety;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card.UseCases;

/// <summary>
/// A terminal that the card lies on carries the card's exchanges: TouchCarry asks for one after the other.
/// </summary>
/// <remarks>
/// The terminal asks and the card answers, so each command brings what came of the exchange before and is answered with
/// the next, once the card has it. A command that comes twice, because its answer was lost, gets the same answer once
/// more; so a card that was taken away and brought back goes on where it was. The terminal is no more trusted than a
/// bridge: it can delay, and answer nonsense, which ends the session.
/// </remarks>
public sealed class TouchCarrier : ICarrier
{
    /// <summary>How long a terminal is waited for.</summary>
    public const int FirstMs = DialogIo.TimeoutMs;

    /// <summary>
    /// How long an answer is waited for: the terminal may take 10 s to notice that the card was taken away and 20 s for
    /// it to come back, and then the bank its 10 s.
    /// </summary>
    public const int NextMs = 45000;

    private readonly DeviceContext _device;
    private byte[] _said;
    private long _exchangeId;
    private bool _isOwed;
    private StatusCode _end;

    /// <summary>A carrier that nobody is yet.</summary>
    public TouchCarrier(DeviceContext device)
    {
        _device = device;
    }

    /// <summary>Waits until a terminal offers itself; the page stands meanwhile.</summary>
    /// <returns>Ok, HolderDeclined or DialogTimeout.</returns>
    public StatusCode Open()
    {
        UpdateAtTerminalPage.Show(_device);
        _device.Ask.DropEarlierKeys();
        StatusCode status = Await(_device.Ask.DeadlineIn(FirstMs), true, out _);
        return status == StatusCode.CarrierGone ? StatusCode.DialogTimeout : status;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// After a failure nothing is carried any more. How long the bank is waited for is the terminal's to decide, and
    /// the card waits <see cref="NextMs"/>.
    /// </remarks>
    /// <returns>
    /// Ok; MessageOversized, nothing sent; HolderDeclined; CarrierGone, no answer in time; or what the terminal says.
    /// </returns>
    public StatusCode Exchange(string institution, byte[] body, int timeoutMs, out byte[] replyBody)
    {
        replyBody = null;
        if (body.Length > TouchCarryReply.BodyBytesMax)
        {
            return StatusCode.MessageOversized;
        }

        if (_end != StatusCode.Ok)
        {
            return _end;
        }

        Guard.That(_isOwed, 570);
        _exchangeId++;
        var next = new TouchCarryReply { ExchangeId = _exchangeId, Institution = institution, Body = body };
        _said = next.Encode();
        Say();
        StatusCode status = Await(_device.Ask.DeadlineIn(NextMs), false, out TouchCarry answer);
        if (status != StatusCode.Ok)
        {
            _end = status;
            return status;
        }

        replyBody = answer.Outcome == StatusCode.Ok ? answer.Body : null;
        return OfTerminal(answer.Outcome);
    }

    // Whether the holder has ended it, or waited in vain, the card knows better.
    private static StatusCode OfTerminal(StatusCode said)
    {
        bool isNotItsToSay = said == StatusCode.HolderDeclined || said == StatusCode.CarrierGone;
        return isNotItsToSay ? StatusCode.BankUnavailable : said;
    }

    /// <summary>Tells the terminal that there is nothing more to carry.</summary>
    public void Close(bool succeeded)
    {
        if (_isOwed)
        {
            var last = new TouchCarryReply { Institution = string.Empty, Body = new byte[0], Succeeded = succeeded };
            _said = last.Encode();
            Say();
        }
    }

    private void Say()
    {
        _isOwed = false;
        _device.Ports.TouchTarget.Reply(_said, 0, _said.Length);
    }

    // Ok: the answer to the present exchange; at first, the command with which a terminal begins.
    private StatusCode Await(long deadlineMs, bool isFirst, out TouchCarry answer)
    {
        DialogIo ask = _device.Ask;
        answer = null;
        while (true)
        {
            _device.Power.Light();
            _device.Host.PumpBusy();
            int count = ask.TakeTouch();
            if (count > 0 && Take(count, out answer))
            {
                _isOwed = true;
                return StatusCode.Ok;
            }

            char key = _device.Ports.Keypad.TryReadKey();
            if (key == DialogIo.NoKey)
            {
                return StatusCode.HolderDeclined;
            }

            if (ask.TakeSize(key) && isFirst)
            {
                UpdateAtTerminalPage.Show(_device);
            }

            if (!ask.TrySleep(deadlineMs))
            {
                return StatusCode.CarrierGone;
            }
        }
    }

    // What is not the answer that is waited for is refused, and the wait goes on, no longer than it would have.
    private bool Take(int count, out TouchCarry answer)
    {
        byte[] touch = _device.Ask.Touch;
        int type = MessageFields.PeekType(touch, 0, count);
        StatusCode status = StatusCode.Busy;
        answer = null;
        if (type == (int)MessageType.TouchCarry)
        {
            status = TouchCarry.TryDecode(touch, 0, count, out answer);
            if (status == StatusCode.Ok && answer.ExchangeId != _exchangeId)
            {
                status = StatusCode.NonceMismatch;
            }
        }

        // A terminal that has not heard the last answer says again what it said before, or begins anew.
        bool isAgain = status == StatusCode.NonceMismatch && _said != null
            && (answer.ExchangeId == _exchangeId - 1 || answer.ExchangeId == 0);
        if (isAgain)
        {
            Say();
        }
        else if (status != StatusCode.Ok)
        {
            _device.Ask.AnswerTouch(type, status);
        }

        return status == StatusCode.Ok;
    }
}
