using System.Linq;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Bank.CommercialBank;

/// <summary>What the payer's bank checks in an order before it stands for it. Changes nothing.</summary>
internal sealed class OrderCheck
{
    private readonly BankDesk _desk;

    public OrderCheck(BankDesk desk)
    {
        _desk = desk;
    }

    private Office Office => _desk.Office;

    /// <summary>The card's certificate, asked about now, and the 1st signature.</summary>
    public StatusCode Signature(Certificate card, byte[] document, byte[] voucherId)
    {
        StatusCode status = _desk.CheckDevice(card);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        return Office.IsSignedBy(document, PaymentOrder.Label, card, voucherId)
            ? StatusCode.Ok
            : StatusCode.SignatureInvalid;
    }

    /// <summary>Everything else, in the order of the statuses.</summary>
    public StatusCode Content(
        Certificate card, string account, byte[] document, PaymentOrder order, bool isVoucherIdTaken)
    {
        StatusCode status = Office.Timestamps.Check(card.Digest, order.TimestampMs, Sign1.Digest(document));
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (order.PayerBank != Office.Id)
        {
            return StatusCode.WrongBank;
        }

        if (!Institutions.Banks.Contains(order.PayeeBank))
        {
            return StatusCode.PayeeUnknown;
        }

        status = Money(account, order);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (!Sign1.Same(order.PayerCertificateDigest, card.Digest)
            || !PaymentOrder.IsIdOf(order.VoucherId, card.PublicKey))
        {
            return StatusCode.TransactionMismatch;
        }

        if (Sign1.Same(order.PayeeCertificateDigest, card.Digest))
        {
            return StatusCode.PayerIsPayee;
        }

        return isVoucherIdTaken ? StatusCode.IdempotencyConflict : StatusCode.Ok;
    }

    private StatusCode Money(string account, PaymentOrder order)
    {
        if (!Amount.IsValid(order.AmountMinor) || order.AmountMinor > Office.Options.TransactionMaxMinor)
        {
            return StatusCode.AmountInvalid;
        }

        BankCurrency? asked = _desk.Currencies.ByVoucher(order.VoucherId);
        if (asked is not null && asked.AmountMinor != order.AmountMinor)
        {
            return StatusCode.AmountChanged;
        }

        if (Office.Books.Balance(CustomerStore.BooksName(account)) < order.AmountMinor)
        {
            return StatusCode.InsufficientFunds;
        }

        BankCurrency? currency = _desk.Currencies.ByDigest(order.CurrencyDigest);
        if (currency?.Place == CurrencyPlace.Used)
        {
            return StatusCode.CurrencySpent;
        }

        Certificate? centralBank = _desk.CentralBankCertificate();
        if (centralBank is null)
        {
            return StatusCode.BankUnavailable;
        }

        return currency is not null && asked is not null && Sign1.Same(currency.RequestId, asked.RequestId)
            && currency.Account == account && currency.SetAsideUntilMs >= Office.NowMs
            && order.Currency == Institutions.Currency
            && Office.IsSignedBy(currency.Document, CurrencyDocument.Label, centralBank, order.VoucherId)
                ? StatusCode.Ok
                : StatusCode.CurrencyInvalid;
    }
}
