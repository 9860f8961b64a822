using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Bank.WalletPlatform;

/// <summary>Holds what a wallet says of itself against the bank's books and against what it said before.</summary>
internal static class BooksComparison
{
    private const int Held = 1;

    /// <summary>Beyond the wallet's own uncertainty: two clocks of institutions may differ by so much.</summary>
    private const long ClockToleranceMs = 60_000;

    /// <summary>What differs, one sentence each; empty where nothing does.</summary>
    public static List<string> Of(
        KeyInformation now, KeyInformation? before, IReadOnlyList<BookedVoucher> books, long commandCounter, long nowMs)
    {
        var differences = new List<string>();
        Dictionary<string, BookedVoucher> booked = books.ToDictionary(voucher => Name(voucher.VoucherId));
        for (int i = 0; i < now.VoucherIds.Length; i++)
        {
            string name = Name(now.VoucherIds[i]);
            if (!booked.TryGetValue(name, out BookedVoucher? voucher))
            {
                differences.Add($"voucher {name} is on the card and not in the books");
                continue;
            }

            if (voucher.AmountMinor != now.VoucherAmounts[i])
            {
                differences.Add($"voucher {name} is {Amount.Format(now.VoucherAmounts[i])} on the card and "
                    + $"{Amount.Format(voucher.AmountMinor)} in the books");
            }

            if (now.VoucherStates[i] == Held && !voucher.IsOpen)
            {
                differences.Add($"voucher {name} can be paid with on the card and is {voucher.State} in the books");
            }
        }

        HashSet<string> onCard = now.VoucherIds.Select(Name).ToHashSet();
        differences.AddRange(books.Where(voucher => voucher.IsOpen && !onCard.Contains(Name(voucher.VoucherId)))
            .Select(voucher => $"voucher {Name(voucher.VoucherId)} is open in the books and not on the card"));
        AddBalance(differences, now);
        AddWentBack(differences, now, before);
        if (now.CommandCounter > commandCounter)
        {
            differences.Add($"the card has carried out command {now.CommandCounter}; only {commandCounter} were given");
        }

        long offMs = Math.Abs(now.TimeMs - nowMs);
        if (now.TimeMs != 0 && offMs > now.UncertaintyMs + ClockToleranceMs)
        {
            differences.Add(
                $"the card's clock is off by {offMs / 1000} s and says {now.UncertaintyMs / 1000} s at most");
        }

        return differences;
    }

    private static void AddBalance(List<string> differences, KeyInformation now)
    {
        long heldMinor = now.VoucherAmounts.Where((_, i) => now.VoucherStates[i] == Held).Sum();
        if (heldMinor != now.HeldMinor)
        {
            differences.Add($"the card shows {Amount.Format(now.HeldMinor)} and its vouchers come to "
                + Amount.Format(heldMinor));
        }
    }

    // What only moves forward on an honest card moves back where somebody has put back an old copy of its flash.
    private static void AddWentBack(List<string> differences, KeyInformation now, KeyInformation? before)
    {
        if (before is null)
        {
            return;
        }

        Dictionary<string, long> states = before.VoucherIds
            .Select((id, i) => (Name: Name(id), State: before.VoucherStates[i]))
            .ToDictionary(voucher => voucher.Name, voucher => voucher.State);
        differences.AddRange(now.VoucherIds
            .Where((id, i) => now.VoucherStates[i] == Held && states.TryGetValue(Name(id), out long state)
                && state != Held)
            .Select(id => $"voucher {Name(id)} was used or given back before and can be paid with again on the card"));
        if (now.CommandCounter < before.CommandCounter)
        {
            differences.Add($"the card had carried out command {before.CommandCounter} before and now "
                + $"{now.CommandCounter}");
        }

        if (now.OrderTimestampMs < before.OrderTimestampMs)
        {
            differences.Add("the card's last timestamp is earlier than before");
        }
    }

    private static string Name(byte[] voucherId)
    {
        return Convert.ToHexStringLower(voucherId);
    }
}
