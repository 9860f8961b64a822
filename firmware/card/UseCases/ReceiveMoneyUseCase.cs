using Wallet.Card.Dialogs;
using Wallet.Core.Receiving;
using Wallet.Core.Screen;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Card.UseCases;

/// <summary>The card is the payee: another card pays it, with a voucher that was loaded for this card.</summary>
/// <remarks>
/// As at a terminal, the money is the holder's once it is on flash, and goes to the account when it is reported: at
/// once where there is a network, else by the next update.
/// </remarks>
public sealed class ReceiveMoneyUseCase
{
    // littlefs takes whole blocks: the payment's record, both slots of what was reported, and a page of the history
    // with the one that is rewritten.
    private const int BlockBytes = 4096;
    private const int RoomBytes = 5 * BlockBytes;

    private readonly CardContext _card;

    /// <summary>For this card.</summary>
    public ReceiveMoneyUseCase(CardContext card)
    {
        _card = card;
    }

    /// <summary>Receives; says so on the display where Ok.</summary>
    /// <returns>
    /// Ok; WalletFrozen; what CardContext.CheckPayment and ReceiveUseCase.Run say; StorageFull before anybody has paid.
    /// </returns>
    public StatusCode Run()
    {
        StatusCode status = _card.CheckPayment();
        if (status == StatusCode.Ok)
        {
            status = StorageRoom.Check(_card.Device.Ports.Files, RoomBytes);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = new ReceiveUseCase(_card.Payee).Run(TextId.ReceiveTypeAmount, CardDialogs.TimeoutMs);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        _card.Book.TakeReceived(_card.Payments.Table);
        if (_card.Device.Online)
        {
            // Whatever comes of it, the payment is kept until the bank has taken it.
            new ReportUseCase(_card.Payee).Run();
        }

        return StatusCode.Ok;
    }
}
