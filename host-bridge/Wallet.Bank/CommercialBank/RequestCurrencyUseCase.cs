using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CommercialBank;

/// <summary>
/// Sets a currency document aside for a card's next transaction, buying one where there is none to take over.
/// </summary>
/// <remarks>
/// Durable steps: 1. the request with its id, reserve -> currency; 2. the central bank is asked (the same id again
/// gets the same document); 3. the document. A crash after 1 or 2 is made good by <see cref="Resume"/>; a refusal
/// undoes 1.
/// </remarks>
internal sealed class RequestCurrencyUseCase
{
    private const int RequestIdBytes = 16;

    /// <summary>
    /// Documents an account has bought and not used come to at most this many times its balance: once out of its own
    /// money, and once more out of the bank's, for an order that was refused and is made again for another amount.
    /// </summary>
    private const int IdleBalances = 2;

    private readonly BankDesk _desk;

    public RequestCurrencyUseCase(BankDesk desk)
    {
        _desk = desk;
    }

    private Office Office => _desk.Office;

    public StatusCode Run(Certificate card, string account, byte[] message, out byte[] reply)
    {
        reply = [];
        StatusCode status = RequestCurrency.TryDecode(message, 0, message.Length, out RequestCurrency request);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        BankCurrency? currency = _desk.Currencies.ByVoucher(request.VoucherId);
        bool isRepeat = currency is not null && currency.Account == account
            && currency.AmountMinor == request.AmountMinor && request.Currency == Institutions.Currency;
        if (!isRepeat)
        {
            status = Check(card, account, request, isVoucherIdTaken: currency is not null);
            if (status != StatusCode.Ok)
            {
                return status;
            }
        }

        status = Provide(account, request);
        if (status == StatusCode.Ok)
        {
            byte[] document = _desk.Currencies.ByVoucher(request.VoucherId)!.Document;
            reply = new RequestCurrencyReply { CurrencyDocument = document }.Encode();
        }

        return status;
    }

    /// <summary>Asks again for what was asked and not answered.</summary>
    public void Resume()
    {
        Office.FinishEach(_desk.Currencies.Asked, asked => Finish(asked), nameof(RequestCurrency));
    }

    private StatusCode Check(
        Certificate card, string account, RequestCurrency request, bool isVoucherIdTaken)
    {
        if (!Amount.IsValid(request.AmountMinor) || request.AmountMinor > Office.Options.TransactionMaxMinor)
        {
            return StatusCode.AmountInvalid;
        }

        if (Office.Books.Balance(CustomerStore.BooksName(account)) < request.AmountMinor)
        {
            return StatusCode.InsufficientFunds;
        }

        if (request.Currency != Institutions.Currency)
        {
            return StatusCode.CurrencyInvalid;
        }

        if (!PaymentOrder.IsIdOf(request.VoucherId, card.PublicKey))
        {
            return StatusCode.TransactionMismatch;
        }

        return isVoucherIdTaken || _desk.Vouchers.Find(request.VoucherId) is not null
            ? StatusCode.IdempotencyConflict
            : StatusCode.Ok;
    }

    private StatusCode Provide(string account, RequestCurrency request)
    {
        long nowMs = Office.NowMs;
        long untilMs = nowMs + (long)Office.Options.CurrencySetAside.TotalMilliseconds;
        BankCurrency? currency = _desk.Currencies.ByVoucher(request.VoucherId);
        if (currency?.Place == CurrencyPlace.Used)
        {
            return StatusCode.Ok;
        }

        currency ??= _desk.Currencies.Idle(request.AmountMinor, account, nowMs);
        if (currency?.Place == CurrencyPlace.SetAside)
        {
            Office.Database.Commit(
                () => _desk.Currencies.SetAside(currency.RequestId, request.VoucherId, account, untilMs, nowMs));
            return StatusCode.Ok;
        }

        if (currency is null)
        {
            long idleMinor = _desk.Currencies.IdleMinor(account);
            long idleMaxMinor = IdleBalances * Office.Books.Balance(CustomerStore.BooksName(account));
            if (idleMinor + request.AmountMinor > idleMaxMinor
                || Office.Books.Balance(BankDesk.Reserve) < request.AmountMinor)
            {
                return StatusCode.InsufficientFunds;
            }

            byte[] requestId = Office.Options.Random.Bytes(RequestIdBytes);
            Office.Database.Commit(() =>
            {
                _desk.Currencies.AddAsked(requestId, request.AmountMinor, request.VoucherId, account, untilMs);
                Office.Books.Post(
                    "currency asked for",
                    [],
                    new(BankDesk.Reserve, -request.AmountMinor),
                    new(BankDesk.Currency, request.AmountMinor));
            });
        }

        return Finish(_desk.Currencies.ByVoucher(request.VoucherId)!);
    }

    private StatusCode Finish(BankCurrency asked)
    {
        byte[]? reply = Office.Links.Ask(Institutions.CentralBank, new IssueCurrency
        {
            RequestId = asked.RequestId,
            AmountMinor = asked.AmountMinor,
            Currency = Institutions.Currency,
        }.Encode());
        Certificate? centralBank = reply is null ? null : _desk.CentralBankCertificate();
        if (reply is null || centralBank is null)
        {
            return StatusCode.BankUnavailable;
        }

        StatusCode status = IssueCurrencyReply.TryDecode(reply, 0, reply.Length, out IssueCurrencyReply answer);
        if (Retry.IsFinal(reply, MessageType.IssueCurrencyReply, status))
        {
            Undo(asked);
            return status;
        }

        if (status == StatusCode.Ok && !IsGood(answer.CurrencyDocument, asked, centralBank))
        {
            status = StatusCode.CurrencyInvalid;
        }

        if (status != StatusCode.Ok)
        {
            return Office.Unanswered(reply, MessageType.IssueCurrencyReply, status, Institutions.CentralBank);
        }

        Office.Database.Commit(() =>
        {
            _desk.Currencies.Receive(asked.RequestId, answer.CurrencyDocument);
            _desk.Currencies.SetAside(
                asked.RequestId, asked.VoucherId, asked.Account, asked.SetAsideUntilMs, Office.NowMs);
        });
        return StatusCode.Ok;
    }

    private void Undo(BankCurrency asked)
    {
        Office.Database.Commit(() =>
        {
            _desk.Currencies.Remove(asked.RequestId);
            Office.Books.Post(
                "currency refused",
                [],
                new(BankDesk.Currency, -asked.AmountMinor),
                new(BankDesk.Reserve, asked.AmountMinor));
        });
    }

    private bool IsGood(byte[] document, BankCurrency asked, Certificate centralBank)
    {
        return Sign1.TryRead(document, CurrencyDocument.TryDecode, out CurrencyDocument currency) == StatusCode.Ok
            && Office.IsSignedBy(document, CurrencyDocument.Label, centralBank)
            && currency.AmountMinor == asked.AmountMinor && currency.Bank == Office.Id
            && currency.Currency == Institutions.Currency;
    }
}
