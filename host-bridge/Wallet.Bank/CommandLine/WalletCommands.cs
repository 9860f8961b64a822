using System;
using System.Globalization;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Bank.CommandLine;

/// <summary>What the commands of the wallet platform do. Each returns an exit code: 0 done, 1 not.</summary>
internal static class WalletCommands
{
    private static readonly string[] s_clockStates =
        ["?", "never set", "lost", "set", "offline too long", "suspicious"];

    private static readonly string[] s_clockSources = ["none", "signed", "battery", "satellite"];

    public static int Wallets(string dataDirectory)
    {
        return Commands.WithExisting(dataDirectory, system =>
        {
            int differences = 0;
            foreach (WalletLine wallet in system.Wallets())
            {
                Console.WriteLine($"{wallet.Bank}  {wallet.Account}  {wallet.Holder}");
                Console.WriteLine($"  {Said(wallet)}");
                Console.WriteLine($"  {Told(wallet)}");
                foreach (string difference in wallet.Differences)
                {
                    Console.Error.WriteLine($"  Differs ({wallet.Bank} {wallet.Account}): {difference}");
                    differences++;
                }
            }

            return differences == 0 ? 0 : 1;
        });
    }

    public static int Freeze(string dataDirectory, string bank, string account, bool isFrozen)
    {
        return Commands.WithExisting(dataDirectory, system => Done(
            system.Freeze(bank, account, isFrozen), bank, account, isFrozen ? "frozen" : "no longer frozen"));
    }

    public static int Limit(string dataDirectory, string bank, string account, string? payment, int? offlineHours)
    {
        long paymentMinor = 0;
        if (payment is not null && !Commands.TryParseMinor(payment, out paymentMinor))
        {
            return Commands.Fail($"'{payment}' is not an amount. Write it like 50.00");
        }

        if (payment is null && offlineHours is null)
        {
            return Commands.Fail("Name a limit: --payment 50.00 or --offline-hours 24");
        }

        return Commands.WithExisting(dataDirectory, system => Done(
            system.Limit(
                bank,
                account,
                offlineHours is null ? null : TimeSpan.FromHours(offlineHours.Value),
                payment is null ? null : paymentMinor),
            bank,
            account,
            "given its limits"));
    }

    private static int Done(int count, string bank, string account, string what)
    {
        if (count == 0)
        {
            return Commands.Fail($"{bank} has no wallet for account '{account}'. See: wallet-bank books");
        }

        Console.WriteLine($"Wallets to be {what}: {count}. Each hears of it at its next update.");
        return 0;
    }

    private static string Said(WalletLine wallet)
    {
        if (wallet.Set is null)
        {
            return "has not reported yet";
        }

        string when = DateTimeOffset.FromUnixTimeMilliseconds(wallet.ReportedMs)
            .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        KeyInformation set = wallet.Set;
        return $"{when} UTC: {set.VoucherIds.Length} vouchers, {Amount.Format(set.HeldMinor)} to pay with; "
            + $"clock {Name(s_clockStates, set.ClockState)}, {Name(s_clockSources, set.ClockSource)}, "
            + $"+-{set.UncertaintyMs} ms; journal {Convert.ToHexStringLower(set.JournalDigest.AsSpan(0, 8))}";
    }

    private static string Told(WalletLine wallet)
    {
        string carriedOut = wallet.IsCarriedOut ? "carried out" : "not carried out yet";
        return $"command {wallet.Counter}, {carriedOut}: {(wallet.IsFrozen ? "frozen" : "not frozen")}, "
            + $"payments up to {Amount.Format(wallet.PaymentMaxMinor)}, "
            + $"offline up to {wallet.OfflineMaxMs / 3_600_000} h";
    }

    private static string Name(string[] names, long number)
    {
        return number >= 0 && number < names.Length ? names[number] : "?";
    }
}
