using Wallet.Card.Dialogs;
using Wallet.Card.Domain;
using Wallet.Card.Records;
using Wallet.Core;
using Wallet.Core.Crypto;
using Wallet.Core.Dialogs;
using Wallet.Core.Safety;
using Wallet.Core.Screen;
using Wallet.Core.Tokens;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Card.UseCases;

/// <summary>Answers a challenge: what is shown is what the password is good for.</summary>
/// <remarks>
/// Over the bridge comes the whole transaction. The holder reads it page by page, and the question is the digest of
/// what was shown, made anew from it, so the host cannot have another transaction answered. Typed, there are only eight
/// digits and the amount: the amount goes into the password too, and what else the digits stand for the holder has to
/// take from elsewhere, so a server gives them out for small amounts only.
/// </remarks>
public sealed class AnswerChallengeUseCase
{
    private readonly CardContext _card;
    private readonly DeviceContext _device;

    /// <summary>For this card.</summary>
    public AnswerChallengeUseCase(CardContext card)
    {
        _card = card;
        _device = card.Device;
    }

    /// <summary>A transaction that came over the bridge.</summary>
    /// <returns>Ok where the password was shown; it leaves the card by the display only.</returns>
    public StatusCode Run(byte[] message)
    {
        StatusCode status = AnswerChallenge.TryDecode(message, 0, message.Length, out AnswerChallenge request);
        TransactionInfo transaction = null;
        if (status == StatusCode.Ok)
        {
            status = TransactionInfo.TryDecode(request.Transaction, out transaction);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = Show(transaction, request.Challenge);
        if (status != StatusCode.Ok)
        {
            Notice.ShowRefusal(_device, status);
        }

        return status;
    }

    /// <summary>A challenge that the holder types, with its amount.</summary>
    public StatusCode RunTyped()
    {
        EnrolTokenReply token = null;
        StatusCode status = _device.Clock.IsSet ? _card.Tokens.Load(out token) : StatusCode.ClockNotSet;
        string digits = string.Empty;
        long amountMinor = 0;
        if (status == StatusCode.Ok)
        {
            string title = _device.Screen.Text(TextId.TokenTypeChallenge);
            status = TypeCode.Ask(_device, title, TokenTerms.TypedDigits, CardDialogs.TimeoutMs, out digits);
        }

        if (status == StatusCode.Ok)
        {
            string title = _device.Screen.Text(TextId.TypeAmount);
            status = TypeAmount.Ask(_device, title, Amount.MinorMax, CardDialogs.TimeoutMs, out amountMinor);
        }

        if (status == StatusCode.Ok)
        {
            string title = _device.Screen.Text(TextId.TokenConfirmTyped);
            string shown = PasswordPage.Grouped(digits);
            status = Confirm.Ask(_device, title, shown, amountMinor, CardDialogs.TimeoutMs);
        }

        if (status == StatusCode.Ok)
        {
            var input = new OcraInput { Question = digits, Session = new byte[TokenTerms.AmountBytes] };
            Bytes.PutUInt64BigEndian(input.Session, 0, (ulong)amountMinor);
            status = Answer(token, TokenTerms.ForTyped(token.ShortSuite), input);
        }

        TokenRecords.Clear(token);
        return status;
    }

    private StatusCode Show(TransactionInfo transaction, byte[] challenge)
    {
        EnrolTokenReply token = null;
        StatusCode status = CheckTransaction(transaction);
        if (status == StatusCode.Ok)
        {
            status = _card.Tokens.Load(out token);
        }

        if (status == StatusCode.Ok)
        {
            status = new TransactionPages(_device, transaction).Ask(CardDialogs.TimeoutMs);
        }

        if (status == StatusCode.Ok)
        {
            // From the fields that were drawn, not from the bytes that came.
            byte[] digest = Sha256.Hash(transaction.EncodeToDigest());
            bool isOfThis = Bytes.AreEqual(digest, 0, challenge, 0, digest.Length);
            var input = new OcraInput { Question = Bytes.ToHex(digest, 0, digest.Length) };
            status = isOfThis
                ? Answer(token, TokenTerms.ForTransactions(token.Suite), input)
                : StatusCode.ChallengeMismatch;
        }

        TokenRecords.Clear(token);
        return status;
    }

    private StatusCode CheckTransaction(TransactionInfo transaction)
    {
        if (transaction.AmountMinor <= 0 || transaction.AmountMinor > Amount.MinorMax)
        {
            return StatusCode.AmountInvalid;
        }

        bool isWhole = transaction.Platform.Length > 0 && transaction.Payee.Length > 0
            && transaction.Currency.Length > 0;
        if (!isWhole)
        {
            return StatusCode.MessageMalformed;
        }

        return TransactionPages.CanShow(_device.Screen, transaction) ? StatusCode.Ok : StatusCode.TextNotShowable;
    }

    // The PIN, then a counter that is used up, then the password, shown once.
    private StatusCode Answer(EnrolTokenReply token, OcraSuite suite, OcraInput input)
    {
        byte[] pin = new byte[TypePin.DigitsMax];
        string title = _device.Screen.Text(TextId.TokenPin);
        StatusCode status = TypePin.Ask(_device, title, CardDialogs.TimeoutMs, pin, out int count);
        if (status == StatusCode.Ok)
        {
            status = _card.Tokens.TakeCounter(false, out input.Counter);
        }

        if (status == StatusCode.Ok)
        {
            input.UnixSeconds = _device.Clock.NowMsOr0() / 1000;
            byte[] typed = Bytes.Slice(pin, 0, count);
            input.PinDigest = TokenMac.Digest(suite.PinHash, typed);
            Bytes.Clear(typed, 0, count);
            bool isAnswered = Ocra.TryCompute(
                _device.Ports.Hmac, suite, token.Secret, input, out string password);
            Guard.That(isAnswered, 455);
            Bytes.Clear(input.PinDigest, 0, input.PinDigest.Length);
            PasswordPage.Show(_device, password);
        }

        Bytes.Clear(pin, 0, pin.Length);
        return status;
    }
}
