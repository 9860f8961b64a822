using System;
using System.Linq;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>What people do with the devices: press keys once they see the page, hold the card there.</summary>
internal static class Holder
{
    /// <summary>On the page of a locked card.</summary>
    public const string Locked = "#=unlock";

    /// <summary>The entry of a card's menu with which it is paid.</summary>
    public const string ReceiveKey = "9";

    public static void SwitchOn(this DeviceWorld world)
    {
        world.PowerOnCard();
        world.PowerOnTerminal();
    }

    /// <summary>Opens the two accounts and enrols both devices.</summary>
    public static void Enrol(this DeviceWorld world, string payeeBank = "bank-b")
    {
        world.SwitchOn();
        Enrol(world.CardBoard, world.Bank!.OpenAccount("bank-a", "Alice", DeviceKind.Card, DeviceWorld.OpeningMinor));
        DeviceKind payee = world.PayeeKind == BoardKind.Card ? DeviceKind.Card : DeviceKind.Terminal;
        Enrol(world.TerminalBoard, world.Bank.OpenAccount(payeeBank, "Bo's Tea", payee, 0));
    }

    public static void Load(this DeviceWorld world, string amountKeys)
    {
        world.AskToLoad(amountKeys);
        world.CardBoard.See("Voucher loaded", "C");
    }

    /// <summary>Loads up to the holder's yes.</summary>
    public static void AskToLoad(this DeviceWorld world, string amountKeys)
    {
        world.CardBoard.See("#=menu", "2");
        world.CardBoard.See("A up B down", "#");
        world.CardBoard.See("Type amount", amountKeys + "#");
        world.CardBoard.See("#=yes", "#");
    }

    public static void Arm(this DeviceWorld world)
    {
        world.CardBoard.See("#=menu", "1");
        world.CardBoard.See("A up B down", "#");
        world.CardBoard.See("#=yes", "#");
        world.CardBoard.See("Hold card to");
    }

    public static void StartSale(this DeviceWorld world, string amountKeys)
    {
        bool isCard = world.PayeeKind == BoardKind.Card;
        world.TerminalBoard.See("#=menu", isCard ? ReceiveKey : "1");
        world.TerminalBoard.See(isCard ? "Receive: type amount" : "Sale: type amount", amountKeys + "#");
        world.TerminalBoard.See("Touch card");
    }

    /// <summary>Enrols both, loads a voucher, and pays the terminal with it while there is no network.</summary>
    public static void EnrolAndPayOffline(this DeviceWorld world, string amountKeys)
    {
        world.Enrol();
        world.Load(amountKeys);
        world.SetOnline(false);
        world.Arm();
        world.StartSale(amountKeys);
        world.Touch();
        world.TerminalBoard.See("Received", "C");
        world.Field.Part();
    }

    public static void Touch(this DeviceWorld world) => world.Field.Bring(world.CardBoard, world.TerminalBoard);

    /// <summary>Answers what a new card asks first: language, and a PIN twice.</summary>
    public static void ChoosePin(this VirtualBoard board)
    {
        board.See("语言", "#");
        board.See("New PIN", SimulationOptions.HolderPin + "#");
        board.See("Again", SimulationOptions.HolderPin + "#");
    }

    /// <summary>Makes no recovery sheet now, and reads how it is made later.</summary>
    public static void PutSheetOff(this VirtualBoard board)
    {
        board.See("Have paper and pen.", "C");
        board.See("Put off.", "C");
    }

    /// <summary>Types the holder's PIN on a card that is locked.</summary>
    public static void Unlock(this VirtualBoard board)
    {
        board.Keypad.Press('#');
        Assert.IsTrue(board.Display.WaitFor("PIN"), "a locked card asks for its PIN");
        board.Keypad.Press(SimulationOptions.HolderPin + "#");
    }

    /// <summary>Waits for the text, unlocking a card that locked itself, then presses the keys.</summary>
    public static void See(this VirtualBoard board, string text, string keys = "")
    {
        string? seen = board.Display.WaitForAny(60_000, text, Locked);
        if (seen == Locked && text != Locked)
        {
            board.Unlock();
            seen = board.Display.WaitFor(text) ? text : null;
        }

        if (seen == null)
        {
            string[] shown = [.. board.Display.Frames.TakeLast(6).Select(frame => Page(frame.Bytes))];
            throw new InvalidOperationException(
                $"{board.Name} ({board.State}) never showed '{text}', but last:\n{string.Join('\n', shown)}");
        }

        board.Keypad.Press(keys);
    }

    private static string Page(byte[] frame) =>
        string.Join(" / ", FrameText.Read(frame).Where(static row => row.Length > 0));

    private static void Enrol(VirtualBoard board, string code)
    {
        board.See("Not enrolled", "#");
        if (board.Kind == BoardKind.Card)
        {
            board.ChoosePin();
            board.PutSheetOff();
        }

        board.See("Enrolment code", code + "#");
        board.See("Enrolled", "C");
        board.See("#=menu");
    }
}
