using System;
using System.Linq;
using Wallet.Bank;
using Wallet.Core;
using Wallet.Core.Link;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <summary>Plays bad inputs: each is a step of its own, named by its status, that changes no book.</summary>
internal sealed class RefusalStage(Stage stage)
{
    private long _lastEvent;
    private int _cardTotal;
    private int _terminalTotal;

    /// <summary>Hands on the devices.</summary>
    public Stage Stage { get; } = stage;

    /// <summary>The system under play.</summary>
    public Simulation World => Stage.World;

    /// <summary>The card's bridge.</summary>
    public VirtualBridge CardBridge => World.Bridges[0];

    private DeviceContext Card => World.CardFirmware?.Card?.Device ?? throw new ScenarioFailedException("no card");

    private DeviceContext Terminal =>
        World.TerminalFirmware?.Terminal?.Device ?? throw new ScenarioFailedException("no terminal");

    /// <summary>Plays one bad input.</summary>
    /// <param name="badInput">What it is.</param>
    /// <param name="status">What it must get.</param>
    /// <param name="action">Sends it and looks where it is logged and shown.</param>
    public void Refuse(string badInput, StatusCode status, Action action) =>
        Stage.Step($"{badInput}: {status}", () => Refuse(badInput, action), about: status);

    /// <summary>
    /// Has the bridges stop the next order: the first record asks for the currency, which is the bank's own money, and
    /// the second one is the order.
    /// </summary>
    public Barrier StopOrder()
    {
        var order = new Barrier(World.Scheduler);
        int records = 0;
        World.Channel.OnRequest = (_, message) =>
        {
            if (++records == 2)
            {
                World.Channel.OnRequest = null;
                order.Pass();
            }

            return message;
        };
        return order;
    }

    /// <summary>Has the card ask its bank in vain.</summary>
    public void UpdateInVain(VirtualBoard card, StatusCode status)
    {
        Stage.Press(card, "5");
        Stage.Await(card, status);
        Stage.Leave(card);
    }

    /// <summary>The institution must have written the refusal down, in its table and in the log of events.</summary>
    public void ExpectLogged(string institution, string message, StatusCode status)
    {
        Stage.Expect(
            World.Bank.Events.Any(happened => happened.Sequence > _lastEvent && happened.Kind == LoopEventKind.Refused
                && happened.Institution == institution && happened.Subject == message && happened.Status == status),
            $"{institution} has not logged that it refused {message}: {status}");
        Stage.Expect(
            World.Bank.Refusals().Any(line => line.Institution == institution && line.Message == message
                && line.Status == status.ToString()),
            $"{institution} has not kept that it refused {message}: {status}");
    }

    /// <summary>The card must have noted the refusal.</summary>
    public void ExpectNotedByCard(MessageType type, StatusCode status) => ExpectNoted(Card, _cardTotal, type, status);

    /// <summary>The terminal must have noted the refusal.</summary>
    public void ExpectNotedByTerminal(MessageType type, StatusCode status) =>
        ExpectNoted(Terminal, _terminalTotal, type, status);

    /// <summary>The card must have noted a refused frame.</summary>
    public void ExpectFrameNotedByCard(StatusCode status) =>
        ExpectNoted(Card, _cardTotal, (MessageType)RefusalLog.FrameType, status);

    private void Refuse(string badInput, Action action)
    {
        _cardTotal = World.CardFirmware?.Card?.Device.Refusals.Total ?? 0;
        _terminalTotal = World.TerminalFirmware?.Terminal?.Device.Refusals.Total ?? 0;
        _lastEvent = World.Bank.Events[^1].Sequence;
        string books = Books();
        string held = Held();
        action();
        Stage.Expect(books == Books(), $"{badInput}: a book has changed");
        Stage.Expect(held == Held(), $"{badInput}: what a device holds has changed");
        Stage.Say("no book has changed, nor what any device holds");
    }

    private static void ExpectNoted(DeviceContext device, int totalBefore, MessageType type, StatusCode status)
    {
        int isNew = Math.Min(device.Refusals.Count, device.Refusals.Total - totalBefore);
        Stage.Expect(
            Enumerable.Range(0, isNew).Any(age =>
                device.Refusals.TypeAt(age) == (int)type && device.Refusals.StatusAt(age) == status),
            $"the {device.Kind} has not noted that it refused {type}: {status}");
    }

    private string Held()
    {
        MoneyView money = Stage.Money;
        return $"{money.CardMinor} {money.TerminalMinor} {money.OthersMinor}";
    }

    private string Books() => string.Join('\n', World.Bank.Books().Institutions.SelectMany(institution =>
        institution.Accounts.Select(account => $"{institution.Institution} {account.Name} {account.BalanceMinor}")));
}
