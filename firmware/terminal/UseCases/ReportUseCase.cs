using Wallet.Core;
using Wallet.Core.Crypto;
using Wallet.Core.Dialogs;
using Wallet.Core.Documents;
using Wallet.Core.Screen;
using Wallet.Core.Session;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;
using Wallet.Terminal.Domain;

namespace Wallet.Terminal.UseCases;

/// <summary>Tells the bank of every payment it has not taken yet.</summary>
/// <remarks>
/// A payment is reported once the central bank says that this very payment was redeemed, and not before. A cut or a
/// lost answer means that it is reported again, and the bank gives the same answer. A refusal is kept and shown.
/// </remarks>
public sealed class ReportUseCase
{
    private readonly TerminalContext _terminal;
    private readonly DeviceContext _device;

    /// <summary>For this terminal.</summary>
    public ReportUseCase(TerminalContext terminal)
    {
        _terminal = terminal;
        _device = terminal.Device;
    }

    /// <summary>How many payments the bank took in this run.</summary>
    public int ReportedCount { get; private set; }

    /// <summary>How many payments the bank refused in this run.</summary>
    public int RefusedCount { get; private set; }

    /// <summary>Opens a session of its own and reports everything in it.</summary>
    public StatusCode Run()
    {
        ReportedCount = 0;
        RefusedCount = 0;
        if (_terminal.Payments.Table.Count == 0)
        {
            return StatusCode.Ok;
        }

        Show(0, _terminal.Payments.Table.Count);
        var session = new BankSession(_device);
        StatusCode status = session.Open(true);
        if (status == StatusCode.Ok)
        {
            status = Run(session);
        }

        session.Close();
        return status;
    }

    /// <summary>Reports everything in an open session; shows progress and waits for nobody.</summary>
    /// <returns>Ok, with nothing left to report; or the first thing that failed.</returns>
    public StatusCode Run(BankSession session)
    {
        ReportedCount = 0;
        RefusedCount = 0;
        StatusCode first = StatusCode.Ok;
        ReceivedPayment[] payments = ToReport();
        for (int i = 0; i < payments.Length && session.Bank != null; i++)
        {
            Show(i, payments.Length);
            StatusCode status = Report(session, payments[i]);
            if (first == StatusCode.Ok)
            {
                first = status;
            }
        }

        return first;
    }

    private ReceivedPayment[] ToReport()
    {
        PaymentTable table = _terminal.Payments.Table;
        var payments = new ReceivedPayment[table.Count];
        for (int i = 0; i < payments.Length; i++)
        {
            payments[i] = table.At(i);
        }

        return payments;
    }

    private StatusCode Report(BankSession session, ReceivedPayment payment)
    {
        var request = new ReportPayment();
        request.Order = payment.Order;
        request.Confirmation = payment.Confirmation;
        request.Payment = payment.Payment;
        request.PayerCertificate = payment.PayerCertificate;
        StatusCode status = session.Exchange(request.Encode(), out byte[] reply);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = ReportPaymentReply.TryDecode(reply, 0, reply.Length, out ReportPaymentReply answer);
        if (status == StatusCode.Ok)
        {
            status = CheckRedemption(payment, answer.Redemption);
        }

        _device.Refusals.Note((int)MessageType.ReportPaymentReply, status);
        if (status == StatusCode.Ok)
        {
            status = _terminal.Payments.MarkReported(payment);
            ReportedCount += status == StatusCode.Ok ? 1 : 0;
        }
        else if (!ReportStatuses.IsTransient(status))
        {
            RefusedCount++;
            _terminal.Payments.MarkRefused(payment, status);
        }

        return status;
    }

    private StatusCode CheckRedemption(ReceivedPayment payment, byte[] signed)
    {
        StatusCode status = SignedDocument.Verify(
            _device, signed, RedemptionStatement.Label, _device.Identity.CentralBank, out byte[] payload);
        RedemptionStatement statement = null;
        if (status == StatusCode.Ok)
        {
            status = RedemptionStatement.TryDecode(payload, out statement);
        }

        return status == StatusCode.Ok
            ? PaymentRules.CheckRedemption(statement, payment.VoucherId, Sha256.Hash(payment.Payment))
            : status;
    }

    private void Show(int done, int total)
    {
        string title = _device.Screen.Text(TextId.Reporting);
        Progress.Show(_device, title, _device.Screen.Text(TextId.PleaseWait), done, total);
    }
}
