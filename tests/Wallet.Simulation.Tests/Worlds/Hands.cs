using System.Globalization;
using System.Linq;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Scheduling;

namespace Wallet.Simulation.Tests.Worlds;

/// <summary>A person at one device, who also copes when things do not go as they should.</summary>
internal sealed class Hands(Simulator.World.Simulation simulation, VirtualBoard board)
{
    private const int KeyEveryMs = 100;
    private const string Locked = "#=unlock";
    private const int BankPatienceMs = 90_000;

    public VirtualBoard Board => board;

    public bool IsOn => board.IsPowered;

    public string Shown =>
        string.Join(" / ", board.Display.Text.Select(row => row.Trim()).Where(row => row.Length > 0));

    private bool IsResting => board.Display.Shows("#=menu") || board.Display.Shows("code of your");

    private Scheduler Scheduler => simulation.Scheduler;

    /// <summary>Types keys and waits until they are taken; a device without power takes none.</summary>
    public void Press(string keys)
    {
        board.WakeDisplay();
        board.Keypad.Type(keys, KeyEveryMs);
        Scheduler.Sleep((long)keys.Length * KeyEveryMs);
        Scheduler.WaitUntil(
            () => !board.IsPowered || (board.Keypad.WaitingCount == 0 && board.IsIdle),
            Scheduler.DeadlineIn(10_000),
            "the keys");
    }

    /// <summary>Waits until one of the texts is shown or the power has gone.</summary>
    /// <returns>The first of them, or everything shown where none came.</returns>
    public string Await(int timeoutMs, params string[] texts)
    {
        string? found = null;
        board.Display.WaitUntil(
            () => !board.IsPowered || (found = texts.FirstOrDefault(board.Display.Shows)) is not null,
            timeoutMs,
            "the display");
        return found ?? (board.IsPowered ? Shown : "no power");
    }

    /// <summary>Leaves notices and dialogs until the resting page is there.</summary>
    public void Rest()
    {
        for (int i = 0; i < 40 && board.IsPowered && !IsResting; i++)
        {
            Press(board.Display.Shows(Locked) ? "#" + Simulator.World.SimulationOptions.HolderPin + "#" : "C");
            Scheduler.Sleep(500);
        }
    }

    public string Enrol(string code)
    {
        Rest();
        Press("#");
        if (board.Display.Shows("English"))
        {
            string pin = Simulator.World.SimulationOptions.HolderPin + "#";
            Press("#" + pin + pin);
        }

        // Until there is a sheet it is offered before each try.
        if (Await(5_000, "Have paper and pen.", "Enrolment code", "Refused") == "Have paper and pen.")
        {
            Press("C");
            Await(5_000, "Put off.");
            Press("C");
            Await(5_000, "Enrolment code", "Refused");
        }

        Press(code + "#");
        return Await(BankPatienceMs, "Enrolled", "Refused");
    }

    /// <summary>Loads a voucher for the first payee, or finishes an order begun before.</summary>
    public string Load(long amountMinor)
    {
        Rest();
        Press("2");
        string shown = Await(BankPatienceMs, "Choose payee", "Voucher loaded", "Refused");
        if (shown != "Choose payee")
        {
            return shown;
        }

        Press("#");
        Press(Digits(amountMinor) + "#");
        Await(5_000, "Load for");
        Press("#");
        return Await(BankPatienceMs, "Voucher loaded", "Refused");
    }

    /// <summary>Has the holder say yes to paying with the first voucher.</summary>
    public string Arm()
    {
        Rest();
        Press("1");
        Await(5_000, "Choose voucher", "Refused");
        Press("#");
        Await(5_000, "#=yes", "Refused");
        Press("#");
        return Await(5_000, "Hold card to", "Refused");
    }

    public string RollBack()
    {
        Rest();
        Press("4");
        Await(5_000, "Choose voucher", "Refused");
        Press("#");
        Await(5_000, "Roll back?", "Refused");
        Press("#");
        return Await(BankPatienceMs, "Rolled back", "Refused");
    }

    public string Update()
    {
        Rest();
        Press(board.Kind == BoardKind.Card ? "5" : "4");
        return Await(BankPatienceMs, "Up to date", "Refused");
    }

    /// <summary>Reports everything at the terminal.</summary>
    public string Report()
    {
        Rest();
        Press("3");
        return Await(BankPatienceMs, "Press a key", "Refused");
    }

    public void OpenSale(long amountMinor)
    {
        if (!board.Display.Shows("Touch card") && !board.Display.Shows("Touch again"))
        {
            Rest();
            Press("1");
            Press(Digits(amountMinor) + "#");
            Await(5_000, "Touch card", "Refused");
        }
    }

    private static string Digits(long amountMinor) => amountMinor.ToString(CultureInfo.InvariantCulture);
}
