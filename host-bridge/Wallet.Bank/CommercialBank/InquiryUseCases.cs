using System.Linq;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CommercialBank;

/// <summary>Questions of devices that change nothing: the time, the payees, what became of vouchers.</summary>
internal sealed class InquiryUseCases
{
    private readonly BankDesk _desk;

    public InquiryUseCases(BankDesk desk)
    {
        _desk = desk;
    }

    private Office Office => _desk.Office;

    /// <summary>Signed time with the device's nonce, and the central bank's certificate for its trust anchor.</summary>
    public StatusCode SynchroniseClock(byte[] message, out byte[] reply)
    {
        reply = [];
        StatusCode status = Protocol.Messages.SynchroniseClock.TryDecode(
            message, 0, message.Length, out SynchroniseClock request);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        Certificate? centralBank = _desk.CentralBankCertificate();
        if (centralBank is null)
        {
            return StatusCode.BankUnavailable;
        }

        var statement = new TimeStatement { Nonce = request.Nonce, TimeMs = Office.NowMs };
        reply = new SynchroniseClockReply
        {
            Statement = Office.Sign(TimeStatement.Label, statement.Encode()),
            CentralBankCertificate = centralBank.Encoded,
        }.Encode();
        return StatusCode.Ok;
    }

    /// <summary>The authority's list of payees, passed on.</summary>
    public StatusCode ListPayees(byte[] message, out byte[] reply)
    {
        reply = [];
        StatusCode status = Protocol.Messages.ListPayees.TryDecode(message, 0, message.Length, out ListPayees request);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        byte[]? received = Office.Links.Ask(
            Institutions.Authority, new ListCertificates { FirstIndex = request.FirstIndex }.Encode());
        if (received is null)
        {
            return StatusCode.BankUnavailable;
        }

        status = ListCertificatesReply.TryDecode(received, 0, received.Length, out ListCertificatesReply answer);
        if (status == StatusCode.Ok)
        {
            reply = new ListPayeesReply { Total = answer.Total, Certificates = answer.Certificates }.Encode();
        }

        return status;
    }

    /// <summary>What became of vouchers that this account pays with or may be paid with.</summary>
    public StatusCode VoucherStates(string account, byte[] message, out byte[] reply)
    {
        reply = [];
        StatusCode status = Protocol.Messages.VoucherStates.TryDecode(
            message, 0, message.Length, out VoucherStates request);
        if (status == StatusCode.Ok)
        {
            long[] states = request.VoucherIds.Select(id => (long)StateOf(account, id)).ToArray();
            reply = new VoucherStatesReply { States = states }.Encode();
        }

        return status;
    }

    private BankVoucherState StateOf(string account, byte[] voucherId)
    {
        BankVoucher? voucher = _desk.Vouchers.Find(voucherId);
        if (voucher is not null && voucher.Account == account)
        {
            return voucher.Place switch
            {
                BankVoucherPlace.Redeemed => BankVoucherState.Redeemed,
                BankVoucherPlace.RolledBack => BankVoucherState.RolledBack,
                BankVoucherPlace.PaidUnderGuarantee => BankVoucherState.PaidUnderGuarantee,
                _ => OpenOrExpired(voucher.ValidUntilMs),
            };
        }

        ExpectedPayment? expected = _desk.Expected.Find(voucherId);
        if (expected is null || expected.Account != account)
        {
            return BankVoucherState.Unknown;
        }

        return expected.Place switch
        {
            ExpectedPlace.Redeemed or ExpectedPlace.StoodFor => BankVoucherState.Redeemed,
            ExpectedPlace.Closed => BankVoucherState.RolledBack,
            _ => OpenOrExpired(expected.ValidUntilMs),
        };
    }

    private BankVoucherState OpenOrExpired(long validUntilMs)
    {
        return validUntilMs != 0 && Office.NowMs > validUntilMs ? BankVoucherState.Expired : BankVoucherState.Open;
    }
}
