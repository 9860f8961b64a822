using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Bank;
using Wallet.Card.Domain;
using Wallet.Terminal.Domain;

namespace Wallet.Simulator.World;

/// <summary>Where all the money is: the institutions' books side by side with what the devices hold.</summary>
/// <param name="CustomersMinor">In customers' accounts.</param>
/// <param name="CardMinor">In vouchers on the card that the terminal does not have.</param>
/// <param name="TerminalMinor">Received by the terminal and not reported.</param>
/// <param name="UnderWayMinor">In open vouchers that neither device has (yet), and between two banks' books.</param>
public sealed record MoneyView(long CustomersMinor, long CardMinor, long TerminalMinor, long UnderWayMinor)
{
    private static readonly string[] s_closed = ["Redeemed", "RolledBack", "PaidUnderGuarantee"];

    /// <summary>Must never change: money is neither made nor lost.</summary>
    public long TotalMinor => CustomersMinor + CardMinor + TerminalMinor + UnderWayMinor;

    /// <summary>Counts, device by device, with the amounts that the devices themselves have recorded.</summary>
    public static MoneyView Of(BooksSnapshot books, Simulation simulation)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(simulation);
        Dictionary<string, long> onCard = CardVouchers(simulation)
            .ToDictionary(voucher => Hex(voucher.Id), voucher => voucher.AmountMinor, StringComparer.Ordinal);
        Dictionary<string, long> onTerminal = Received(simulation)
            .ToDictionary(payment => Hex(payment.VoucherId), payment => payment.AmountMinor, StringComparer.Ordinal);
        long card = 0;
        long terminal = 0;
        long underWay = books.Totals.InTransitMinor - books.Totals.ClaimsMinor;
        foreach (VoucherLine voucher in books.Vouchers.Where(voucher => !s_closed.Contains(voucher.State)))
        {
            if (onTerminal.TryGetValue(voucher.VoucherId, out long received))
            {
                terminal += received;
            }
            else if (onCard.TryGetValue(voucher.VoucherId, out long held))
            {
                card += held;
            }
            else
            {
                underWay += voucher.AmountMinor;
            }
        }

        return new MoneyView(books.Totals.CustomersMinor, card, terminal, underWay);
    }

    /// <summary>Vouchers the card could still pay with although the terminal has them: there must be none.</summary>
    public static IEnumerable<Voucher> OnBothSides(Simulation simulation)
    {
        HashSet<string> received = Received(simulation)
            .Select(payment => Hex(payment.VoucherId)).ToHashSet(StringComparer.Ordinal);
        return CardVouchers(simulation)
            .Where(voucher => voucher.State == VoucherState.Held && received.Contains(Hex(voucher.Id)));
    }

    /// <summary>The vouchers on the card now; none while it is off.</summary>
    public static IEnumerable<Voucher> CardVouchers(Simulation simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        VoucherTable? table = simulation.CardFirmware?.Card?.Vouchers.Table;
        return table is null ? [] : Enumerable.Range(0, table.Count).Select(table.At);
    }

    /// <summary>The payments that the terminal has received and not reported; none while it is off.</summary>
    public static IEnumerable<ReceivedPayment> Received(Simulation simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        PaymentTable? table = simulation.TerminalFirmware?.Terminal?.Payments.Table;
        return table is null ? [] : Enumerable.Range(0, table.Count).Select(table.At);
    }

    private static string Hex(byte[] id) => Convert.ToHexStringLower(id);
}
