using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Link;
using Wallet.Core.Ports;
using Wallet.Core.Receiving;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Terminal.UseCases;

/// <summary>Carries a card's exchanges with its bank, for a card that has no network of its own.</summary>
/// <remarks>
/// The terminal sees sealed records and the name of the institution they are for. It keeps nothing of them but the last
/// command, which it says again where the card was taken away and comes back.
/// </remarks>
public sealed class CarryUseCase
{
    /// <summary>How long the first touch is waited for.</summary>
    public const int FirstMs = 60000;

    /// <summary>
    /// How long a card that was taken away in the middle is waited for; the card waits a little longer.
    /// </summary>
    public const int AgainMs = 20000;

    /// <summary>How long a card has to think of its next exchange.</summary>
    public const int ThinkMs = 10000;

    /// <summary>How long all of it may take: a card that always wants one thing more gets no more than that.</summary>
    public const int TotalMs = 300000;

    private const int Gone = -1;

    private readonly DeviceContext _device;
    private readonly byte[] _answer = new byte[TouchCarryReply.MessageBytesMax];
    private byte[] _command;
    private long _exchangeId;
    private long _endMs;
    private bool _isOver;
    private bool _succeeded;

    /// <summary>For this terminal.</summary>
    public CarryUseCase(DeviceContext device)
    {
        _device = device;
    }

    /// <summary>Carries for one card; says how it ended where a card had begun.</summary>
    /// <returns>Ok where a card had begun; NetworkDown, HolderDeclined, DialogTimeout.</returns>
    public StatusCode Run()
    {
        if (!_device.Online)
        {
            return StatusCode.NetworkDown;
        }

        _endMs = _device.Ask.DeadlineIn(TotalMs);
        SetCommand(StatusCode.Ok, new byte[0]);
        StatusCode last = StatusCode.Ok;
        long deadlineMs = _device.Ask.DeadlineIn(FirstMs);
        while (!_isOver)
        {
            string text = _device.Screen.Text(HasBegun ? TextId.Carrying : TextId.CarryTouch);
            StatusCode status = CardWait.Await(_device, null, text, last, deadlineMs);
            if (status != StatusCode.Ok && !HasBegun)
            {
                return status;
            }

            _isOver = status != StatusCode.Ok;
            if (!_isOver)
            {
                Show();
                long carriedId = _exchangeId;
                last = Carry();

                // A card that lies there and stays silent is not waited for anew.
                deadlineMs = _exchangeId > carriedId ? _device.Ask.DeadlineIn(AgainMs) : deadlineMs;
                PlayRefusal(last);
            }
        }

        ShowEnd();
        return StatusCode.Ok;
    }

    private bool HasBegun
    {
        get { return _exchangeId > 0; }
    }

    // As long as the card is there and has something to carry. A card that has begun and then refuses is through.
    private StatusCode Carry()
    {
        StatusCode status = StatusCode.Ok;
        while (status == StatusCode.Ok && !_isOver)
        {
            bool isStopped = _device.Ports.Keypad.TryReadKey() == DialogIo.NoKey;
            if (isStopped || _device.Ports.Monotonic.NowMs() >= _endMs)
            {
                _isOver = true;
                return StatusCode.Ok;
            }

            status = Ask(out TouchCarryReply next);
            _isOver = HasBegun && status != StatusCode.Ok && status != StatusCode.TouchTorn;
            if (status == StatusCode.Ok)
            {
                Take(next);
            }
        }

        return status;
    }

    private StatusCode Ask(out TouchCarryReply next)
    {
        next = null;
        int count = _device.Ports.TouchReader.Exchange(_command, _command.Length, _answer, ThinkMs);
        if (count == Gone)
        {
            return StatusCode.TouchTorn;
        }

        StatusCode status = count < 0
            ? StatusCode.MessageOversized
            : TouchCarryReply.TryDecode(_answer, 0, count, out next);
        if (status == StatusCode.Ok && next.ExchangeId != 0 && next.ExchangeId <= _exchangeId)
        {
            status = StatusCode.NonceMismatch;
        }

        _device.Refusals.Note((int)MessageType.TouchCarryReply, status);
        return status;
    }

    private void Take(TouchCarryReply next)
    {
        if (next.ExchangeId == 0)
        {
            _isOver = true;
            _succeeded = next.Succeeded;
            return;
        }

        _exchangeId = next.ExchangeId;
        StatusCode status = _device.Host.Exchange(
            next.Institution, next.Body, HostLink.BankTimeoutMs, out byte[] body);
        if (status == StatusCode.NetworkDown)
        {
            _device.Online = false;
        }

        if (status == StatusCode.Ok && body.Length > TouchCarry.BodyBytesMax)
        {
            status = StatusCode.MessageOversized;
        }

        SetCommand(status, status == StatusCode.Ok ? body : new byte[0]);
    }

    private void SetCommand(StatusCode outcome, byte[] body)
    {
        var command = new TouchCarry { ExchangeId = _exchangeId, Outcome = outcome, Body = body };
        _command = command.Encode();
    }

    private void Show()
    {
        TextScreen screen = _device.Screen;
        Progress.Show(_device, screen.Text(TextId.KeepCardThere), screen.Text(TextId.Carrying), 0, 0);
    }

    private void PlayRefusal(StatusCode status)
    {
        if (status != StatusCode.Ok)
        {
            _device.Ask.Play(status == StatusCode.TouchTorn ? Sound.Attention : Sound.Refusal);
        }
    }

    // Why it did not end well is the holder's business, and stands on the card.
    private void ShowEnd()
    {
        TextScreen screen = _device.Screen;
        string title = screen.Text(_succeeded ? TextId.CardUpdated : TextId.Carrying);
        string text = _succeeded ? string.Empty : screen.Text(TextId.CardSaysHow);
        Notice.Show(_device, title, text, _succeeded ? Sound.Success : Sound.Attention);
    }
}
