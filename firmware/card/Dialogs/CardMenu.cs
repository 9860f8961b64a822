using Wallet.Card.UseCases;
using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.UseCases;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card.Dialogs;

/// <summary>What each key starts while the card rests, and how it is said that something did not work.</summary>
public sealed class CardMenu
{
    private const int EntryCount = 6;

    private readonly CardContext _card;
    private readonly DeviceContext _device;

    /// <summary>For this card.</summary>
    public CardMenu(CardContext card)
    {
        _card = card;
        _device = card.Device;
    }

    /// <summary>A key on the resting page: a digit starts its entry, '#' shows them all. Others do nothing.</summary>
    public void Press(char key)
    {
        char entry = key;
        if (_card.State == DeviceState.Fresh)
        {
            // There is one thing to do, and the language to do it in.
            entry = key == DialogIo.YesKey ? '1' : key;
        }
        else if (key == DialogIo.YesKey)
        {
            entry = AskEntry();
        }

        if (entry < '1' || entry > '0' + EntryCount)
        {
            return;
        }

        if (_card.State == DeviceState.Fresh && entry != '6')
        {
            EnrolUseCase.Run(_device);
            return;
        }

        StatusCode status = Start(entry);
        if (status != StatusCode.Ok)
        {
            Notice.ShowRefusal(_device, status);
        }
    }

    private StatusCode Start(char entry)
    {
        // Without trusted time there is nothing to do but to get it.
        bool needsTime = entry == '1' || entry == '2' || entry == '4';
        if (needsTime && _card.State != DeviceState.Ready)
        {
            return StatusCode.ClockNotSet;
        }

        switch (entry)
        {
            case '1':
                return new PayUseCase(_card).Run();
            case '2':
                return new LoadVoucherUseCase(_card).Run();
            case '3':
                return new VoucherList(_card).Run();
            case '4':
                return new RollBackUseCase(_card).Run();
            case '5':
                return Update();
            default:
                return ChooseLanguage.Run(_device, CardDialogs.TimeoutMs);
        }
    }

    private StatusCode Update()
    {
        StatusCode status = new UpdateUseCase(_card).Run();
        if (status == StatusCode.Ok)
        {
            Notice.Show(_device, _device.Screen.Text(TextId.Updated), string.Empty, Sound.Success);
        }

        return status;
    }

    private char AskEntry()
    {
        TextScreen screen = _device.Screen;
        string[] labels = new string[EntryCount];
        labels[0] = screen.Text(TextId.CardMenuPay);
        labels[1] = screen.Text(TextId.CardMenuLoad);
        labels[2] = screen.Text(TextId.CardMenuVouchers);
        labels[3] = screen.Text(TextId.CardMenuRollBack);
        labels[4] = screen.Text(TextId.CardMenuUpdate);
        labels[5] = screen.Text(TextId.CardMenuLanguage);
        int index = 0;
        StatusCode status = Choose.Ask(
            _device, screen.Text(TextId.CardMenu), labels, null, CardDialogs.TimeoutMs, ref index);
        return status == StatusCode.Ok ? (char)('1' + index) : '\0';
    }
}
