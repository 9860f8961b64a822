using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Receiving;

/// <summary>The payments that are to be reported, and the last ones that were; one chosen is shown whole.</summary>
public sealed class PaymentList
{
    private readonly PayeeContext _payee;
    private readonly DeviceContext _device;
    private readonly int _timeoutMs;

    /// <summary>For this payee.</summary>
    public PaymentList(PayeeContext payee, int timeoutMs)
    {
        _payee = payee;
        _timeoutMs = timeoutMs;
        _device = payee.Device;
    }

    /// <summary>Shows the list until somebody goes back, which is Ok, or says nothing.</summary>
    public StatusCode Run()
    {
        PaymentTable table = _payee.Payments.Table;
        ReportedPayments reported = _payee.Payments.Reported;
        int count = table.Count + reported.NewestCount;
        if (count == 0)
        {
            Notice.Show(_device, _device.Screen.Text(TextId.NoPayments), string.Empty, Sound.Key);
            return StatusCode.Ok;
        }

        string[] names = new string[count];
        string[] amounts = new string[count];
        for (int i = 0; i < table.Count; i++)
        {
            names[i] = table.At(i).PayerName;
            amounts[i] = AmountText.Format(table.At(i).AmountMinor);
        }

        for (int i = 0; i < reported.NewestCount; i++)
        {
            names[table.Count + i] = reported.NewestAt(i).PayerName;
            amounts[table.Count + i] = AmountText.Format(reported.NewestAt(i).AmountMinor);
        }

        int index = 0;
        string title = _device.Screen.Text(TextId.Payments);
        while (Choose.Ask(_device, title, names, amounts, _timeoutMs, ref index) == StatusCode.Ok)
        {
            ShowOne(index);
        }

        return StatusCode.Ok;
    }

    private void ShowOne(int index)
    {
        TextScreen screen = _device.Screen;
        PaymentTable table = _payee.Payments.Table;
        if (index >= table.Count)
        {
            ReportedPayment reported = _payee.Payments.Reported.NewestAt(index - table.Count);
            string done = screen.Text(TextId.PaymentReported);
            Notice.ShowAmount(_device, done, reported.PayerName, reported.AmountMinor, Sound.Key);
            return;
        }

        ReceivedPayment payment = table.At(index);
        if (payment.State != PaymentState.Refused)
        {
            string waiting = screen.Text(TextId.PaymentToReport);
            Notice.ShowAmount(_device, waiting, payment.PayerName, payment.AmountMinor, Sound.Key);
            return;
        }

        string reason = StatusTexts.Get(payment.Refusal, screen.Language);
        Notice.ShowAmount(_device, screen.Text(TextId.Refused), reason, payment.AmountMinor, Sound.Key);
    }
}
