using Wallet.Card.Dialogs;
using Wallet.Card.Domain;
using Wallet.Card.UseCases;
using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.UseCases;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card;

/// <summary>
/// What a card does between waking up and sleeping: which page rests, which key and message starts what.
/// </summary>
public sealed class CardProduct : IProduct
{
    private const int WaitMsMax = 60000;
    private const int MsPerMinute = 60000;

    private readonly CardContext _card;
    private readonly CardMenu _menu;
    private readonly TouchOpenUseCase _touchOpen;
    private readonly TouchPayUseCase _touchPay;

    // The payment that the page after a touch speaks of, and when that page goes, on the monotonic clock.
    private Voucher _paid;
    private long _paidUntilMs;

    // Until a key is pressed the page that rests says what the flash has lost.
    private bool _showsDamage;

    // When an unlocked card that nobody touches locks, on the monotonic clock.
    private long _lockAtMs;

    /// <summary>Over a card whose records are open.</summary>
    public CardProduct(CardContext card)
    {
        _card = card;
        _menu = new CardMenu(card);
        _touchOpen = new TouchOpenUseCase(card);
        _touchPay = new TouchPayUseCase(card);
        _showsDamage = card.IsDamaged;
    }

    /// <inheritdoc/>
    public DeviceState State
    {
        get { return _card.State; }
    }

    /// <inheritdoc/>
    public bool IsOver
    {
        get { return _card.Device.IsWipeDue; }
    }

    /// <inheritdoc/>
    public void ShowResting()
    {
        if (_card.State == DeviceState.Locked)
        {
            RestingPages.ShowLocked(_card);
        }
        else if (_paid != null)
        {
            RestingPages.ShowPaid(_card, _paid);
        }
        else if (_card.State == DeviceState.Armed)
        {
            RestingPages.ShowArmed(_card, _card.Touch.Armed);
        }
        else if (_showsDamage)
        {
            DamagePage.Show(_card);
        }
        else
        {
            RestingPages.ShowMain(_card);
        }
    }

    /// <inheritdoc/>
    public void PressKey(char key)
    {
        if (_paid != null)
        {
            _paid = null;
        }
        else if (_card.State == DeviceState.Locked)
        {
            Unlock(key);
        }
        else if (_showsDamage)
        {
            _showsDamage = false;
            _card.ForgetLost();
        }
        else if (_card.State != DeviceState.Armed)
        {
            _menu.Press(key, _card.State);
        }
        else if (key == DialogIo.NoKey)
        {
            _card.Disarm();
        }

        RestartIdleTime();
    }

    /// <inheritdoc/>
    public StatusCode Check(DeviceState state, MessageOrigin origin, int type)
    {
        StatusCode status = CardGate.Check(state, origin, type);
        bool asksForUpdate = origin == MessageOrigin.Host && type == (int)MessageType.Synchronise;
        _card.OwesUpdate = _card.OwesUpdate || (asksForUpdate && status == StatusCode.DeviceLocked);
        return status;
    }

    /// <inheritdoc/>
    public StatusCode Synchronise()
    {
        return new UpdateUseCase(_card).Run();
    }

    /// <inheritdoc/>
    public StatusCode HandleHost(int type, byte[] message)
    {
        if (type != (int)MessageType.AnswerChallenge)
        {
            return StatusCode.MessageUnknown;
        }

        StatusCode status = new AnswerChallengeUseCase(_card).Run(message);
        if (status == StatusCode.Ok)
        {
            RestartIdleTime();
        }

        return status;
    }

    /// <inheritdoc/>
    public byte[] HandleTouch(int type, byte[] command)
    {
        if (type == (int)MessageType.TouchOpen)
        {
            return _touchOpen.Run(command, command.Length);
        }

        byte[] reply = _touchPay.Run(command, command.Length);
        if (_touchPay.Paid != null)
        {
            _paid = _touchPay.Paid;
            _paidUntilMs = _card.Device.Ask.DeadlineIn(DialogIo.NoticeMs);
            RestartIdleTime();
            _card.Device.Ask.Play(Sound.Success);
        }

        return reply;
    }

    /// <inheritdoc/>
    public int WaitMs()
    {
        long nowMs = _card.Device.Ports.Monotonic.NowMs();
        int waitMs = WaitMsMax;
        if (_card.Touch.Armed != null)
        {
            waitMs = _card.Touch.LeftMs(nowMs);
        }

        if (_paid != null && _paidUntilMs - nowMs < waitMs)
        {
            waitMs = nowMs < _paidUntilMs ? (int)(_paidUntilMs - nowMs) : 0;
        }

        long idleMs = CanLock() ? _lockAtMs - nowMs : WaitMsMax;
        if (idleMs < waitMs)
        {
            waitMs = idleMs > 0 ? (int)idleMs : 0;
        }

        return waitMs;
    }

    /// <inheritdoc/>
    public bool Expire()
    {
        long nowMs = _card.Device.Ports.Monotonic.NowMs();
        bool changed = false;
        if (_card.Touch.Armed != null && !_card.Touch.IsArmed(nowMs))
        {
            _card.Disarm();
            changed = true;
        }

        if (_paid != null && nowMs >= _paidUntilMs)
        {
            // In a touch there was no time for it.
            _card.Book.TakePayments(_card.Vouchers.Table);
            _paid = null;
            changed = true;
        }

        if (CanLock() && nowMs >= _lockAtMs)
        {
            _paid = null;
            _card.Device.Lock();
            changed = true;
        }

        return changed;
    }

    // An armed card waits for its touch. While a use case or a dialog runs nobody asks.
    private bool CanLock()
    {
        return _card.Device.Vault.IsOpen && _card.State != DeviceState.Armed;
    }

    private void RestartIdleTime()
    {
        _lockAtMs = _card.Device.Ask.DeadlineIn(_card.Device.Settings.IdleMinutes * MsPerMinute);
    }

    private void Unlock(char key)
    {
        if (key != DialogIo.YesKey)
        {
            return;
        }

        StatusCode status = UnlockUseCase.Run(_card.Device, TextId.Pin);
        if (status == StatusCode.Ok)
        {
            _showsDamage = _card.IsDamaged;
            _card.Device.Ask.Play(Sound.Success);
            if (_card.OwesUpdate && _card.Device.Online && _card.State != DeviceState.Fresh)
            {
                // The resting page says how it stands; after a failure the bridge asks again.
                Synchronise();
            }
        }
        else if (status == StatusCode.StorageDamaged || status == StatusCode.StorageFull)
        {
            Notice.ShowRefusal(_card.Device, status);
        }
    }
}
