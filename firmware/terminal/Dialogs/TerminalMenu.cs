using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Receiving;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Terminal.UseCases;

namespace Wallet.Terminal.Dialogs;

/// <summary>What each entry of the terminal's menu starts.</summary>
public sealed class TerminalMenu : ProductMenu
{
    private const int SettingsIndex = 4;
    private const char CarryEntry = '7';

    private readonly TerminalContext _terminal;
    private readonly DeviceContext _device;

    /// <summary>For this terminal.</summary>
    public TerminalMenu(TerminalContext terminal)
        : base(terminal.Device, TextId.TerminalMenu, Entries(), SettingsIndex, TerminalDialogs.TimeoutMs)
    {
        _terminal = terminal;
        _device = terminal.Device;
    }

    /// <inheritdoc/>
    protected override StatusCode Start(char entry)
    {
        // Without trusted time there is nothing to do but to get it.
        bool needsTime = entry == '1' || entry == '3';
        if (needsTime && _terminal.State != DeviceState.Ready)
        {
            StatusCode clock = _device.Clock.CheckOffline();
            return clock == StatusCode.Ok ? StatusCode.ClockNotSet : clock;
        }

        switch (entry)
        {
            case '1':
                return Sell();
            case '2':
                return new PaymentList(_terminal.Payee, TerminalDialogs.TimeoutMs).Run();
            case '3':
                return Report();
            case CarryEntry:
                return new CarryUseCase(_device).Run();
            default:
                return Update();
        }
    }

    private static TextId[] Entries()
    {
        TextId[] entries = new TextId[7];
        entries[0] = TextId.TerminalMenuSale;
        entries[1] = TextId.TerminalMenuPayments;
        entries[2] = TextId.TerminalMenuReport;
        entries[3] = TextId.TerminalMenuUpdate;
        entries[SettingsIndex] = TextId.TerminalMenuSettings;
        entries[SettingsIndex + 1] = TextId.TerminalMenuDevice;
        entries[CarryEntry - '1'] = TextId.TerminalMenuCarry;
        return entries;
    }

    private StatusCode Sell()
    {
        StatusCode status = new ReceiveUseCase(_terminal.Payee).Run(TextId.SaleTypeAmount, TerminalDialogs.TimeoutMs);
        if (status == StatusCode.Ok && _device.Online)
        {
            // The bridge asks only when the network opens. Whatever comes of it, the payment is kept until it is taken.
            new ReportUseCase(_terminal.Payee).Run();
        }

        return status;
    }

    private StatusCode Report()
    {
        if (_terminal.Payments.Table.Count == 0)
        {
            Notice.Show(_device, _device.Screen.Text(TextId.NothingToReport), string.Empty, Sound.Key);
            return StatusCode.Ok;
        }

        var report = new ReportUseCase(_terminal.Payee);
        StatusCode status = report.Run();
        return ShowCounts(report, status, TextId.Reporting);
    }

    private StatusCode Update()
    {
        var update = new UpdateUseCase(_terminal);
        StatusCode status = update.Run();
        return ShowCounts(update.Report, status, TextId.Updated);
    }

    // How many were taken and how many were not, and then, as after anything that failed, the first reason why.
    private StatusCode ShowCounts(ReportUseCase report, StatusCode status, TextId title)
    {
        bool hasCounts = report.ReportedCount + report.RefusedCount > 0;
        if (!hasCounts && status != StatusCode.Ok)
        {
            return status;
        }

        TextScreen screen = _device.Screen;
        string text = string.Empty;
        if (hasCounts)
        {
            text = string.Concat(
                string.Concat(screen.Text(TextId.ReportedCount), " ", report.ReportedCount.ToString()), "\n",
                string.Concat(screen.Text(TextId.RefusedByBank), " ", report.RefusedCount.ToString()));
        }

        bool isDone = status == StatusCode.Ok;
        Notice.Show(
            _device, screen.Text(isDone ? title : TextId.Reporting), text, isDone ? Sound.Success : Sound.Attention);
        return status;
    }
}
