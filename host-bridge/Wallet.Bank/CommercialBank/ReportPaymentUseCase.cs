using System.Linq;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CommercialBank;

/// <summary>As the payee's bank: takes a payee's report to the central bank and books what it says.</summary>
/// <remarks>
/// Durable steps: 1. the report; 2. the central bank is asked (the same payment again gets the same statement); 3. the
/// statement with reserve and customer. From 1 on the bank asks by itself until it has an answer (<see
/// cref="Resume"/>), so that a payee who reported in time is paid even if it never comes back.
/// </remarks>
internal sealed class ReportPaymentUseCase
{
    private readonly BankDesk _desk;

    public ReportPaymentUseCase(BankDesk desk)
    {
        _desk = desk;
    }

    private Office Office => _desk.Office;

    public StatusCode Run(Certificate payee, byte[] message, out byte[] reply)
    {
        reply = [];
        StatusCode status = ReportPayment.TryDecode(message, 0, message.Length, out ReportPayment request);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        var evidence = new PaymentEvidence
        {
            OrderDocument = request.Order,
            ConfirmationDocument = request.Confirmation,
            PaymentDocument = request.Payment,
            PayerCertificateDocument = request.PayerCertificate,
        };
        status = evidence.TryRead();
        if (status != StatusCode.Ok)
        {
            return status;
        }

        ExpectedPayment? expected = _desk.Expected.Find(evidence.VoucherId);
        bool isRepeat = expected is not null && expected.PaymentDigest.SequenceEqual(evidence.PaymentDigest)
            && Sign1.Same(evidence.Order.PayeeCertificateDigest, payee.Digest);
        if (!isRepeat)
        {
            status = Check(payee, evidence, expected);
            if (status != StatusCode.Ok)
            {
                return status;
            }

            Note(expected!, evidence);
        }

        if (expected!.Place == ExpectedPlace.Reporting)
        {
            status = Finish(expected);
        }
        else if (expected.Place == ExpectedPlace.StoodFor)
        {
            // Paid by this bank: there is no statement of the central bank to hand out.
            status = StatusCode.ReportTooLate;
        }

        if (status == StatusCode.Ok)
        {
            reply = new ReportPaymentReply { Redemption = expected.Statement }.Encode();
        }

        return status;
    }

    /// <summary>Asks again about every report without an answer.</summary>
    public void Resume()
    {
        Office.FinishEach(
            () => _desk.Expected.At(ExpectedPlace.Reporting),
            expected => Finish(expected),
            nameof(ReportPayment));
    }

    private StatusCode Check(Certificate payee, PaymentEvidence evidence, ExpectedPayment? expected)
    {
        Certificate? centralBank = _desk.CentralBankCertificate();
        if (centralBank is null)
        {
            return StatusCode.BankUnavailable;
        }

        StatusCode status = evidence.CheckSignatures(Office, centralBank);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (evidence.Order.PayeeBank != Office.Id)
        {
            return StatusCode.WrongBank;
        }

        bool isKnown = expected is not null && expected.OrderDocument.SequenceEqual(evidence.OrderDocument);
        status = evidence.CheckContent(isKnown);
        if (status is not (StatusCode.Ok or StatusCode.VoucherExpired))
        {
            return status;
        }

        if (!Sign1.Same(evidence.Order.PayeeCertificateDigest, payee.Digest))
        {
            return StatusCode.VoucherWrongPayee;
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (expected!.Place is ExpectedPlace.Redeemed or ExpectedPlace.Reporting or ExpectedPlace.StoodFor)
        {
            return StatusCode.VoucherSpent;
        }

        // The payee's time is this bank's to judge, by its own term of the 4th document. From here on it has the rest
        // of the grace period to bring the report on; whether the voucher went back is the central bank's to say.
        return Office.NowMs > expected.ReportUntilMs ? StatusCode.ReportTooLate : StatusCode.Ok;
    }

    private void Note(ExpectedPayment expected, PaymentEvidence evidence)
    {
        expected.State = (long)ExpectedPlace.Reporting;
        expected.PaymentDigest = evidence.PaymentDigest;
        expected.Report = new Redeem
        {
            Order = evidence.OrderDocument,
            Confirmation = evidence.ConfirmationDocument,
            Payment = evidence.PaymentDocument,
            PayerCertificate = evidence.PayerCertificateDocument,
        }.Encode();
        Office.Database.Commit(() => _desk.Expected.Update(expected));
    }

    private StatusCode Finish(ExpectedPayment expected)
    {
        byte[]? reply = Office.Links.Ask(Institutions.CentralBank, expected.Report);
        Certificate? centralBank = reply is null ? null : _desk.CentralBankCertificate();
        if (reply is null || centralBank is null)
        {
            return StatusCode.BankUnavailable;
        }

        StatusCode status = RedeemReply.TryDecode(reply, 0, reply.Length, out RedeemReply answer);
        if (Retry.IsFinal(reply, MessageType.RedeemReply, status))
        {
            if (status == StatusCode.ReportTooLate)
            {
                StandFor(expected);
            }
            else
            {
                Drop(expected);
            }

            return status;
        }

        if (status != StatusCode.Ok)
        {
            return status == StatusCode.CertificateStatusUnavailable ? status : Unanswered(reply, status);
        }

        status = CheckRedemption(centralBank, expected, answer.Redemption);
        if (status != StatusCode.Ok)
        {
            return Unanswered(reply, status);
        }

        Book(expected, answer.Redemption);
        return StatusCode.Ok;
    }

    private StatusCode CheckRedemption(Certificate centralBank, ExpectedPayment expected, byte[] document)
    {
        StatusCode status = Sign1.TryRead(document, RedemptionStatement.TryDecode, out RedemptionStatement statement);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (!Office.IsSignedBy(document, RedemptionStatement.Label, centralBank, expected.VoucherId))
        {
            return StatusCode.SignatureInvalid;
        }

        return Sign1.Same(statement.VoucherId, expected.VoucherId)
            && Sign1.Same(statement.PaymentDigest, expected.PaymentDigest)
                ? StatusCode.Ok
                : StatusCode.TransactionMismatch;
    }

    private StatusCode Unanswered(byte[] reply, StatusCode status)
    {
        return Office.Unanswered(reply, MessageType.RedeemReply, status, Institutions.CentralBank);
    }

    private void Book(ExpectedPayment expected, byte[] redemption)
    {
        expected.State = (long)ExpectedPlace.Redeemed;
        expected.Statement = redemption;
        Office.Database.Commit(() =>
        {
            _desk.Expected.Update(expected);
            Office.Books.Post(
                "payment received",
                expected.VoucherId,
                new(BankDesk.Reserve, expected.PaidMinor),
                new(CustomerStore.BooksName(expected.Account), expected.PaidMinor));
        });
    }

    /// <summary>
    /// This bank took the report in time and brought it too late: the payee is paid, out of the bank's own money.
    /// </summary>
    private void StandFor(ExpectedPayment expected)
    {
        expected.State = (long)ExpectedPlace.StoodFor;
        Office.Database.Commit(() =>
        {
            _desk.Expected.Update(expected);
            Office.Books.Post(
                "late report stood for",
                expected.VoucherId,
                new(BankDesk.Losses, expected.PaidMinor),
                new(CustomerStore.BooksName(expected.Account), expected.PaidMinor));
        });
    }

    private void Drop(ExpectedPayment expected)
    {
        expected.State = (long)(expected.Statement.Length > 0 ? ExpectedPlace.Closed : ExpectedPlace.Expected);
        expected.Report = [];
        expected.PaymentDigest = [];
        Office.Database.Commit(() => _desk.Expected.Update(expected));
    }
}
