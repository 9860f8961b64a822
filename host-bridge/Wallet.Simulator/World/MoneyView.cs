using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Bank;
using Wallet.Card;
using Wallet.Card.Domain;
using Wallet.Core.Receiving;
using Wallet.Protocol;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;

namespace Wallet.Simulator.World;

/// <summary>Where all the money is: the institutions' books side by side with what the devices hold.</summary>
/// <remarks>
/// Each device's money is counted by what the device itself has recorded. A voucher that the books call open and no
/// device knows of is counted nowhere, and one that two devices could use is counted twice: either changes the total.
/// </remarks>
/// <param name="CustomersMinor">In customers' accounts.</param>
/// <param name="CardMinor">On the card: in vouchers that no payee has, and received and not reported.</param>
/// <param name="TerminalMinor">Received by the terminal and not reported.</param>
/// <param name="OthersMinor">The same two on any further devices.</param>
/// <param name="UnderWayMinor">
/// In orders whose answer the card awaits, in unused vouchers whose time is over and which go back by themselves, in
/// what a payment left of its voucher and goes back once it is reported, and between two banks' books (minus where one
/// has booked it and the other not yet).
/// </param>
/// <param name="LossesMinor">What the banks themselves paid, under guarantee or for reports brought late.</param>
public sealed record MoneyView(
    long CustomersMinor, long CardMinor, long TerminalMinor, long OthersMinor, long UnderWayMinor, long LossesMinor)
{
    private static readonly string[] s_closed = ["Redeemed", "RolledBack", "PaidUnderGuarantee"];

    /// <summary>Must never change: money is neither made nor lost.</summary>
    public long TotalMinor => CustomersMinor + CardMinor + TerminalMinor + OthersMinor + UnderWayMinor - LossesMinor;

    /// <summary>Counts, device by device, with the amounts that the devices themselves have recorded.</summary>
    public static MoneyView Of(BooksSnapshot books, Simulation simulation)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(simulation);
        ILookup<string, Holding> holdings = Holdings(simulation).ToLookup(held => held.Id, StringComparer.Ordinal);
        HashSet<string> ordered = Ordered(simulation);
        long underWay = books.Totals.InTransitMinor;
        var places = new long[3];
        foreach (VoucherLine voucher in books.Vouchers.Where(voucher => !s_closed.Contains(voucher.State)))
        {
            bool isReceived = holdings[voucher.VoucherId].Any(held => held.IsReceived);
            List<Holding> counted = holdings[voucher.VoucherId].Where(held => !held.IsSpent || !isReceived).ToList();
            counted.ForEach(held => places[(int)held.Place] += held.AmountMinor);
            bool isOver = voucher.ValidUntilMs != 0 && simulation.Scheduler.UnixNowMs > voucher.ValidUntilMs;
            bool mayBeUnderWay = isOver || ordered.Contains(voucher.VoucherId) || IsAnyStarting(simulation);
            underWay += counted.Count == 0 && mayBeUnderWay ? voucher.AmountMinor : 0;

            // A payee holds what it was paid; what that leaves of the voucher is on nobody's device any more.
            Holding? received = counted.Find(held => held.IsReceived);
            underWay += received is null ? 0 : voucher.AmountMinor - received.AmountMinor;
        }

        return new MoneyView(
            books.Totals.CustomersMinor,
            places[(int)Place.Card],
            places[(int)Place.Terminal],
            places[(int)Place.Others],
            underWay,
            books.Totals.LossesMinor);
    }

    /// <summary>Vouchers that a card could still pay with although a payee has them: there must be none.</summary>
    public static IEnumerable<Voucher> OnBothSides(Simulation simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        HashSet<string> received = simulation.Terminals.SelectMany(terminal => Received(terminal.Known?.Payments))
            .Concat(simulation.Cards.SelectMany(card => Received(card.Known?.Payments)))
            .Select(payment => Hex(payment.VoucherId)).ToHashSet(StringComparer.Ordinal);
        return simulation.Cards.SelectMany(card => Vouchers(card.Known))
            .Where(voucher => voucher.State == VoucherState.Held && received.Contains(Hex(voucher.Id)));
    }

    /// <summary>The vouchers on the card now; none while it is off.</summary>
    public static IEnumerable<Voucher> CardVouchers(Simulation simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        return Vouchers(simulation.CardFirmware?.Card);
    }

    /// <summary>The payments that the terminal has received and not reported; none while it is off.</summary>
    public static IEnumerable<ReceivedPayment> Received(Simulation simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        return Received(simulation.TerminalFirmware?.Terminal?.Payments);
    }

    private static IEnumerable<Holding> Holdings(Simulation simulation)
    {
        for (int i = 0; i < simulation.Cards.Count; i++)
        {
            foreach (Voucher voucher in Vouchers(simulation.Cards[i].Known))
            {
                bool isSpent = voucher.State is VoucherState.Spent or VoucherState.Doubtful;
                yield return new Holding(
                    Hex(voucher.Id), voucher.AmountMinor, i == 0 ? Place.Card : Place.Others, isSpent, false);
            }

            foreach (ReceivedPayment payment in Received(simulation.Cards[i].Known?.Payments))
            {
                yield return new Holding(
                    Hex(payment.VoucherId), payment.AmountMinor, i == 0 ? Place.Card : Place.Others, false, true);
            }
        }

        for (int i = 0; i < simulation.Terminals.Count; i++)
        {
            foreach (ReceivedPayment payment in Received(simulation.Terminals[i].Known?.Payments))
            {
                yield return new Holding(
                    Hex(payment.VoucherId), payment.AmountMinor, i == 0 ? Place.Terminal : Place.Others, false, true);
            }
        }
    }

    // A device that has never started since the simulation began cannot be asked what it holds.
    private static bool IsAnyStarting(Simulation simulation) =>
        simulation.Cards.Any(card => card.Known is null)
        || simulation.Terminals.Any(terminal => terminal.Known is null);

    private static HashSet<string> Ordered(Simulation simulation)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (PendingOrder? pending in simulation.Cards.Select(card => card.Known?.Orders.Pending))
        {
            var signed = new CoseSign1();
            if (pending is not null
                && CoseSign1.TryDecode(pending.Order, 0, pending.Order.Length, signed) == StatusCode.Ok
                && PaymentOrder.TryDecode(signed.Payload, out PaymentOrder order) == StatusCode.Ok)
            {
                ids.Add(Hex(order.VoucherId));
            }
        }

        return ids;
    }

    private static IEnumerable<Voucher> Vouchers(CardContext? card) =>
        card is null ? [] : Enumerable.Range(0, card.Vouchers.Table.Count).Select(card.Vouchers.Table.At);

    private static IEnumerable<ReceivedPayment> Received(PaymentRecords? payments) =>
        payments is null ? [] : Enumerable.Range(0, payments.Table.Count).Select(payments.Table.At);

    private static string Hex(byte[] id) => Convert.ToHexStringLower(id);

    private enum Place
    {
        Card,
        Terminal,
        Others,
    }

    private sealed record Holding(string Id, long AmountMinor, Place Place, bool IsSpent, bool IsReceived);
}
