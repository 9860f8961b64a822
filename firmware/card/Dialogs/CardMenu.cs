using Wallet.Card.UseCases;
using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card.Dialogs;

/// <summary>What each entry of the card's menu starts.</summary>
public sealed class CardMenu : ProductMenu
{
    private const int SettingsIndex = 5;

    // Said on the page of a card that nobody has enrolled.
    private const char RecoverEntry = '2';
    private const char ReceiveEntry = '9';

    private readonly CardContext _card;
    private readonly DeviceContext _device;

    /// <summary>For this card.</summary>
    public CardMenu(CardContext card)
        : base(card.Device, TextId.CardMenu, Entries(), SettingsIndex, CardDialogs.TimeoutMs)
    {
        _card = card;
        _device = card.Device;
    }

    /// <inheritdoc/>
    protected override StatusCode Start(char entry)
    {
        // Without trusted time there is nothing to do but to get it.
        bool needsTime = entry == '1' || entry == '2' || entry == '4' || entry == ReceiveEntry;
        if (needsTime && _card.State != DeviceState.Ready)
        {
            StatusCode clock = _device.Clock.CheckOffline();
            return clock == StatusCode.Ok ? StatusCode.ClockNotSet : clock;
        }

        switch (entry)
        {
            case '1':
                return new PayUseCase(_card).Run();
            case '2':
                return new LoadVoucherUseCase(_card).Run();
            case '3':
                return new AccountMenu(_card).Run();
            case '4':
                return new RollBackUseCase(_card).Run();
            case '8':
                return TokenMenu.Run(_card);
            case ReceiveEntry:
                return new ReceiveMoneyUseCase(_card).Run();
            default:
                return Update();
        }
    }

    /// <inheritdoc/>
    protected override void StartFirst(char entry)
    {
        FirstStartUseCase.Run(_card, entry == RecoverEntry);
    }

    /// <inheritdoc/>
    protected override StatusCode StartExtra()
    {
        return _device.Vault.HasPin ? SecurityMenu.Run(_card) : StatusCode.Ok;
    }

    private static TextId[] Entries()
    {
        TextId[] entries = new TextId[9];
        entries[0] = TextId.CardMenuPay;
        entries[1] = TextId.CardMenuLoad;
        entries[2] = TextId.CardMenuMoney;
        entries[3] = TextId.CardMenuRollBack;
        entries[4] = TextId.CardMenuUpdate;
        entries[SettingsIndex] = TextId.CardMenuSettings;
        entries[SettingsIndex + 1] = TextId.CardMenuDevice;
        entries[7] = TextId.CardMenuPasswords;
        entries[ReceiveEntry - '1'] = TextId.CardMenuReceive;
        return entries;
    }

    private StatusCode Update()
    {
        var update = new UpdateUseCase(_card);
        StatusCode status = update.Run();
        if (status == StatusCode.NetworkDown || status == StatusCode.LinkTimeout)
        {
            // No way to the bank of its own: a terminal that has one can carry.
            status = update.RunAtTerminal();
        }

        if (status == StatusCode.Ok)
        {
            Notice.Show(_device, _device.Screen.Text(TextId.Updated), string.Empty, Sound.Success);
        }

        return status;
    }
}
