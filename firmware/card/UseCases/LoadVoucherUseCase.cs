using System;
using Wallet.Card.Dialogs;
using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Crypto;
using Wallet.Core.Dialogs;
using Wallet.Core.Documents;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.Session;
using Wallet.Core.Signing;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Card.UseCases;

/// <summary>Turns money on the account into an offline voucher for one payee.</summary>
/// <remarks>
/// Ask the holder, fetch the currency, sign, write down, send, check, keep - in that order. Before the order is written
/// down a cut means that nothing happened. After it the order is sent again until it is answered, so that a voucher the
/// banks have made is never lost on the way.
/// </remarks>
public sealed class LoadVoucherUseCase
{
    /// <summary>The currency of this system, ISO 4217.</summary>
    public const string Currency = "CNY";

    private readonly CardContext _card;
    private readonly DeviceContext _device;

    /// <summary>For this card.</summary>
    public LoadVoucherUseCase(CardContext card)
    {
        _card = card;
        _device = card.Device;
    }

    /// <summary>Loads a voucher; says so on the display where Ok.</summary>
    public StatusCode Run()
    {
        StatusCode status = _device.Remote.Check();
        status = status == StatusCode.Ok ? _card.Vouchers.CheckRoom() : status;
        if (status != StatusCode.Ok)
        {
            return status;
        }

        Show(_card.Orders.Pending == null ? TextId.ConnectingToBank : TextId.FinishingOrder);
        var session = new BankSession(_device);
        status = session.Open(true);
        if (status == StatusCode.Ok)
        {
            status = Load(session);
        }

        session.Close();
        _device.Consent.Withdraw();
        return status;
    }

    private StatusCode Load(BankSession session)
    {
        var resume = new ResumeOrderUseCase(_card);
        StatusCode status = resume.Run(session);
        if (resume.Loaded != null)
        {
            // That was the one the holder asked for before; another one needs another look at the menu.
            return ShowLoaded(resume.Loaded);
        }

        if (status != StatusCode.Ok || _card.Orders.Pending != null)
        {
            return status != StatusCode.Ok ? status : StatusCode.OrderPending;
        }

        status = AskHolder(session, out DeviceCertificate payee, out long amountMinor);
        if (status == StatusCode.Ok)
        {
            Show(TextId.AskingBank);
            status = Prepare(session, payee, amountMinor);
        }

        if (status == StatusCode.Ok)
        {
            status = resume.Run(session);
        }

        return status == StatusCode.Ok ? ShowLoaded(resume.Loaded) : status;
    }

    private StatusCode AskHolder(BankSession session, out DeviceCertificate payee, out long amountMinor)
    {
        payee = null;
        amountMinor = 0;
        StatusCode status = new ListPayeesUseCase(_card).Run(session, out DeviceCertificate[] payees);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        int index = 0;
        string title = _device.Screen.Text(TextId.ChoosePayee);
        status = Choose.Ask(_device, title, NamesOf(payees), null, CardDialogs.TimeoutMs, ref index);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        payee = payees[index];
        title = _device.Screen.Text(TextId.TypeAmount);
        status = TypeAmount.Ask(_device, title, Amount.MinorMax, CardDialogs.TimeoutMs, out amountMinor);
        status = status == StatusCode.Ok ? _device.Remote.CheckAmount(amountMinor) : status;
        if (status != StatusCode.Ok)
        {
            return status;
        }

        title = _device.Screen.Text(TextId.ConfirmLoad);
        status = Confirm.Ask(_device, title, payee.CommonName, amountMinor, CardDialogs.TimeoutMs);
        if (status == StatusCode.Ok)
        {
            _device.Consent.Give(SignedKind.Order, SignedDocument.Digest(payee.Encoded), amountMinor);
        }

        return status;
    }

    private StatusCode Prepare(BankSession session, DeviceCertificate payee, long amountMinor)
    {
        byte[] voucherId = DrawVoucherId();
        StatusCode status = FetchCurrency(session, voucherId, amountMinor, out byte[] currency);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = _card.Orders.NextTimestamp(_device.Clock.NowMsOr0(), out long timestampMs);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        var order = new PaymentOrder();
        order.TimestampMs = timestampMs;
        order.VoucherId = voucherId;
        order.PayerCertificateDigest = _device.Identity.CertificateDigest;
        order.PayerBank = _device.Identity.Institution;
        order.PayeeCertificateDigest = SignedDocument.Digest(payee.Encoded);
        order.PayeeBank = payee.Organization;
        order.AmountMinor = amountMinor;
        order.Currency = Currency;
        order.CurrencyDigest = SignedDocument.Digest(currency);
        var pending = new PendingOrder();
        pending.PayeeName = payee.CommonName;
        status = SigningGate.Sign(_device, PaymentOrder.Label, order.Encode(), out byte[] signed);
        pending.Order = signed;
        return status == StatusCode.Ok ? _card.Orders.Save(pending) : status;
    }

    private byte[] DrawVoucherId()
    {
        const int RandomBytes = PaymentOrder.VoucherIdRandomBytes;
        var voucherId = new byte[PaymentOrder.VoucherIdBytes];
        _device.Random.Fill(voucherId, 0, RandomBytes);
        Array.Copy(_device.Identity.PublicKey, 0, voucherId, RandomBytes, voucherId.Length - RandomBytes);
        return voucherId;
    }

    private StatusCode FetchCurrency(BankSession session, byte[] voucherId, long amountMinor, out byte[] currency)
    {
        currency = null;
        var request = new RequestCurrency();
        request.VoucherId = voucherId;
        request.AmountMinor = amountMinor;
        request.Currency = Currency;
        StatusCode status = session.Exchange(request.Encode(), out byte[] reply);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = RequestCurrencyReply.TryDecode(reply, 0, reply.Length, out RequestCurrencyReply answer);
        if (status == StatusCode.Ok)
        {
            status = CheckCurrency(answer.CurrencyDocument, amountMinor);
        }

        _device.Refusals.Note((int)MessageType.RequestCurrencyReply, status);
        if (status == StatusCode.Ok)
        {
            currency = answer.CurrencyDocument;
        }

        return status;
    }

    private StatusCode CheckCurrency(byte[] signed, long amountMinor)
    {
        DeviceCertificate centralBank = _device.Identity.CentralBank;
        StatusCode status = SignedDocument.Verify(
            _device, signed, CurrencyDocument.Label, centralBank, out byte[] payload);
        CurrencyDocument document = null;
        if (status == StatusCode.Ok)
        {
            status = CurrencyDocument.TryDecode(payload, out document);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        bool isForThis = document.AmountMinor == amountMinor && document.Currency == Currency
            && document.Bank == _device.Identity.Institution;
        return isForThis ? StatusCode.Ok : StatusCode.CurrencyInvalid;
    }

    private StatusCode ShowLoaded(Voucher voucher)
    {
        string title = _device.Screen.Text(TextId.VoucherLoaded);
        Notice.ShowAmount(_device, title, voucher.PayeeName, voucher.AmountMinor, Sound.Success);
        return StatusCode.Ok;
    }

    private void Show(TextId text)
    {
        string step = text == TextId.AskingBank ? string.Empty : _device.Screen.Text(text);
        Progress.Show(_device, _device.Screen.Text(TextId.AskingBank), step, 0, 0);
    }

    private static string[] NamesOf(DeviceCertificate[] payees)
    {
        string[] names = new string[payees.Length];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = payees[i].CommonName;
        }

        return names;
    }
}
