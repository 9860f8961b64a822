using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wallet.Bank.Web;
using Wallet.Bank.Shared;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CommandLine;

/// <summary>What the commands do. Each returns an exit code: 0 done, 1 not.</summary>
internal static class Commands
{
    private const int VoucherIdDigits = 32;

    public static int Run(string dataDirectory, int port)
    {
        if (port is < 0 or > 65535)
        {
            return Fail($"There is no port {port}. Choose one from 1024 to 65535, or 0 for any free one.");
        }

        using ILoggerFactory loggers = LoggerFactory.Create(
            logging => logging.AddSimpleConsole(console => console.SingleLine = true));
        return With(dataDirectory, loggers.CreateLogger("wallet-bank"), system =>
        {
            using WebApplication app = BankHost.Build(system, port);
            try
            {
                app.Start();
            }
            catch (Exception exception) when (exception is IOException or SocketException)
            {
                return Fail($"{exception.Message.TrimEnd('.')}. Choose another port with --port.");
            }

            Console.WriteLine($"Institutions: {string.Join(", ", Institutions.All)}. Data: {dataDirectory}");
            Console.WriteLine($"Listening on {app.Urls.First()} (this machine only). Ctrl+C ends.");
            app.WaitForShutdown();
            return 0;
        });
    }

    public static int Verify(string dataDirectory, string voucherId, string? authorityFile)
    {
        if (voucherId.Length != VoucherIdDigits || !voucherId.All(char.IsAsciiHexDigit))
        {
            return Fail("A voucher id has 32 hexadecimal digits. See: wallet-bank books");
        }

        string authority = authorityFile ?? Path.Combine(dataDirectory, BankSystem.AuthorityFileName);
        if (!File.Exists(authority))
        {
            return Fail($"There is no file {authority}. Name the institutions' folder with --data; the authority "
                + $"writes {BankSystem.AuthorityFileName} into it.");
        }

        try
        {
            byte[] id = Convert.FromHexString(voucherId);
            return Print(VoucherArchive.Verify(dataDirectory, id, File.ReadAllBytes(authority)));
        }
        catch (BankSetupException exception)
        {
            return Fail(exception.Message);
        }
    }

    public static int Books(string dataDirectory)
    {
        return WithExisting(dataDirectory, system =>
        {
            BooksSnapshot books = system.Books();
            foreach (InstitutionBooks institution in books.Institutions)
            {
                Console.WriteLine($"{institution.Name} ({institution.Institution})");
                foreach (AccountLine line in institution.Accounts)
                {
                    string side = line.IsAsset ? "asset" : "liability";
                    string balance = Amount.Format(line.BalanceMinor);
                    Console.WriteLine($"  {line.Name,-20} {balance,16}  {side,-9} {line.Holder}");
                }
            }

            foreach (VoucherLine voucher in books.Vouchers)
            {
                string amount = Amount.Format(voucher.AmountMinor);
                bool isPart = voucher.PaidMinor > 0 && voucher.PaidMinor < voucher.AmountMinor;
                string paid = isPart ? $", {Amount.Format(voucher.PaidMinor)} of it" : "";
                Console.WriteLine(
                    $"{voucher.VoucherId}  {amount,12}  {voucher.Payer} -> {voucher.Payee}  {voucher.State}{paid}");
            }

            Console.WriteLine($"Customers and vouchers together: {Amount.Format(books.Totals.TotalMinor)}");
            foreach (string problem in books.Problems)
            {
                Console.Error.WriteLine("Does not add up: " + problem);
            }

            return books.Problems.Count == 0 ? 0 : 1;
        });
    }

    public static int OpenAccount(string dataDirectory, string bank, string holder, string kind, string balance)
    {
        if (!TryParseMinor(balance, out long balanceMinor))
        {
            return Fail($"'{balance}' is not an amount. Write it like 500.00");
        }

        return With(dataDirectory, null, system =>
        {
            DeviceKind device = kind == "card" ? DeviceKind.Card : DeviceKind.Terminal;
            string code = system.OpenAccount(bank, holder, device, balanceMinor);
            Console.WriteLine($"Account of {holder} at {bank} opened with {Amount.Format(balanceMinor)}.");
            Console.WriteLine($"Enrolment code, to be typed on the {kind}: {code}");
            return 0;
        });
    }

    public static int Revoke(string dataDirectory, string bank, string account)
    {
        return ForDevices(
            dataDirectory,
            bank,
            account,
            system => system.Revoke(bank, account),
            "Certificates revoked: {0}. Unused vouchers return when they expire.");
    }

    public static int Lost(string dataDirectory, string bank, string account)
    {
        return ForDevices(
            dataDirectory,
            bank,
            account,
            system => system.ReportLost(bank, account),
            "Devices blocked, and frozen at their next update: {0}. A new card recovers the account with its sheet.");
    }

    public static int Found(string dataDirectory, string bank, string account)
    {
        return ForDevices(
            dataDirectory,
            bank,
            account,
            system => system.ReportFound(bank, account),
            "Devices let in again: {0}. Revoked certificates stay revoked.");
    }

    private static int ForDevices(
        string dataDirectory, string bank, string account, Func<BankSystem, int> work, string done)
    {
        return WithExisting(dataDirectory, system =>
        {
            int count = work(system);
            if (count == 0)
            {
                return Fail($"{bank} has no device for account '{account}'. See: wallet-bank books");
            }

            Console.WriteLine(string.Format(CultureInfo.InvariantCulture, done, count));
            return 0;
        });
    }

    /// <summary>
    /// "500", "500.5" or "500.50": no sign, no grouping, at most two decimals, the same in every language.
    /// </summary>
    internal static bool TryParseMinor(string text, out long minor)
    {
        minor = 0;
        bool isNumber = decimal.TryParse(
            text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount);
        if (!isNumber || amount > Amount.MinorMax / 100 || decimal.Truncate(amount * 100) != amount * 100)
        {
            return false;
        }

        minor = (long)(amount * 100);
        return true;
    }

    private static int Print(VoucherVerification? verification)
    {
        if (verification is null)
        {
            return Fail("No bank here has that voucher. See: wallet-bank books");
        }

        foreach (SignatureCheck check in verification.Signatures)
        {
            Console.WriteLine($"{check.Number}  {check.Document,-13} signed by {check.SignedBy,-40} {check.Status}");
        }

        Console.WriteLine(verification.IsGood
            ? "All six signatures are good."
            : "Not good: the voucher must not be accepted. The lines above say which signature, and why.");
        return verification.IsGood ? 0 : 1;
    }

    internal static int WithExisting(string dataDirectory, Func<BankSystem, int> work)
    {
        return File.Exists(Path.Combine(dataDirectory, BankSystem.AuthorityFileName))
            ? With(dataDirectory, null, work)
            : Fail($"There are no institutions in '{dataDirectory}'. Name their folder with --data, "
                + "or start some: wallet-bank run");
    }

    private static int With(string dataDirectory, ILogger? logger, Func<BankSystem, int> work)
    {
        try
        {
            BankOptions options = logger is null
                ? new BankOptions { DataDirectory = dataDirectory }
                : new BankOptions { DataDirectory = dataDirectory, Logger = logger };
            using BankSystem system = BankSystem.Open(options);
            return work(system);
        }
        catch (BankSetupException exception)
        {
            return Fail(exception.Message);
        }
        catch (ArgumentException exception)
        {
            return Fail(exception.Message);
        }
    }

    internal static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
