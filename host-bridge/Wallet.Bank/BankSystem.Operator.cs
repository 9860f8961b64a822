using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Wallet.Bank.CentralBank;
using Wallet.Bank.CommercialBank;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Bank;

/// <content>What people behind the counter do.</content>
public sealed partial class BankSystem
{
    /// <summary>Name of the file with the authority's certificate in the data folder.</summary>
    public const string AuthorityFileName = "authority.c509";

    /// <summary>Opens an account and makes the code that enrols its device.</summary>
    /// <param name="bank">Id of the bank.</param>
    /// <param name="holderName">Name in the device's certificate: 1 to 32 bytes of UTF-8.</param>
    /// <param name="kind">The device it is for.</param>
    /// <param name="openingBalanceMinor">Money paid in, 0 or more: reserve of the bank at the central bank.</param>
    /// <returns>The 8-digit code; it is stored only as a hash.</returns>
    /// <exception cref="BankSetupException">No such bank, or a name or balance that cannot be.</exception>
    public string OpenAccount(string bank, string holderName, DeviceKind kind, long openingBalanceMinor)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(holderName);
        if (Encoding.UTF8.GetByteCount(holderName) > 32 || holderName.Any(char.IsControl))
        {
            throw new BankSetupException(
                "The holder's name is shown on the card: at most 32 bytes, no control characters.");
        }

        if (openingBalanceMinor is < 0 or > Amount.MinorMax)
        {
            throw new BankSetupException($"The opening balance must be 0 to {Amount.Format(Amount.MinorMax)}.");
        }

        if (kind is not (DeviceKind.Card or DeviceKind.Terminal))
        {
            throw new BankSetupException("An account is for a card or a terminal.");
        }

        lock (_lock)
        {
            CommercialBankInstitution institution = FindBank(bank);
            string code = institution.AddAccount(holderName, kind, openingBalanceMinor);
            FundOpenings(institution);
            return code;
        }
    }

    /// <summary>A new code for an account whose code was lost or locked, or whose device is to be replaced.</summary>
    public string NewEnrolmentCode(string bank, string account)
    {
        lock (_lock)
        {
            return FindBank(bank).NewCode(account)
                ?? throw new BankSetupException($"{bank} has no account '{account}'. See: wallet-bank books");
        }
    }

    /// <summary>Revokes every certificate of an account's devices: lost or stolen.</summary>
    /// <returns>How many.</returns>
    public int Revoke(string bank, string account)
    {
        lock (_lock)
        {
            List<BoundDevice> devices = FindBank(bank).Desk.Customers.DevicesOf(account);
            foreach (BoundDevice device in devices)
            {
                _authority.Store.Revoke(Certificate.Read(device.Certificate).SerialNumber);
            }

            return devices.Count;
        }
    }

    /// <summary>
    /// Blocks an account's devices on their holder's word: they get no money, freeze when they hear of it, and no
    /// one-time password of theirs counts.
    /// </summary>
    /// <remarks>
    /// A recovery makes it final; what was found again can be let in again, and gets another token for passwords.
    /// </remarks>
    /// <returns>How many.</returns>
    public int ReportLost(string bank, string account)
    {
        lock (_lock)
        {
            ForEachDevice(bank, account, (customers, device) => customers.Block(device, NowMs));
            CommercialBankInstitution institution = FindBank(bank);
            institution.Office.Database.Commit(() => institution.Authentication.End(account));
            return Freeze(bank, account, isFrozen: true);
        }
    }

    /// <summary>
    /// Lets an account's devices in again and lets them thaw; certificates that were revoked stay revoked.
    /// </summary>
    /// <returns>How many devices the account has.</returns>
    public int ReportFound(string bank, string account)
    {
        lock (_lock)
        {
            ForEachDevice(bank, account, (customers, device) => customers.Unblock(device));
            return Freeze(bank, account, isFrozen: false);
        }
    }

    /// <summary>Revokes one certificate.</summary>
    /// <returns>False when the authority has not issued it.</returns>
    public bool Revoke(byte[] certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        if (Certificate.TryRead(certificate, out Certificate read) != StatusCode.Ok)
        {
            return false;
        }

        lock (_lock)
        {
            if (_authority.Store.BySerialNumber(read.SerialNumber) is null)
            {
                return false;
            }

            _authority.Store.Revoke(read.SerialNumber);
            return true;
        }
    }

    /// <summary>Checks a voucher's six signatures again from its bank's archive.</summary>
    /// <param name="voucherId">16 bytes.</param>
    /// <param name="authorityCertificate">The one certificate to trust; null for the system's own.</param>
    /// <returns>Null when no bank has that voucher.</returns>
    public VoucherVerification? VerifyVoucher(byte[] voucherId, byte[]? authorityCertificate = null)
    {
        ArgumentNullException.ThrowIfNull(voucherId);
        lock (_lock)
        {
            Certificate authority = authorityCertificate is null
                ? _authority.Office.Certificate
                : VoucherArchive.ReadAuthority(authorityCertificate);
            BankVoucher? voucher = _banks
                .Select(bank => bank.Desk.Vouchers.Find(voucherId))
                .FirstOrDefault(found => found is not null);
            return voucher is null ? null : VoucherArchive.Verify(voucher, authority);
        }
    }

    /// <summary>The newest refusals of all institutions, newest first.</summary>
    public IReadOnlyList<RefusalLine> Refusals(int count = 100)
    {
        lock (_lock)
        {
            return All.SelectMany(institution => institution.Office.Refusals.Newest(count))
                .OrderByDescending(line => line.TimeMs)
                .Take(count)
                .ToList();
        }
    }

    private long NowMs => _options.Time.GetUtcNow().ToUnixTimeMilliseconds();

    private void ForEachDevice(string bank, string account, Action<CustomerStore, BoundDevice> work)
    {
        CommercialBankInstitution institution = FindBank(bank);
        List<BoundDevice> devices = institution.Desk.Customers.DevicesOf(account);
        CustomerStore customers = institution.Desk.Customers;
        institution.Office.Database.Commit(() => devices.ForEach(device => work(customers, device)));
    }

    /// <summary>
    /// Opening balances: first the central bank's reserve, once for each account, then the bank's own books.
    /// </summary>
    private void FundOpenings(CommercialBankInstitution bank)
    {
        string id = bank.Office.Id;
        CentralStore central = _centralBank.Store;
        central.Fund(id + "/capital", id, _options.CapitalMinor);
        foreach (Customer customer in bank.Desk.Customers.Unfunded())
        {
            if (customer.OpeningMinor > 0)
            {
                central.Fund(id + "/" + customer.Account, id, customer.OpeningMinor);
            }

            bank.BookOpening(customer);
        }
    }
}
