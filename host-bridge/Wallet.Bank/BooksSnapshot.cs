using System.Collections.Generic;

namespace Wallet.Bank;

/// <summary>The books of all institutions at one moment.</summary>
/// <param name="TimeMs">When, Unix milliseconds.</param>
/// <param name="Institutions">Central bank and commercial banks.</param>
/// <param name="Vouchers">Every voucher the banks know, newest first.</param>
/// <param name="Totals">Sums for one line of a page.</param>
/// <param name="Problems">What does not add up; empty when all is well.</param>
public sealed record BooksSnapshot(
    long TimeMs,
    IReadOnlyList<InstitutionBooks> Institutions,
    IReadOnlyList<VoucherLine> Vouchers,
    BooksTotals Totals,
    IReadOnlyList<string> Problems);

/// <summary>One institution's accounts.</summary>
public sealed record InstitutionBooks(string Institution, string Name, IReadOnlyList<AccountLine> Accounts);

/// <summary>One account.</summary>
/// <param name="Name">Such as "reserve" or "customer:0001".</param>
/// <param name="IsAsset">True for an asset, false for a liability.</param>
/// <param name="BalanceMinor">Natural balance: positive is usual on either side.</param>
/// <param name="Holder">The customer's name; empty for other accounts.</param>
public sealed record AccountLine(string Name, bool IsAsset, long BalanceMinor, string Holder);

/// <summary>One voucher as its payer's bank sees it.</summary>
/// <param name="VoucherId">Lower-case hex.</param>
/// <param name="PayerBank">Id.</param>
/// <param name="PayeeBank">Id.</param>
/// <param name="Payer">Name in the payer's certificate.</param>
/// <param name="Payee">Name in the payee's certificate.</param>
/// <param name="AmountMinor">The most that can be paid with it.</param>
/// <param name="PaidMinor">What was paid with it; 0 until it is used.</param>
/// <param name="State">Held, Open, Returning, Redeemed, RolledBack or PaidUnderGuarantee.</param>
/// <param name="ValidUntilMs">0 while Held.</param>
/// <param name="ReportUntilMs">0 while Held.</param>
public sealed record VoucherLine(
    string VoucherId,
    string PayerBank,
    string PayeeBank,
    string Payer,
    string Payee,
    long AmountMinor,
    long PaidMinor,
    string State,
    long ValidUntilMs,
    long ReportUntilMs);

/// <summary>Sums over the commercial banks.</summary>
/// <param name="CustomersMinor">All customers' accounts.</param>
/// <param name="VouchersMinor">Money in vouchers of the banks' payers.</param>
/// <param name="InTransitMinor">Booked at one of two banks so far: plus when missing, minus when counted twice.</param>
/// <param name="LossesMinor">What the banks themselves paid, under guarantee or for reports brought late.</param>
/// <param name="IssuedMinor">Money the central bank has issued.</param>
public sealed record BooksTotals(
    long CustomersMinor,
    long VouchersMinor,
    long InTransitMinor,
    long LossesMinor,
    long IssuedMinor)
{
    /// <summary>Constant but for opening balances, at every step of everything.</summary>
    public long TotalMinor => CustomersMinor + VouchersMinor + InTransitMinor - LossesMinor;
}

/// <summary>A refusal as it is kept.</summary>
public sealed record RefusalLine(long TimeMs, string Institution, string Message, string Status, string Counterpart);
