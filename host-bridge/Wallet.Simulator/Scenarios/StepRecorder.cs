using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Bank;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Touch;

namespace Wallet.Simulator.Scenarios;

/// <summary>Notes where everything stands before a step and what has changed after it.</summary>
internal sealed class StepRecorder
{
    private readonly Simulation _simulation;
    private readonly IReadOnlyList<Guest> _guests;
    private readonly Dictionary<string, long> _before;
    private readonly long _startMs;
    private readonly long _lastEvent;
    private readonly int _roundTrips;
    private readonly long _bytes;
    private readonly long _carried;
    private readonly long _deviceEvents;
    private readonly int _touchExchanges;

    public StepRecorder(Simulation simulation, IReadOnlyList<Guest> guests)
    {
        _simulation = simulation;
        _guests = guests;
        _before = Amounts(simulation);
        _startMs = simulation.Scheduler.NowMs;
        _lastEvent = simulation.Bank.Events is [.., var last] ? last.Sequence : 0;
        _roundTrips = simulation.Channel.RoundTrips;
        _bytes = simulation.Channel.Bytes;
        _carried = simulation.History.Carried.Total;
        _deviceEvents = simulation.History.BeginStep();
        _touchExchanges = TouchExchanges(simulation).Count();
    }

    /// <summary>Writes down what has changed.</summary>
    /// <param name="step">Where.</param>
    /// <param name="about">What the step is refused with, where that is what it shows.</param>
    public void Finish(StepReport step, StatusCode about)
    {
        step.TookMs = _simulation.Scheduler.NowMs - _startMs;
        step.Card = Rows(_simulation.Card.Display.Text);
        step.Terminal = Rows(_simulation.Terminal.Display.Text);
        step.Others.AddRange(_guests.Where(guest => guest.Board.IsPowered)
            .Select(guest => new DisplayReport(guest.Board.Name, Rows(guest.Board.Display.Text))));
        List<LoopEvent> events = _simulation.Bank.Events.Where(happened => happened.Sequence > _lastEvent).ToList();
        step.Signatures.AddRange(Signatures(events, about));
        AddWires(step, events);
        Dictionary<string, long> after = Amounts(_simulation);
        step.Books.AddRange(after
            .Select(amount => new AmountReport(amount.Key, _before.GetValueOrDefault(amount.Key), amount.Value))
            .Where(amount => amount.BeforeMinor != amount.AfterMinor));
        step.TotalMinor = MoneyView.Of(_simulation.Bank.Books(), _simulation).TotalMinor;
    }

    private static bool IsSignature(LoopEvent happened) =>
        happened.Kind is LoopEventKind.DocumentSigned or LoopEventKind.DocumentVerified or LoopEventKind.Refused;

    // What the bridge asks by itself comes again until the device has time for it: that it had none is no fault.
    private static bool IsPutOff(WitnessNote what) =>
        what.Kind == WitnessNoteKind.Refused
        && what.Status is StatusCode.Busy or StatusCode.WrongState
        && (MessageType)what.MessageType is MessageType.NetworkChanged or MessageType.GetDeviceInfo
            or MessageType.Synchronise;

    private static IEnumerable<TouchExchange> TouchExchanges(Simulation simulation) =>
        simulation.Field.Touches.SelectMany(touch => touch.Exchanges);

    private static string[] Rows(string[] text) =>
        text.Select(row => row.Trim()).Where(row => row.Length > 0).ToArray();

    private static string Text(LoopEvent happened) =>
        $"{happened.Institution} to {happened.Counterpart}: {happened.Subject} "
        + $"{happened.RequestBytes}+{happened.ReplyBytes}";

    private static string Text(TouchExchange pair) =>
        $"{NameOf(pair.Command)} {pair.Command.Length} -> {NameOf(pair.Answer)} {pair.Answer?.Length ?? 0}";

    private static string NameOf(byte[]? message) =>
        message is null ? "nothing" : ((MessageType)MessageFields.PeekType(message, 0, message.Length)).ToString();

    private static string NameOf(AccountLine account) =>
        account.Holder.Length == 0 ? account.Name : $"{account.Name} ({account.Holder})";

    private static Dictionary<string, long> Amounts(Simulation simulation)
    {
        BooksSnapshot books = simulation.Bank.Books();
        MoneyView money = MoneyView.Of(books, simulation);
        Dictionary<string, long> amounts = books.Institutions
            .SelectMany(institution => institution.Accounts.Select(account =>
                (Where: $"{institution.Name}: {NameOf(account)}", account.BalanceMinor)))
            .ToDictionary(amount => amount.Where, amount => amount.BalanceMinor, StringComparer.Ordinal);
        amounts["Card: vouchers"] = money.CardMinor;
        amounts["Terminal: received, not reported"] = money.TerminalMinor;
        amounts["Other devices: vouchers, and received"] = money.OthersMinor;
        amounts["Under way"] = money.UnderWayMinor;
        amounts["Borne by the banks themselves"] = money.LossesMinor;
        return amounts;
    }

    // By the order in which things happened: a device's come after the institutions' last event before them.
    private IEnumerable<string> Signatures(IEnumerable<LoopEvent> events, StatusCode about) => events
        .Where(IsSignature)
        .Select(happened => (Order: happened.Sequence, Text: EventText.Of(happened)))
        .Concat(_simulation.History.Events.Since(_deviceEvents)
            .Where(happened => happened.What.Status == about || !IsPutOff(happened.What))
            .Select(happened => (Order: happened.AfterEvent, Text: EventText.Of(happened))))
        .OrderBy(line => line.Order)
        .Select(line => line.Text);

    private void AddWires(StepReport step, List<LoopEvent> events)
    {
        int roundTrips = _simulation.Channel.RoundTrips - _roundTrips;
        if (roundTrips > 0)
        {
            step.Wires.Add(new WireReport(
                "devices to institutions",
                roundTrips,
                _simulation.Channel.Bytes - _bytes,
                _simulation.History.Carried.Since(_carried)
                    .Where(carried => carried.Direction.StartsWith("bridge to ", StringComparison.Ordinal)
                        && !carried.Direction.EndsWith("device", StringComparison.Ordinal))
                    .Select(carried => $"{carried.Device}: {carried.Message} {carried.Bytes}").ToList()));
        }

        List<LoopEvent> between = events.Where(happened => happened.Kind == LoopEventKind.Exchanged
            && Institutions.All.Contains(happened.Counterpart)).ToList();
        if (between.Count > 0)
        {
            step.Wires.Add(new WireReport(
                "between institutions",
                between.Count,
                between.Sum(happened => (long)happened.RequestBytes + happened.ReplyBytes),
                between.Select(Text).ToList()));
        }

        List<TouchExchange> touch = TouchExchanges(_simulation).Skip(_touchExchanges).ToList();
        if (touch.Count > 0)
        {
            step.Wires.Add(new WireReport(
                "touch",
                touch.Count,
                touch.Sum(pair => (long)pair.Command.Length + (pair.Answer?.Length ?? 0)),
                touch.Select(Text).ToList()));
        }
    }
}
