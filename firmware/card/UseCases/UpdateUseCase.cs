using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Link;
using Wallet.Core.Receiving;
using Wallet.Core.Screen;
using Wallet.Core.Session;
using Wallet.Core.UseCases;
using Wallet.Protocol;

namespace Wallet.Card.UseCases;

/// <summary>
/// Brings the card up to date: clock, what it received, the order without an answer, roll-backs, what became of the
/// vouchers; and tells the platform what it then is and holds.
/// </summary>
/// <remarks>
/// The steps do not depend on each other: one that fails is named at the end, and the others are done.
/// </remarks>
public sealed class UpdateUseCase
{
    private const int Steps = 5;

    private readonly CardContext _card;
    private readonly DeviceContext _device;
    private TextId _meanwhile;
    private StatusCode _firstFailure;

    /// <summary>For this card.</summary>
    public UpdateUseCase(CardContext card)
    {
        _card = card;
        _device = card.Device;
    }

    /// <summary>Updates over the card's own bridge; shows progress and waits for nobody.</summary>
    /// <returns>Ok, or the first thing that failed.</returns>
    public StatusCode Run()
    {
        return Run(_device.Host, TextId.PleaseWait);
    }

    /// <summary>
    /// Updates over a terminal, which the holder is asked to hold the card to: as over the bridge in everything else.
    /// </summary>
    /// <returns>Ok, or the first thing that failed; HolderDeclined or DialogTimeout where nothing was begun.</returns>
    public StatusCode RunAtTerminal()
    {
        var carrier = new TouchCarrier(_device);
        StatusCode status = carrier.Open();
        if (status == StatusCode.Ok)
        {
            status = Run(carrier, TextId.KeepCardThere);
            carrier.Close(status == StatusCode.Ok);
        }

        return status;
    }

    private StatusCode Run(ICarrier carrier, TextId meanwhile)
    {
        _meanwhile = meanwhile;
        _firstFailure = StatusCode.Ok;
        _card.OwesUpdate = false;
        Show(0);
        var session = new BankSession(_device, carrier);
        Note(session.Open(true));
        if (session.Bank != null)
        {
            Note(SynchroniseClockUseCase.Run(_device, session));
            Note(new RegisterRecoveryKeyUseCase(_card).Run(session));
        }

        // Without trusted time too: a card whose certificate is revoked gets none, and may still report.
        if (session.Bank != null && _device.Identity.CentralBank != null)
        {
            Note(new ReportUseCase(_card.Payee) { Meanwhile = _meanwhile }.Run(session));
        }

        // Everything after needs trusted time and the central bank's certificate.
        if (session.Bank != null && _card.Device.CanCheck)
        {
            Show(1);
            Note(new ResumeOrderUseCase(_card).Run(session));
            Show(2);
            SendRollBacks(session);
            Show(3);
            Note(new AskVoucherStatesUseCase(_card).Run(session));
            Show(4);
            Note(new ReportWalletUseCase(_card).Run(session));
        }

        session.Close();
        return _firstFailure;
    }

    private void SendRollBacks(BankSession session)
    {
        Voucher[] struckOut = _card.Vouchers.Table.AllOf(VoucherState.StruckOut);
        for (int i = 0; i < struckOut.Length; i++)
        {
            Note(new SendRollBackUseCase(_card).Run(session, struckOut[i]));
        }
    }

    private void Note(StatusCode status)
    {
        if (_firstFailure == StatusCode.Ok)
        {
            _firstFailure = status;
        }
    }

    private void Show(int step)
    {
        string title = _device.Screen.Text(TextId.Updating);
        Progress.Show(_device, title, _device.Screen.Text(_meanwhile), step, Steps);
    }
}
