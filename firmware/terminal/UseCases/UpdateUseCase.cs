using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Receiving;
using Wallet.Core.Screen;
using Wallet.Core.Session;
using Wallet.Core.UseCases;
using Wallet.Protocol;

namespace Wallet.Terminal.UseCases;

/// <summary>Brings the terminal up to date: clock, then everything that is to be reported.</summary>
public sealed class UpdateUseCase
{
    private readonly DeviceContext _device;

    /// <summary>For this terminal.</summary>
    public UpdateUseCase(TerminalContext terminal)
    {
        _device = terminal.Device;
        Report = new ReportUseCase(terminal.Payee);
    }

    /// <summary>What came of the reports.</summary>
    public ReportUseCase Report { get; }

    /// <summary>Updates; shows progress and waits for nobody.</summary>
    /// <returns>Ok, or the first thing that failed.</returns>
    public StatusCode Run()
    {
        string title = _device.Screen.Text(TextId.Updating);
        Progress.Show(_device, title, _device.Screen.Text(TextId.PleaseWait), 0, 0);
        var session = new BankSession(_device);
        StatusCode status = session.Open(true);
        if (status == StatusCode.Ok)
        {
            status = SynchroniseClockUseCase.Run(_device, session);

            // Without trusted time too: a terminal whose certificate is revoked gets none, and may still report.
            StatusCode reported = _device.Identity.CentralBank != null ? Report.Run(session) : StatusCode.Ok;
            status = status != StatusCode.Ok ? status : reported;
        }

        session.Close();
        return status;
    }
}
