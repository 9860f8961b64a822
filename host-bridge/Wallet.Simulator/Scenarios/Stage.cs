using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <summary>Where a scenario plays: hands on both devices, and an eye on the money after every step.</summary>
internal sealed partial class Stage
{
    private const int KeyEveryMs = 150;
    private const int PatienceMs = 60_000;

    private readonly ScenarioReport _report;
    private readonly List<Guest> _guests = [];
    private long _totalMinor;

    public Stage(Simulation world, ScenarioReport report)
    {
        World = world;
        _report = report;
        _totalMinor = world.Bank.Books().Totals.TotalMinor;
    }

    /// <summary>The system under play.</summary>
    public Simulation World { get; }

    /// <summary>Where the money is now.</summary>
    public MoneyView Money => MoneyView.Of(World.Bank.Books(), World);

    /// <summary>
    /// Vouchers that no device shows now: of a second card that is not open, or lost with a record; minor units.
    /// </summary>
    public long HiddenMinor { get; set; }

    /// <summary>What the devices speak: English until <see cref="SpeakChinese()"/>.</summary>
    public Language Language { get; private set; }

    /// <summary>What stands on the accounts of a bank's customers, minor units.</summary>
    public long CustomerMinor(string bank) => World.Bank.Books().Institutions
        .Single(books => books.Institution == bank)
        .Accounts.Where(account => account.Holder.Length > 0)
        .Sum(account => account.BalanceMinor);

    /// <summary>Plays one step and checks that no money was made or lost by it.</summary>
    /// <param name="title">What it does.</param>
    /// <param name="action">Does it.</param>
    /// <param name="about">What it is refused with, where that is what the step shows.</param>
    public void Step(string title, Action action, StatusCode about = StatusCode.Ok)
    {
        var recorder = new StepRecorder(World, _guests);
        var step = new StepReport { Title = title };
        _report.Steps.Add(step);
        try
        {
            action();
        }
        finally
        {
            recorder.Finish(step, about);
        }

        step.TotalMinor += HiddenMinor;
        ExpectEqual(_totalMinor, step.TotalMinor, "all money");
        Expect(!MoneyView.OnBothSides(World).Any(), "a voucher is on both sides");
        IReadOnlyList<string> problems = World.Bank.Books().Problems;
        Expect(problems.Count == 0, $"the books do not agree: {string.Join("; ", problems)}");
    }

    /// <summary>
    /// Brings one more device on stage, not enrolled, with an account of its own. Before the first step, because what
    /// stands on that account is part of all the money.
    /// </summary>
    public Guest Invite(string name, DeviceKind kind, string bank, string holder, long openingMinor)
    {
        Expect(_report.Steps.Count == 0, $"{holder} would bring money into a scenario that has begun");
        var guest = new Guest(World, name, kind, bank, holder, openingMinor);
        _totalMinor += openingMinor;
        _guests.Add(guest);
        return guest;
    }

    /// <summary>Opens one more account for a card, with money of its own; before the first step.</summary>
    /// <returns>The code that enrols the card.</returns>
    public string OpenAccount(string bank, string holder, long openingMinor)
    {
        Expect(_report.Steps.Count == 0, $"{holder} would bring money into a scenario that has begun");
        _totalMinor += openingMinor;
        return World.Bank.OpenAccount(bank, holder, DeviceKind.Card, openingMinor);
    }

    /// <summary>Has the present step's report say something.</summary>
    public void Say(string line) => _report.Steps[^1].Said.Add(line);

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
    /// <remarks>A card that has locked itself meanwhile is unlocked first, as its holder would.</remarks>
    public void Press(VirtualBoard board, string keys)
    {
        Unlock(board);
        Type(board, keys);
    }

    /// <summary>Types the holder's PIN on a card that is locked; nothing on one that is not.</summary>
    public void Unlock(VirtualBoard board)
    {
        board.WakeDisplay();
        if (IsLocked(board))
        {
            Type(board, "#");
            Await(board, TextId.Pin);
            Type(board, SimulationOptions.HolderPin + "#");
            Expect(!IsLocked(board), $"the {board.Name} does not unlock");
        }
    }

    /// <summary>Whether a device shows that it waits for its holder's PIN.</summary>
    public bool IsLocked(VirtualBoard board) => board.Display.Shows(Texts.Get(TextId.KeysUnlock, Language));

    /// <summary>Types keys on a device as it is, locked or not.</summary>
    public void Type(VirtualBoard board, string keys)
    {
        board.Keypad.Type(keys, KeyEveryMs);
        World.Scheduler.Sleep((long)keys.Length * KeyEveryMs);
        bool taken = World.Scheduler.WaitUntil(
            () => board.Keypad.WaitingCount == 0 && board.IsIdle,
            World.Scheduler.DeadlineIn(PatienceMs),
            $"the {board.Name} to take its keys");
        Expect(taken, $"the {board.Name} did not take the keys {keys}; it shows: {Shown(board)}");
    }

    /// <summary>Goes back to the resting page from wherever the device is.</summary>
    public void Leave(VirtualBoard board) => Press(board, "CC");

    /// <summary>Has both holders choose Chinese in the menu; before the first step.</summary>
    public void SpeakChinese()
    {
        SpeakChinese(World.Card, "6");
        SpeakChinese(World.Terminal, "5");
        Language = Language.Chinese;
    }

    /// <summary>Teaches a further device, not enrolled yet, the language of the play.</summary>
    public void TeachLanguage(Guest guest)
    {
        if (Language == Language.Chinese)
        {
            SpeakChinese(guest.Board, guest.Board.Kind == BoardKind.Card ? "6" : "5");
        }
    }

    /// <summary>Waits for a wiped card, which speaks English again, and teaches it the language of the play.</summary>
    public void AwaitAsNew(VirtualBoard card)
    {
        Await(card, Texts.Get(TextId.NotEnrolled, Language.English));
        if (Language == Language.Chinese)
        {
            SpeakChinese(card, "6");
        }
    }

    /// <summary>Waits until a device shows the text.</summary>
    public static void Await(VirtualBoard board, string text) => Expect(
        board.Display.WaitFor(text, PatienceMs), $"the {board.Name} does not show '{text}' but: {Shown(board)}");

    /// <summary>Waits until a device shows all lines of one of its texts, in the language it speaks.</summary>
    public void Await(VirtualBoard board, TextId text)
    {
        foreach (string line in Texts.Get(text, Language).Split('\n'))
        {
            Await(board, line);
        }
    }

    /// <summary>Waits until a device says in plain words what the status means.</summary>
    /// <remarks>A card that has locked itself, or was switched on, is unlocked first.</remarks>
    public void Await(VirtualBoard board, StatusCode status)
    {
        Unlock(board);
        string[] lines = StatusTexts.Get(status, Language).Split('\n');
        foreach (string line in lines)
        {
            Await(board, line);
        }

        Say($"the {board.Name} says: {string.Join(' ', lines)}");
    }

    /// <summary>Waits until both devices rest and nothing is on its way.</summary>
    public void Settle() => World.Scheduler.Sleep(5_000);

    /// <summary>Lets the time pass until the moment, unix milliseconds.</summary>
    public void PassUntil(long unixMs) => World.Scheduler.Sleep(unixMs - World.Scheduler.UnixNowMs);

    /// <summary>Loads the card with a voucher for the terminal.</summary>
    public void LoadVoucher(long amountMinor) => LoadVoucher(World.Card, amountMinor);

    /// <summary>Loads a card with a voucher.</summary>
    /// <param name="card">Whose.</param>
    /// <param name="amountMinor">The amount.</param>
    /// <param name="payee">Place in the list of payees, from 0.</param>
    public void LoadVoucher(VirtualBoard card, long amountMinor, int payee = 0)
    {
        AskToLoad(card, amountMinor, payee);
        Press(card, "#");
        Await(card, TextId.VoucherLoaded);
        Settle();
        Leave(card);
    }

    /// <summary>Goes as far as the question whether to load, and leaves it open.</summary>
    public void AskToLoad(VirtualBoard card, long amountMinor, int payee = 0)
    {
        Press(card, "2");
        Await(card, TextId.ChoosePayee);
        Press(card, new string('B', payee) + "#");
        Await(card, TextId.TypeAmount);
        Press(card, Digits(amountMinor) + "#");
        Await(card, TextId.ConfirmLoad);
    }

    /// <summary>Has the holder give the first voucher back, up to the last yes.</summary>
    public void RollBack(VirtualBoard card)
    {
        Press(card, "4");
        Await(card, TextId.ChooseVoucher);
        Press(card, "#");
        Await(card, TextId.ConfirmRollBack);
        Press(card, "#");
    }

    /// <summary>Has the holder choose the first voucher and say yes, and the cashier open a sale.</summary>
    public void PrepareTouch(long amountMinor)
    {
        OpenSale(World.Terminal, amountMinor);
        SayYes(World.Card);
    }

    /// <summary>Has the cashier open a sale.</summary>
    public void OpenSale(VirtualBoard terminal, long amountMinor)
    {
        Press(terminal, "1");
        Await(terminal, TextId.SaleTypeAmount);
        Press(terminal, Digits(amountMinor) + "#");
        Await(terminal, TextId.TouchCard);
    }

    /// <summary>Has the holder choose the first voucher and say yes to it.</summary>
    public void SayYes(VirtualBoard card)
    {
        Press(card, "1");
        Await(card, TextId.ChooseVoucher);
        Press(card, "#");
        Await(card, TextId.ConfirmPay);
        Press(card, "#");
        Await(card, TextId.HoldCardToTerminal);
    }

    /// <summary>Holds the card to the terminal until the terminal says that it was paid.</summary>
    public void TouchUntilPaid()
    {
        World.SetTouch(held: true);
        Await(World.Terminal, TextId.Received);
        Await(World.Card, TextId.Paid);
        World.SetTouch(held: false);
        Settle();
    }

    /// <summary>Holds the card to a terminal with a sale for a while; its radio has no power.</summary>
    public void TouchInVain(long amountMinor)
    {
        OpenSale(World.Terminal, amountMinor);
        World.SetTouch(held: true);
        Settle();
        Await(World.Terminal, TextId.TouchCard);
        World.SetTouch(held: false);
        Leave(World.Terminal);
    }

    /// <summary>
    /// Switches the network of every device and waits until those that have power know; when it comes on they
    /// synchronise, which has the terminal report what it received.
    /// </summary>
    /// <remarks>Cards that have locked themselves are unlocked first: a locked one does not synchronise.</remarks>
    public void SetNetwork(bool online)
    {
        Unlock(World.Card);
        foreach (Guest guest in _guests)
        {
            Unlock(guest.Board);
        }

        World.SetNetwork(online);
        foreach (Guest guest in _guests)
        {
            guest.Bridge.SetOnline(online);
        }

        AwaitNetwork(World.Card, online);
        AwaitNetwork(World.Terminal, online);
        Settle();
    }

    /// <summary>Switches the network of the card alone, and waits until it knows.</summary>
    public void SetCardNetwork(bool online)
    {
        Unlock(World.Card);
        World.Bridges[0].SetOnline(online);
        AwaitNetwork(World.Card, online);
        Settle();
    }

    /// <summary>Has the card ask its bank what became of its vouchers.</summary>
    public void UpdateCard()
    {
        Press(World.Card, "5");
        Await(World.Card, TextId.Updated);
        Settle();
        Leave(World.Card);
    }

    /// <summary>The keys that type an amount.</summary>
    public static string Digits(long amountMinor) => amountMinor.ToString(CultureInfo.InvariantCulture);

    private static string Shown(VirtualBoard board) =>
        string.Join(" / ", board.Display.Text.Select(row => row.Trim()).Where(row => row.Length > 0));

    private void AwaitNetwork(VirtualBoard board, bool online)
    {
        Unlock(board);
        string network = Texts.Get(TextId.Network, Language);
        string state = Texts.Get(online ? TextId.NetworkOn : TextId.NetworkOff, Language);
        bool isShown = World.Scheduler.WaitUntil(
            () => !board.IsPowered || board.Display.Text.Any(row => row.StartsWith(network, StringComparison.Ordinal)
                && row.TrimEnd().EndsWith(state, StringComparison.Ordinal)),
            World.Scheduler.DeadlineIn(PatienceMs),
            "the network's state");
        Expect(isShown, $"the {board.Name} does not know that the network is '{state}' but shows: {Shown(board)}");
    }
}
