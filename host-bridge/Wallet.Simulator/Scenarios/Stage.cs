using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Wallet.Protocol;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <summary>Where a scenario plays: hands on both devices, and an eye on the money after every step.</summary>
internal sealed class Stage
{
    private const int KeyEveryMs = 150;
    private const int PatienceMs = 60_000;

    private readonly ScenarioReport _report;
    private readonly long _totalMinor;

    public Stage(Simulation world, ScenarioReport report)
    {
        World = world;
        _report = report;
        _totalMinor = Money.TotalMinor;
    }

    /// <summary>The system under play.</summary>
    public Simulation World { get; }

    /// <summary>Where the money is now.</summary>
    public MoneyView Money => MoneyView.Of(World.Bank.Books(), World);

    /// <summary>What stands on the accounts of a bank's customers, minor units.</summary>
    public long CustomerMinor(string bank) => World.Bank.Books().Institutions
        .Single(books => books.Institution == bank)
        .Accounts.Where(account => account.Holder.Length > 0)
        .Sum(account => account.BalanceMinor);

    /// <summary>Plays one step and checks that no money was made or lost by it.</summary>
    public void Step(string title, Action action)
    {
        var recorder = new StepRecorder(World);
        var step = new StepReport { Title = title };
        _report.Steps.Add(step);
        try
        {
            action();
        }
        finally
        {
            recorder.Finish(step);
        }

        ExpectEqual(_totalMinor, step.TotalMinor, "all money");
        IReadOnlyList<string> problems = World.Bank.Books().Problems;
        Expect(problems.Count == 0, $"the books do not agree: {string.Join("; ", problems)}");
    }

    /// <summary>Fails the scenario unless the condition holds.</summary>
    public static void Expect(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new ScenarioFailedException(otherwise);
        }
    }

    /// <summary>Fails the scenario unless the amounts are equal.</summary>
    public static void ExpectEqual(long expectedMinor, long actualMinor, string what) => Expect(
        expectedMinor == actualMinor,
        $"{what}: expected {Amount.Format(expectedMinor)}, found {Amount.Format(actualMinor)}");

    /// <summary>Types keys on a device as a person does, and waits until it has taken them all.</summary>
    public void Press(VirtualBoard board, string keys)
    {
        board.Keypad.Type(keys, KeyEveryMs);
        World.Scheduler.Sleep((long)keys.Length * KeyEveryMs);
        bool taken = World.Scheduler.WaitUntil(
            () => board.Keypad.WaitingCount == 0 && board.IsIdle,
            World.Scheduler.DeadlineIn(PatienceMs),
            $"the {board.Name} to take its keys");
        Expect(taken, $"the {board.Name} did not take the keys {keys}; it shows: {Shown(board)}");
    }

    /// <summary>Waits until a device shows the text.</summary>
    public static void Await(VirtualBoard board, string text) => Expect(
        board.Display.WaitFor(text, PatienceMs), $"the {board.Name} does not show '{text}' but: {Shown(board)}");

    /// <summary>Waits until both devices rest and nothing is on its way.</summary>
    public void Settle() => World.Scheduler.Sleep(5_000);

    /// <summary>Enrols both devices with the codes of their banks.</summary>
    public void EnrolBoth()
    {
        Step(
            "The card enrols: its key is made on it, its certificate comes from the authority",
            () => Enrol(World.Card, World.CardCode));
        Step(
            "The terminal enrols in the same way at its own bank",
            () => Enrol(World.Terminal, World.TerminalCode));
    }

    /// <summary>Loads the card with a voucher for the terminal.</summary>
    public void LoadVoucher(long amountMinor)
    {
        Press(World.Card, "2");
        Await(World.Card, "Choose payee");
        Press(World.Card, "#");
        Await(World.Card, "Type amount");
        Press(World.Card, Digits(amountMinor) + "#");
        Await(World.Card, "Load for");
        Press(World.Card, "#");
        Await(World.Card, "Voucher loaded");
        Settle();
    }

    /// <summary>Has the holder choose the first voucher and say yes, and the cashier open a sale.</summary>
    public void PrepareTouch(long amountMinor)
    {
        Press(World.Terminal, "1");
        Await(World.Terminal, "type amount");
        Press(World.Terminal, Digits(amountMinor) + "#");
        Await(World.Terminal, "Touch card");
        Press(World.Card, "1");
        Await(World.Card, "Choose voucher");
        Press(World.Card, "#");
        Await(World.Card, "Pay");
        Press(World.Card, "#");
        Await(World.Card, "Hold card to");
    }

    /// <summary>Holds the card to the terminal until the terminal says that it was paid.</summary>
    public void TouchUntilPaid()
    {
        World.SetTouch(held: true);
        Await(World.Terminal, "Received");
        Await(World.Card, "Paid");
        World.SetTouch(held: false);
        Settle();
    }

    /// <summary>
    /// Switches both bridges' network and waits until the devices know; when it comes on they synchronise, which has
    /// the terminal report what it received.
    /// </summary>
    public void SetNetwork(bool online)
    {
        World.SetNetwork(online);
        Await(World.Card, online ? "on" : "off");
        Await(World.Terminal, online ? "on" : "off");
        Settle();
    }

    /// <summary>Has the card ask its bank what became of its vouchers.</summary>
    public void UpdateCard()
    {
        Press(World.Card, "5");
        Await(World.Card, "Up to date");
        Settle();
    }

    /// <summary>The keys that type an amount.</summary>
    public static string Digits(long amountMinor) => amountMinor.ToString(CultureInfo.InvariantCulture);

    private static string Shown(VirtualBoard board) =>
        string.Join(" / ", board.Display.Text.Select(row => row.Trim()).Where(row => row.Length > 0));

    private void Enrol(VirtualBoard board, string code)
    {
        Await(board, "Not enrolled");
        Press(board, "#");
        Await(board, "Enrolment code");
        Press(board, code + "#");
        Await(board, "Enrolled");
        Settle();
    }
}
