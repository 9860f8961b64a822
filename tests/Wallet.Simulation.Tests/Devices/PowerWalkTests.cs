using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Core;
using Wallet.Core.Battery;
using Wallet.Core.Ports;
using Wallet.Core.Storage;
using Wallet.Tests;
using Wallet.Virtual.Boards;
using State = Wallet.Protocol.Messages.DeviceState;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>Brings a real card into every state of the table and compares what its board powers there.</summary>
[TestClass]
public sealed class PowerWalkTests
{
    private const int DarkMs = DevicePower.LitMs + 1_000;

    // Not so long that an unlocked card locks itself.
    private const int LookIsOverMs = 65_000;

    private readonly PowerTableText _table = new();
    private readonly HashSet<string> _seen = [];

    [TestMethod]
    public void Walk_EveryStateOfTheTable_IsPoweredAsItSays()
    {
        Run(world =>
        {
            VirtualBoard card = world.CardBoard;
            world.PowerOnCard();
            card.See("Not enrolled");
            Assert.AreEqual(_table.Of("start", Presence.There, false), card.Power.Changes.First().Parts, "start");
            _seen.Add("start");
            Walk(world, State.Fresh, "#", "语言");
            card.PowerOff();
            world.Enrol();
            Walk(world, State.Ready, "6", "Sound");

            card.Restart();
            card.See("Locked");
            Walk(world, State.Locked, "#", "PIN");
            card.Restart();
            card.See("#=menu");
            Walk(world, State.Ready, "6", "Sound");
            world.Load("1250");
            WalkArmed(world);

            // Without its time the card can only set its clock.
            world.SetOnline(false);
            card.PowerOff();
            card.RealTime.Forget();
            world.PowerOnCard();
            card.See(Holder.Locked);
            card.Unlock();
            world.Scheduler.Sleep(1_000);
            Walk(world, State.Enrolled, "6", "Sound");

            card.PowerOff();
            card.Flash.FlipBit(RecordKeys.FileName(RecordKeys.Vault, 0), 30, 1);
            card.Flash.FlipBit(RecordKeys.FileName(RecordKeys.Vault, 1), 30, 1);
            world.PowerOnCard();
            card.See("*=wipe card");
            Walk(world, State.Halted, "*", "Memory is damaged.");
        });

        List<string> missing = [];
        foreach (State state in Enum.GetValues<State>())
        {
            foreach (Presence presence in Enum.GetValues<Presence>())
            {
                PowerParts? blind = _table.Of(state, presence, looksAtSky: false);
                PowerParts? looking = _table.Of(state, presence, looksAtSky: true);
                if (blind != null && !_seen.Contains($"{state} {presence} {false}"))
                {
                    missing.Add($"{state} {presence}");
                }

                if (looking != blind && !_seen.Contains($"{state} {presence} {true}"))
                {
                    missing.Add($"{state} {presence}, looking at the sky");
                }
            }
        }

        Assert.IsEmpty(missing, string.Join(", ", missing));
    }

    [TestMethod]
    public void Key_TypedBlindOnALockedCard_OpensNothing() => Run(world =>
    {
        VirtualBoard card = world.CardBoard;
        world.Enrol();
        card.Restart();
        card.See("Locked");
        GoDark(world);
        card.Keypad.Press("#7391#");
        world.Scheduler.Sleep(1_000);
        Assert.IsTrue(card.Display.Shows("#=unlock"), "only lit");
        card.Keypad.Press("#");
        Assert.IsTrue(card.Display.WaitFor("PIN"));
    });

    [TestMethod]
    public void Touch_DarkCard_IsNotSeenUntilAKeyWakesIt() => Run(world =>
    {
        world.Enrol();
        world.Load("1250");
        world.CardBoard.See("#=menu");
        world.StartSale("1250");
        GoDark(world);
        world.Touch();
        world.Scheduler.Sleep(5_000);
        Assert.IsEmpty(world.Field.Current!.Exchanges);
        Assert.IsTrue(world.TerminalBoard.Display.Shows("Touch card"));
        world.CardBoard.WakeDisplay();
        world.TerminalBoard.See("Refused");
        Assert.AreEqual(12_50L, world.HeldMinor, "awake it says that nobody allowed a payment");
    });

    /// <summary>A receiver that has to seek first is given the time, and then loses its power.</summary>
    [TestMethod]
    public void Receiver_NeedsHalfAMinuteForAFix_IsPoweredUntilItHasIt() => Run(world =>
    {
        VirtualBoard card = world.CardBoard;
        card.Satellite.SeeksForMs = 30_000;
        card.Satellite.HasFix = true;
        world.Enrol();
        card.Restart();
        card.See("Locked");
        world.Scheduler.Sleep(20_000);
        Assert.IsTrue(card.Power.Has(PowerParts.Satellite));
        world.Scheduler.Sleep(15_000);
        Assert.IsFalse(card.Power.Has(PowerParts.Satellite), "it has the time");
        world.Scheduler.Sleep(9 * 60_000);
        Assert.IsFalse(card.Power.Has(PowerParts.Satellite));
        Assert.IsTrue(card.Display.IsDark);
        long before = card.Power.Changes.Count;
        world.Scheduler.Sleep(2 * 60_000);
        Assert.AreEqual(before + 2, card.Power.Changes.Count, "on and off once, ten minutes after the last look");
    });

    [TestMethod]
    public void Day_CardThatLiesThere_HasNearlyNothingPowered() => Run(world =>
    {
        VirtualBoard card = world.CardBoard;
        world.Enrol();
        world.SetOnline(false);
        GoDark(world);
        long startMs = world.Scheduler.NowMs;
        world.Scheduler.Sleep(24 * 3_600_000);
        List<SuppliedParts> changes = [.. card.Power.Changes.Where(change => change.AtMs >= startMs)];
        Assert.IsTrue(changes.All(change => (change.Parts & ~PowerParts.Satellite) == 0), "nobody was there");
        Assert.IsInRange(2 * 20, 2 * 24, changes.Count, "without sky a look in an hour or a little more");
    });

    private void Walk(DeviceWorld world, State state, string key, string dialog)
    {
        VirtualBoard card = world.CardBoard;
        card.WakeDisplay();
        Compare(world, state, Presence.There);
        card.Keypad.Press(key);
        Assert.IsTrue(card.Display.WaitFor(dialog), $"{state}: {dialog}");
        Compare(world, state, Presence.InADialog);

        card.Keypad.Press("C");
        world.Scheduler.Sleep(1_000);
        card.Keypad.Press("C");
        world.Scheduler.Sleep(1_000);
        Compare(world, state, Presence.There);
        GoDark(world);
        Compare(world, state, Presence.Gone);
        world.Scheduler.Sleep(LookIsOverMs);
        Compare(world, state, Presence.Gone);
        card.WakeDisplay();
        Compare(world, state, Presence.There);
        card.Keypad.Press(key);
        Assert.IsTrue(card.Display.WaitFor(dialog), $"{state}: {dialog}");
        Compare(world, state, Presence.InADialog);
        card.Keypad.Press("CC");
        world.Scheduler.Sleep(1_000);
    }

    private void WalkArmed(DeviceWorld world)
    {
        VirtualBoard card = world.CardBoard;
        card.Restart();
        world.Arm();
        Compare(world, State.Armed, Presence.There);
        world.Scheduler.Sleep(29_000);
        Compare(world, State.Armed, Presence.Gone);
        world.Scheduler.Sleep(29_000);
        Assert.IsFalse(card.Display.IsDark, "what comes after the yes is read as long");
        world.Scheduler.Sleep(LookIsOverMs);
        world.Arm();
        Compare(world, State.Armed, Presence.There);
        world.Scheduler.Sleep(29_000);
        Compare(world, State.Armed, Presence.Gone);
        card.Keypad.Press("C");
    }

    private void Compare(DeviceWorld world, State state, Presence presence)
    {
        VirtualBoard card = world.CardBoard;
        DeviceContext? device = world.Card.Card?.Device;
        State actual = world.Card.Card?.State ?? State.Halted;
        bool looks = device?.Watch?.IsLooking == true;
        Assert.AreEqual(state, actual);
        Assert.AreEqual(_table.Of(state, presence, looks), card.Power.Parts, $"{state} {presence}, looks: {looks}");
        Assert.AreEqual(!card.Power.Has(PowerParts.Display), card.Display.Text.All(string.IsNullOrEmpty));
        world.Scheduler.WaitUntil(() => card.IsIdle, world.Scheduler.DeadlineIn(100), "the chip to wait");
        Assert.IsTrue(card.IsIdle, $"{state} {presence}: the chip has nothing to do");
        _seen.Add($"{state} {presence} {looks}");
    }

    private static void GoDark(DeviceWorld world)
    {
        world.Scheduler.Sleep(DarkMs);
        Assert.IsTrue(world.CardBoard.Display.IsDark);
    }

    private static void Run(Action<DeviceWorld> story)
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() => story(world));
    }
}
