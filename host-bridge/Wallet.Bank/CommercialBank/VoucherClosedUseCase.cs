using System;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CommercialBank;

/// <summary>The central bank says that a voucher has ended: books it once, however often it is said.</summary>
/// <remarks>
/// One durable step each: the voucher's place, its statement, the postings, and what else must be sent.
/// </remarks>
internal sealed class VoucherClosedUseCase
{
    private readonly BankDesk _desk;

    public VoucherClosedUseCase(BankDesk desk)
    {
        _desk = desk;
    }

    private Office Office => _desk.Office;

    public StatusCode Run(Certificate centralBank, byte[] message, out byte[] reply)
    {
        reply = StatusReply.To((int)MessageType.VoucherClosed, StatusCode.Ok).Encode();
        StatusCode status = VoucherClosed.TryDecode(message, 0, message.Length, out VoucherClosed note);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        return note.Outcome switch
        {
            (long)BankVoucherState.Redeemed => Redeemed(centralBank, note),
            (long)BankVoucherState.RolledBack => RolledBack(centralBank, note),
            (long)BankVoucherState.PaidUnderGuarantee => PaidUnderGuarantee(centralBank, note),
            _ => StatusCode.MessageMalformed,
        };
    }

    private static bool IsUnderWay(BankVoucher voucher)
    {
        return voucher.Place is BankVoucherPlace.Held or BankVoucherPlace.Open or BankVoucherPlace.Returning;
    }

    private StatusCode Redeemed(Certificate centralBank, VoucherClosed note)
    {
        BankVoucher? voucher = _desk.Vouchers.Find(note.VoucherId);
        StatusCode status = voucher is null
            ? StatusCode.VoucherUnknown
            : ClosingStatement.CheckRedemption(Office, centralBank, voucher, note.Statement, note.Evidence);
        if (status != StatusCode.Ok || voucher!.Place == BankVoucherPlace.Redeemed)
        {
            return status;
        }

        if (!IsUnderWay(voucher))
        {
            return StatusCode.VoucherRolledBack;
        }

        voucher.State = (long)BankVoucherPlace.Redeemed;
        voucher.Statement = note.Statement;
        voucher.Evidence = note.Evidence;
        Office.Database.Commit(() =>
        {
            _desk.Vouchers.Update(voucher);
            _desk.PostRedeemed(voucher);
        });
        return StatusCode.Ok;
    }

    private StatusCode RolledBack(Certificate centralBank, VoucherClosed note)
    {
        StatusCode status = ClosingStatement.ReadRollBack(
            Office, centralBank, note.Statement, out RollBackStatement statement);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (!Sign1.Same(statement.VoucherId, note.VoucherId))
        {
            return StatusCode.TransactionMismatch;
        }

        // This bank may be the payer's, the payee's, or both. A row about another order is none of this note's.
        BankVoucher? voucher = _desk.Vouchers.Find(note.VoucherId);
        ExpectedPayment? expected = _desk.Expected.Find(note.VoucherId);
        if (voucher is null && expected is null)
        {
            return StatusCode.VoucherUnknown;
        }

        voucher = voucher is not null && Sign1.Same(voucher.OrderDigest, statement.OrderDigest) ? voucher : null;
        expected = expected is not null && Sign1.Same(expected.OrderDigest, statement.OrderDigest) ? expected : null;
        if (voucher is null && expected is null)
        {
            return StatusCode.TransactionMismatch;
        }

        Office.Database.Commit(() =>
        {
            if (voucher is not null && IsUnderWay(voucher))
            {
                voucher.State = (long)BankVoucherPlace.RolledBack;
                voucher.Statement = note.Statement;
                _desk.Vouchers.Update(voucher);
                _desk.PostReturn(voucher);
            }

            CloseExpected(expected, note.Statement);
        });
        return StatusCode.Ok;
    }

    private void CloseExpected(ExpectedPayment? expected, byte[] statement)
    {
        if (expected is null
            || expected.Place is ExpectedPlace.Redeemed or ExpectedPlace.Closed or ExpectedPlace.StoodFor)
        {
            return;
        }

        // A report under way goes on: the central bank may still have to pay it under guarantee.
        if (expected.Place != ExpectedPlace.Reporting)
        {
            expected.State = (long)ExpectedPlace.Closed;
        }

        expected.Statement = statement;
        _desk.Expected.Update(expected);
    }

    private StatusCode PaidUnderGuarantee(Certificate centralBank, VoucherClosed note)
    {
        BankVoucher? voucher = _desk.Vouchers.Find(note.VoucherId);
        StatusCode status = voucher is null
            ? StatusCode.VoucherUnknown
            : ClosingStatement.CheckRedemption(Office, centralBank, voucher, note.Statement, note.Evidence);
        if (status != StatusCode.Ok || voucher!.Place == BankVoucherPlace.PaidUnderGuarantee)
        {
            return status;
        }

        if (voucher.Place != BankVoucherPlace.RolledBack)
        {
            // The note of the roll-back is still on its way; the central bank says it first and repeats this one.
            return StatusCode.Busy;
        }

        // Roll-back request and payment, both signed by the card, stay side by side in the archive as proof. The
        // account got all the money back that its card then paid with, so it bears the payment as far as it goes.
        voucher.State = (long)BankVoucherPlace.PaidUnderGuarantee;
        voucher.Evidence = note.Evidence;
        long paidMinor = voucher.PaidMinor;
        byte[] serialNumber = Certificate.Read(voucher.PayerCertificate).SerialNumber;
        string customer = CustomerStore.BooksName(voucher.Account);
        long setOffMinor = Math.Min(paidMinor, Office.Books.Balance(customer));
        Office.Database.Commit(() =>
        {
            _desk.Vouchers.Update(voucher);
            Office.Outbox.Add(
                Institutions.Authority, new RevokeCertificate { SerialNumber = serialNumber }.Encode());
            Office.Books.Post(
                "paid under guarantee",
                voucher.VoucherId,
                new(customer, -setOffMinor),
                new(BankDesk.Losses, paidMinor - setOffMinor),
                new(BankDesk.Reserve, -paidMinor));
        });
        return StatusCode.Ok;
    }
}
