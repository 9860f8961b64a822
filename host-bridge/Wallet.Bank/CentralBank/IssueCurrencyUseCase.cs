using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CentralBank;

/// <summary>A bank exchanges reserve for a currency document. The same request again gets the same document.</summary>
internal sealed class IssueCurrencyUseCase
{
    private readonly Office _office;
    private readonly CentralStore _store;

    public IssueCurrencyUseCase(Office office, CentralStore store)
    {
        _office = office;
        _store = store;
    }

    public StatusCode Run(Certificate bank, byte[] message, out byte[] reply)
    {
        reply = [];
        StatusCode status = IssueCurrency.TryDecode(message, 0, message.Length, out IssueCurrency request);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        CurrencyRow? row = _store.CurrencyByRequest(request.RequestId);
        if (row is null)
        {
            status = Check(bank, request);
            if (status != StatusCode.Ok)
            {
                return status;
            }

            row = Issue(bank, request);
        }
        else if (row.Bank != bank.Institution || row.AmountMinor != request.AmountMinor
            || request.Currency != Institutions.Currency)
        {
            return StatusCode.IdempotencyConflict;
        }

        reply = new IssueCurrencyReply { CurrencyDocument = row.Document }.Encode();
        return StatusCode.Ok;
    }

    private StatusCode Check(Certificate bank, IssueCurrency request)
    {
        if (!Amount.IsValid(request.AmountMinor))
        {
            return StatusCode.AmountInvalid;
        }

        long reserveMinor = _office.Books.Balance(CentralStore.Reserve(bank.Institution));
        if (reserveMinor < request.AmountMinor)
        {
            return StatusCode.InsufficientFunds;
        }

        // Besides a guarantee this is the only way out of a reserve, and a roll-back on request adds as much to it as
        // to what it may have to pay: so it covers every guarantee, whatever the bank and its cards do.
        if (reserveMinor - request.AmountMinor < _store.GuaranteedMinor(bank.Institution, _office.NowMs))
        {
            return StatusCode.ReserveTiedUp;
        }

        return request.Currency == Institutions.Currency ? StatusCode.Ok : StatusCode.CurrencyInvalid;
    }

    private CurrencyRow Issue(Certificate bank, IssueCurrency request)
    {
        var document = new CurrencyDocument
        {
            Serial = _office.Options.Random.Bytes(CurrencyDocument.SerialBytes),
            AmountMinor = request.AmountMinor,
            Currency = request.Currency,
            Bank = bank.Institution,
            IssuedMs = _office.NowMs,
        };
        byte[] signed = _office.Sign(CurrencyDocument.Label, document.Encode());
        _office.Database.Commit(() => _store.AddCurrency(
            document.Serial, request.RequestId, bank.Institution, request.AmountMinor, signed));
        return _store.CurrencyBySerial(document.Serial)!;
    }
}
