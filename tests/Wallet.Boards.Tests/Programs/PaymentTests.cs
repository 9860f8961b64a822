using System;
using System.Linq;
using Wallet.Boards.Tests.Chips;
using Wallet.Boards.Tests.Pn532;
using Wallet.Simulation.Tests.Devices;
using Wallet.Simulator.World;
using Wallet.Virtual.Scheduling;

namespace Wallet.Boards.Tests.Programs;

/// <summary>Both boards' programs pay each other, over virtual keys, panels, clocks, drives and PN532s.</summary>
[TestClass]
public sealed class PaymentTests
{
    private static readonly Lazy<DeviceState> LoadedState = new(Load);

    [TestMethod]
    public void Touch_LoadedCardAndSale_PaidAndReceivedAndKept()
    {
        Use((card, terminal, field) =>
        {
            long touchedMs = card.Chip.Scheduler.NowMs;
            field.Bring();
            terminal.See("Received", "C");
            card.See("Paid", "C");
            field.Part();

            Tone beep = terminal.Chip.Tones.First(tone => tone.FrequencyHz == 2700);
            TestContext.WriteLine($"{beep.AtMs - touchedMs} ms to the beep without computing, {field.Bytes} bytes");
            Assert.IsInRange(touchedMs, touchedMs + 2000, beep.AtMs);
        });
    }

    [TestMethod]
    [DataRow(40)]
    [DataRow(300)]
    [DataRow(900)]
    [DataRow(1100)]
    [DataRow(1230)]
    public void Touch_CardTakenAwayAndHeldThereAgain_PaidOnce(int tearAfterBytes)
    {
        Use((card, terminal, field) =>
        {
            field.TearAfterBytes(tearAfterBytes);
            field.Bring();
            card.Chip.Scheduler.RunFor(3000);
            Assert.IsFalse(field.Together, "the touch was torn");
            field.Bring();
            terminal.See("Received", "C");
            field.Part();
            card.Chip.Scheduler.RunFor(10_000);
        });
    }

    public TestContext TestContext { get; set; }

    // Arms the card and starts the sale, has them touch, and looks that the money went over once and stays there.
    private static void Use(Action<Board, Board, VirtualField> touch)
    {
        DeviceState state = LoadedState.Value;
        using Scheduler scheduler = new(5) { EpochUnixMs = state.UnixMs };
        using Board card = new(isTerminal: false, scheduler);
        using Board terminal = new(isTerminal: true, scheduler);
        VirtualField field = new(scheduler);
        field.Place(terminal.AddTouch(), card.AddTouch());
        card.Take(state.Card, state.UnixMs);
        terminal.Take(state.Payee, state.UnixMs);
        card.SwitchOn();
        terminal.SwitchOn();

        card.See("#=unlock", "#");
        card.See("PIN", SimulationOptions.HolderPin + "#");
        card.See("#=menu", "1");
        card.See("A up B down", "#");
        card.See("#=yes", "#");
        card.See("Hold card to");
        terminal.See("#=menu", "1");
        terminal.See("Sale: type amount", "1250#");
        terminal.See("Touch card");
        touch(card, terminal, field);

        card.See("0.00");
        terminal.See("12.50");
        Assert.AreEqual(0, card.Chip.Files.OpenCount + terminal.Chip.Files.OpenCount);
        Assert.Contains("r40.a", terminal.Chip.Flash.Names, "the payment is on flash");
    }

    // Enrolled at real institutions and loaded with a voucher of 12.50, as they are on flash.
    private static DeviceState Load()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            world.Load("1250");
            world.CardBoard.See("#=menu");
        });
        return world.Freeze();
    }
}
