using Wallet.Core.Crypto;
using Wallet.Core.Dialogs;
using Wallet.Core.Documents;
using Wallet.Core.Screen;
using Wallet.Core.Session;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Receiving;

/// <summary>Tells the bank of every received payment that it has not taken yet.</summary>
/// <remarks>
/// A payment is reported once the central bank says that this very payment was redeemed, and not before. A cut or a
/// lost answer means that it is reported again, and the bank gives the same answer. A refusal is kept and shown.
/// </remarks>
public sealed class ReportUseCase
{
    private readonly PayeeContext _payee;
    private readonly DeviceContext _device;

    /// <summary>For this payee.</summary>
    public ReportUseCase(PayeeContext payee)
    {
        _payee = payee;
        _device = payee.Device;
        Meanwhile = TextId.PleaseWait;
    }

    /// <summary>What the progress page says to do meanwhile.</summary>
    public TextId Meanwhile { get; set; }

    /// <summary>How many payments the bank took in this run.</summary>
    public int ReportedCount { get; private set; }

    /// <summary>How many payments the bank refused in this run.</summary>
    public int RefusedCount { get; private set; }

    /// <summary>Opens a session of its own and reports everything in it.</summary>
    public StatusCode Run()
    {
        ReportedCount = 0;
        RefusedCount = 0;
        if (_payee.Payments.Table.Count == 0)
        {
            return StatusCode.Ok;
        }

        Show(0, _payee.Payments.Table.Count);
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
        PaymentTable table = _payee.Payments.Table;
        var payments = new ReceivedPayment[table.Count];
        for (int i = 0; i < payments.Length; i++)
        {
            payments[i] = table.At(i);
        }

        return payments;
    }

    private StatusCode Report(BankSession session, ReceivedPayment payment)
    {
        StatusCode status = Ask(session, payment, out byte[] reply, out byte[] paymentDigest);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = ReportPaymentReply.TryDecode(reply, 0, reply.Length, out ReportPaymentReply answer);
        if (status == StatusCode.Ok)
        {
            status = CheckRedemption(payment, paymentDigest, answer.Redemption);
        }

        _device.Refusals.Note((int)MessageType.ReportPaymentReply, status);
        if (status == StatusCode.Ok)
        {
            status = _payee.Payments.MarkReported(payment);
            ReportedCount += status == StatusCode.Ok ? 1 : 0;
        }
        else if (!ReportStatuses.IsTransient(status))
        {
            RefusedCount++;
            _payee.Payments.MarkRefused(payment, status);
        }

        return status;
    }

    private StatusCode Ask(
        BankSession session, ReceivedPayment payment, out byte[] reply, out byte[] paymentDigest)
    {
        reply = null;
        paymentDigest = null;
        StatusCode status = _payee.Payments.LoadDocuments(payment, out PaymentDocuments documents);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        var request = new ReportPayment();
        request.Order = documents.Order;
        request.Confirmation = documents.Confirmation;
        request.Payment = documents.Payment;
        request.PayerCertificate = documents.PayerCertificate;
        paymentDigest = Sha256.Hash(documents.Payment);
        return session.Exchange(request.Encode(), out reply);
    }

    private StatusCode CheckRedemption(ReceivedPayment payment, byte[] paymentDigest, byte[] signed)
    {
        StatusCode status = SignedDocument.Verify(
            _device, signed, RedemptionStatement.Label, _device.Identity.CentralBank, out byte[] payload);
        RedemptionStatement statement = null;
        if (status == StatusCode.Ok)
        {
            status = RedemptionStatement.TryDecode(payload, out statement);
        }

        return status == StatusCode.Ok
            ? PaymentRules.CheckRedemption(statement, payment.VoucherId, paymentDigest)
            : status;
    }

    private void Show(int done, int total)
    {
        string title = _device.Screen.Text(TextId.Reporting);
        Progress.Show(_device, title, _device.Screen.Text(Meanwhile), done, total);
    }
}
