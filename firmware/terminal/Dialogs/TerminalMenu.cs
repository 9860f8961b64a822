using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.UseCases;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Terminal.UseCases;

namespace Wallet.Terminal.Dialogs;

/// <summary>What each key starts while the terminal rests, and how it is said that something did not work.</summary>
public sealed class TerminalMenu
{
    private const int EntryCount = 5;

    private readonly TerminalContext _terminal;
    private readonly DeviceContext _device;

    /// <summary>For this terminal.</summary>
    public TerminalMenu(TerminalContext terminal)
    {
        _terminal = terminal;
        _device = terminal.Device;
    }

    /// <summary>A key on the resting page: a digit starts its entry, '#' shows them all. Others do nothing.</summary>
    public void Press(char key)
    {
        char entry = key;
        if (_terminal.State == DeviceState.Fresh)
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

        if (_terminal.State == DeviceState.Fresh && entry != '5')
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
        bool needsTime = entry == '1' || entry == '3';
        if (needsTime && _terminal.State != DeviceState.Ready)
        {
            return StatusCode.ClockNotSet;
        }

        switch (entry)
        {
            case '1':
                return new SaleUseCase(_terminal).Run();
            case '2':
                return new PaymentList(_terminal).Run();
            case '3':
                return Report();
            case '4':
                return Update();
            default:
                return ChooseLanguage.Run(_device, TerminalDialogs.TimeoutMs);
        }
    }

    private StatusCode Report()
    {
        if (_terminal.Payments.Table.Count == 0)
        {
            Notice.Show(_device, _device.Screen.Text(TextId.NothingToReport), string.Empty, Sound.Key);
            return StatusCode.Ok;
        }

        var report = new ReportUseCase(_terminal);
        StatusCode status = report.Run();
        return ShowCounts(report, status, TextId.Reporting);
    }

    private StatusCode Update()
    {
        var update = new UpdateUseCase(_terminal);
        StatusCode status = update.Run();
        return ShowCounts(update.Report, status, TextId.Updated);
    }

    // Where some were taken and some were not, the counts say more than the first refusal, which the list keeps.
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
                string.Concat(screen.Text(TextId.ReportRefusedCount), " ", report.RefusedCount.ToString()));
        }

        Sound sound = status == StatusCode.Ok ? Sound.Success : Sound.Refusal;
        Notice.Show(_device, screen.Text(title), text, sound);
        return StatusCode.Ok;
    }

    private char AskEntry()
    {
        TextScreen screen = _device.Screen;
        string[] labels = new string[EntryCount];
        labels[0] = screen.Text(TextId.TerminalMenuSale);
        labels[1] = screen.Text(TextId.TerminalMenuPayments);
        labels[2] = screen.Text(TextId.TerminalMenuReport);
        labels[3] = screen.Text(TextId.TerminalMenuUpdate);
        labels[4] = screen.Text(TextId.TerminalMenuLanguage);
        int index = 0;
        StatusCode status = Choose.Ask(
            _device, screen.Text(TextId.TerminalMenu), labels, null, TerminalDialogs.TimeoutMs, ref index);
        return status == StatusCode.Ok ? (char)('1' + index) : '\0';
    }
}
