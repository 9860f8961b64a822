using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Bank.CentralBank;
using Wallet.Bank.CommercialBank;
using Wallet.Bank.Shared.Crypto;
using Wallet.Bank.Shared.Data;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Bank;

/// <content>The books of all institutions side by side.</content>
public sealed partial class BankSystem
{
    /// <summary>Every account, every voucher, the totals, and what does not add up.</summary>
    public BooksSnapshot Books()
    {
        lock (_lock)
        {
            var institutions = new List<InstitutionBooks>
            {
                new(
                    Institutions.CentralBank,
                    Institutions.NameOf(Institutions.CentralBank),
                    _centralBank.Office.Books.Lines(_ => "")),
            };
            institutions.AddRange(_banks.Select(bank => new InstitutionBooks(
                bank.Office.Id,
                Institutions.NameOf(bank.Office.Id),
                bank.Office.Books.Lines(bank.Desk.Customers.HolderOf))));
            return new BooksSnapshot(
                _options.Time.GetUtcNow().ToUnixTimeMilliseconds(),
                institutions,
                _banks.SelectMany(bank => bank.Desk.Vouchers.All().Select(voucher => Line(bank, voucher))).ToList(),
                Totals(),
                Check());
        }
    }

    /// <summary>
    /// Adds all books up again and compares the institutions with each other; empty when all is well.
    /// </summary>
    public IReadOnlyList<string> VerifyBooks()
    {
        lock (_lock)
        {
            return Check();
        }
    }

    private VoucherLine Line(CommercialBankInstitution bank, BankVoucher voucher)
    {
        Sign1.TryRead(voucher.OrderDocument, PaymentOrder.TryDecode, out PaymentOrder order);
        byte[]? payee = _banks
            .Select(candidate => candidate.Desk.Customers.Device(order.PayeeCertificateDigest)?.Certificate)
            .FirstOrDefault(certificate => certificate is not null);
        return new VoucherLine(
            Convert.ToHexStringLower(voucher.VoucherId),
            bank.Office.Id,
            voucher.PayeeBank,
            Certificate.Read(voucher.PayerCertificate).Name,
            payee is null ? "" : Certificate.Read(payee).Name,
            voucher.AmountMinor,
            voucher.PaidMinor,
            voucher.Place.ToString(),
            voucher.ValidUntilMs,
            voucher.ReportUntilMs);
    }

    private BooksTotals Totals()
    {
        long customers = _banks.Sum(bank => bank.Desk.Customers.All()
            .Sum(customer => bank.Office.Books.Balance(CustomerStore.BooksName(customer.Account))));
        return new BooksTotals(
            customers,
            _banks.Sum(bank => bank.Office.Books.Balance(BankDesk.VouchersAccount)),
            _centralBank.Store.Vouchers().Sum(InTransit),
            _banks.Sum(bank => bank.Office.Books.Balance(BankDesk.Losses)),
            _centralBank.Office.Books.Balance(CentralStore.Issued));
    }

    /// <summary>
    /// A redemption is booked at the payee's and at the payer's bank, one after the other: in between, what was paid is
    /// counted twice or not at all.
    /// </summary>
    private long InTransit(CentralVoucher voucher)
    {
        if (voucher.Place is not (CentralVoucherState.Redeemed or CentralVoucherState.PaidUnderGuarantee))
        {
            return 0;
        }

        BankVoucher? paid = FindBank(voucher.PayerBank).Desk.Vouchers.Find(voucher.VoucherId);
        ExpectedPayment? received = FindBank(voucher.PayeeBank).Desk.Expected.Find(voucher.VoucherId);
        BankVoucherPlace end = voucher.Place == CentralVoucherState.Redeemed
            ? BankVoucherPlace.Redeemed
            : BankVoucherPlace.PaidUnderGuarantee;
        bool isBookedByPayer = paid?.Place == end;
        bool isBookedByPayee = received?.Place == ExpectedPlace.Redeemed;
        return (isBookedByPayer ? voucher.PaidMinor : 0) - (isBookedByPayee ? voucher.PaidMinor : 0);
    }

    private List<string> Check()
    {
        List<string> problems = All
            .SelectMany(institution => institution.Problems.Select(problem => $"{institution.Office.Id}: {problem}"))
            .ToList();

        // While messages between institutions are on their way, only each institution's own books can be judged.
        if (_centralBank.Office.Outbox.Waiting > 0 || _banks.Any(bank => bank.IsWaiting))
        {
            return problems;
        }

        Books central = _centralBank.Office.Books;
        foreach (CommercialBankInstitution bank in _banks)
        {
            string id = bank.Office.Id;
            Books own = bank.Office.Books;
            long reserve = central.Balance(CentralStore.Reserve(id));
            long currency = central.Balance(CentralStore.Currency(id));
            Compare(problems, id + " reserve", own.Balance(BankDesk.Reserve), reserve);
            Compare(problems, id + " currency", own.Balance(BankDesk.Currency), currency);
            if (own.Balance(BankDesk.VouchersAccount) != own.Balance(BankDesk.Pending))
            {
                problems.Add(id + ": open vouchers and the currency pledged to them differ");
            }
        }

        Compare(
            problems,
            "pending",
            _banks.Sum(bank => bank.Office.Books.Balance(BankDesk.Pending)),
            central.Balance(CentralStore.Pending));
        return problems;
    }

    private static void Compare(List<string> problems, string what, long there, long central)
    {
        if (there != central)
        {
            problems.Add($"{what}: {Amount.Format(there)} there, {Amount.Format(central)} at the central bank");
        }
    }
}
