using Wallet.Bank.Authentication;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;

namespace Wallet.Bank.CommercialBank;

/// <summary>
/// What the use cases of a commercial bank share: its tables, its accounts' names, and the central bank's
/// certificate.
/// </summary>
internal sealed class BankDesk
{
    public const string Schema = CustomerStore.Schema + EnrolmentStore.Schema + CurrencyStore.Schema
        + VoucherStore.Schema + ExpectedStore.Schema + RecoveryStore.Schema + TokenStore.Schema;

    /// <summary>Asset: what the bank has at the central bank.</summary>
    public const string Reserve = "reserve";

    /// <summary>Asset: currency documents.</summary>
    public const string Currency = "currency";

    /// <summary>Asset: currency pledged to open vouchers; mirrors the central bank's `pending`.</summary>
    public const string Pending = "pending";

    /// <summary>Kept as an asset: what the bank itself paid where it stands for others.</summary>
    /// <remarks>Guarantees beyond the cheating card's account, and reports that it accepted and brought too late.
    /// </remarks>
    public const string Losses = "losses";

    /// <summary>Liability: open vouchers of the bank's own payers.</summary>
    public const string VouchersAccount = "vouchers";

    /// <summary>Liability: the bank's own money.</summary>
    public const string Capital = "capital";

    public BankDesk(Office office)
    {
        Office = office;
        Customers = new CustomerStore(office);
        Enrolments = new EnrolmentStore(office);
        Currencies = new CurrencyStore(office);
        Vouchers = new VoucherStore(office);
        Expected = new ExpectedStore(office);
        Recoveries = new RecoveryStore(office);
        office.Database.Commit(() =>
        {
            // As at the central bank, only a guarantee may overdraw the reserve.
            office.Books.EnsureAccount(Reserve, isAsset: true, mayOverdraw: true);
            office.Books.EnsureAccount(Currency, isAsset: true);
            office.Books.EnsureAccount(Pending, isAsset: true);
            office.Books.EnsureAccount(Losses, isAsset: true);
            office.Books.EnsureAccount(VouchersAccount, isAsset: false);
            office.Books.EnsureAccount(Capital, isAsset: false);
        });
    }

    public Office Office { get; }

    public CustomerStore Customers { get; }

    public EnrolmentStore Enrolments { get; }

    public CurrencyStore Currencies { get; }

    public VoucherStore Vouchers { get; }

    public ExpectedStore Expected { get; }

    public RecoveryStore Recoveries { get; }

    /// <summary>
    /// The central bank's certificate, fetched and checked once and kept. Null when it cannot be had yet.
    /// </summary>
    public Certificate? CentralBankCertificate()
    {
        Certificate? kept = Office.CertificateOf(Institutions.CentralBank);
        if (kept is not null)
        {
            return kept;
        }

        Certificate? fetched = Office.Links.CertificateOf(Institutions.CentralBank);
        if (fetched is not null)
        {
            Office.KeepCertificate(Institutions.CentralBank, fetched);
        }

        return fetched;
    }

    /// <summary>
    /// Keeps the central bank's certificate from its own session where there is none yet, so that a report can be taken
    /// later however the line is then.
    /// </summary>
    public void KeepCentralBank(Certificate centralBank)
    {
        if (Office.CertificateOf(Institutions.CentralBank) is null)
        {
            Office.KeepCertificate(Institutions.CentralBank, centralBank);
        }
    }

    /// <summary>The customer's device again: its certificate now, and the authority's word for it.</summary>
    public StatusCode CheckDevice(Certificate device)
    {
        StatusCode status = device.Check(Office.Authority, Office.NowMs);
        return status == StatusCode.Ok ? Office.AskStatus(device) : status;
    }

    /// <summary>A good order's money: to the vouchers, and its currency pledged. Only inside a commit.</summary>
    public void PostHold(BankVoucher voucher)
    {
        Post("order held", voucher, CustomerStore.BooksName(voucher.Account), VouchersAccount);
        Post("currency pledged", voucher, Currency, Pending);
    }

    /// <summary>A refused order's money back. Only inside a commit.</summary>
    public void PostRelease(BankVoucher voucher)
    {
        Post("order released", voucher, VouchersAccount, CustomerStore.BooksName(voucher.Account));
        Post("pledge released", voucher, Pending, Currency);
    }

    /// <summary>An unused voucher's money back. Only inside a commit.</summary>
    public void PostReturn(BankVoucher voucher)
    {
        Post("voucher returned", voucher, VouchersAccount, CustomerStore.BooksName(voucher.Account));
        Post("reserve returned", voucher, Pending, Reserve);
    }

    /// <summary>
    /// A used voucher's money: what was paid leaves the bank, the rest goes back. Only inside a commit.
    /// </summary>
    public void PostRedeemed(BankVoucher voucher)
    {
        long paidMinor = voucher.PaidMinor;
        Office.Books.Post(
            "voucher redeemed", voucher.VoucherId, new(VouchersAccount, -paidMinor), new(Pending, -paidMinor));
        long restMinor = voucher.AmountMinor - paidMinor;
        if (restMinor > 0)
        {
            string customer = CustomerStore.BooksName(voucher.Account);
            Post("rest returned", voucher.VoucherId, restMinor, VouchersAccount, customer);
            Post("reserve returned", voucher.VoucherId, restMinor, Pending, Reserve);
        }
    }

    private void Post(string text, BankVoucher voucher, string from, string to)
    {
        Post(text, voucher.VoucherId, voucher.AmountMinor, from, to);
    }

    private void Post(string text, byte[] voucherId, long minor, string from, string to)
    {
        Office.Books.Post(text, voucherId, new(from, -minor), new(to, minor));
    }
}
