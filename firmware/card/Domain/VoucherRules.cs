using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card.Domain;

/// <summary>
/// What may be done with a voucher. Each check returns the first reason why not, and changes nothing.
/// </summary>
public static class VoucherRules
{
    /// <summary>May the holder pay with it now?</summary>
    /// <param name="voucher">Null where there is none of that id.</param>
    /// <param name="nowMs">Trusted time, unix milliseconds.</param>
    public static StatusCode CheckPay(Voucher voucher, long nowMs)
    {
        if (voucher == null)
        {
            return StatusCode.VoucherUnknown;
        }

        if (voucher.State == VoucherState.Spent)
        {
            return StatusCode.VoucherSpent;
        }

        if (voucher.State == VoucherState.StruckOut)
        {
            return StatusCode.VoucherRolledBack;
        }

        if (voucher.State == VoucherState.Doubtful)
        {
            return StatusCode.VoucherDoubtful;
        }

        return nowMs > voucher.SpendUntilMs ? StatusCode.VoucherExpired : StatusCode.Ok;
    }

    /// <summary>May the holder give it back? Again is allowed: the bank may not have heard the first time.</summary>
    public static StatusCode CheckRollBack(Voucher voucher)
    {
        if (voucher == null)
        {
            return StatusCode.VoucherUnknown;
        }

        if (voucher.State == VoucherState.Doubtful)
        {
            return StatusCode.VoucherDoubtful;
        }

        return voucher.State == VoucherState.Spent ? StatusCode.RollBackAfterUse : StatusCode.Ok;
    }

    /// <summary>Is it for the payee who asks, and for the amount asked?</summary>
    public static StatusCode CheckPayee(Voucher voucher, byte[] payeeCertificateDigest, long amountMinor)
    {
        int count = voucher.PayeeCertificateDigest.Length;
        if (payeeCertificateDigest.Length != count
            || !Bytes.AreEqual(voucher.PayeeCertificateDigest, 0, payeeCertificateDigest, 0, count))
        {
            return StatusCode.VoucherWrongPayee;
        }

        return amountMinor != voucher.AmountMinor ? StatusCode.AmountChanged : StatusCode.Ok;
    }

    /// <summary>
    /// The payment a torn touch may have left behind for this payee and amount: the last one made, or null.
    /// </summary>
    /// <remarks>
    /// A finished payment looks the same to the card, which hears of redemptions only from its bank. Handing one over
    /// again costs nobody anything: the terminal knows it and says VoucherSpent.
    /// </remarks>
    public static Voucher FindUnfinished(VoucherTable table, byte[] payeeCertificateDigest, long amountMinor)
    {
        for (int i = table.Count - 1; i >= 0; i--)
        {
            Voucher voucher = table.At(i);
            if (voucher.State == VoucherState.Spent
                && CheckPayee(voucher, payeeCertificateDigest, amountMinor) == StatusCode.Ok)
            {
                return voucher;
            }
        }

        return null;
    }

    /// <summary>How a voucher in this state has ended when the bank says this of it; None where it goes on.</summary>
    /// <remarks>
    /// A spent voucher whose time is over goes on, because its payee may still report, and so does one in doubt. Struck
    /// out or held it is over: the card cannot use it any more and the bank gives the money back without being asked.
    /// </remarks>
    public static VoucherOutcome OutcomeOf(VoucherState state, BankVoucherState bankState)
    {
        switch (bankState)
        {
            case BankVoucherState.Redeemed:
            case BankVoucherState.PaidUnderGuarantee:
                return VoucherOutcome.Redeemed;
            case BankVoucherState.RolledBack:
                return VoucherOutcome.RolledBack;
            case BankVoucherState.Expired:
                bool mayBePaid = state == VoucherState.Spent || state == VoucherState.Doubtful;
                return mayBePaid ? VoucherOutcome.None : VoucherOutcome.Expired;
            default:
                return VoucherOutcome.None;
        }
    }
}
