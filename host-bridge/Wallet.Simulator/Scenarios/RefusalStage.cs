using System;
using System.Linq;
using Wallet.Bank;
using Wallet.Core;
using Wallet.Core.Link;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;

namespace Wallet.Simulator.Scenarios;

/// <summary>Plays bad inputs: each is a step of its own, named by its status, that changes no book.</summary>
internal sealed class RefusalStage(Stage stage)
{
    private string _books = "";
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
    public void Refuse(string badInput, StatusCode status, Action action) => Stage.Step($"{badInput}: {status}", () =>
    {
        _cardTotal = World.CardFirmware?.Card?.Device.Refusals.Total ?? 0;
        _terminalTotal = World.TerminalFirmware?.Terminal?.Device.Refusals.Total ?? 0;
        MarkBooks();
        action();
        Stage.Expect(_books == Books(), $"{badInput}: a book has changed");
    });

    /// <summary>What came before was not bad yet: the books are compared with, and the log read, from now on.</summary>
    public void MarkBooks()
    {
        _books = Books();
        _lastEvent = World.Bank.Events[^1].Sequence;
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

    private static void ExpectNoted(DeviceContext device, int totalBefore, MessageType type, StatusCode status)
    {
        int isNew = Math.Min(device.Refusals.Count, device.Refusals.Total - totalBefore);
        Stage.Expect(
            Enumerable.Range(0, isNew).Any(age =>
                device.Refusals.TypeAt(age) == (int)type && device.Refusals.StatusAt(age) == status),
            $"the {device.Kind} has not noted that it refused {type}: {status}");
    }

    private string Books() => string.Join('\n', World.Bank.Books().Institutions.SelectMany(institution =>
        institution.Accounts.Select(account => $"{institution.Institution} {account.Name} {account.BalanceMinor}")));
}
