using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Bank;
using Wallet.Core.Clock;
using Wallet.Core.Link;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <summary>Every clock around the card lies, one after the other, and so does the bridge.</summary>
internal sealed class ClockAttacksScenario : IScenario
{
    private const long AmountMinor = 20_00;
    private const long MinuteMs = 60_000;
    private const long HourMs = 60 * MinuteMs;
    private const long DayMs = 24 * HourMs;
    private const long RightToMs = 5_000;

    // An update's sealed answers: signing in, time, what became of the voucher, and the platform's.
    private const int OfThePlatform = 3;

    public string Name => "clock-attacks";

    public string Summary => "satellite time that jumps, a clock set back, old signed time, an old command: refused";

    public void Play(Stage stage)
    {
        var refusals = new RefusalStage(stage);
        stage.EnrolBoth();
        ClockRefusals.Play(refusals);
        stage.Step("The card loads a voucher", () => stage.LoadVoucher(AmountMinor));
        LieFromTheSky(refusals);
        SetBackWhileOn(refusals);
        SetBackWhileOff(refusals);
        ShowTheSky(refusals);
        EmptyTheBattery(refusals);
        ReplayACommand(refusals);
    }

    private static void LieFromTheSky(RefusalStage refusals)
    {
        VirtualSatelliteClock sky = refusals.World.Card.Satellite;
        foreach ((string what, long lieMs) in new[] { ("tomorrow", DayMs), ("an hour ago", -HourMs) })
        {
            refusals.Refuse($"A transmitter says that it is {what}", StatusCode.TimeImplausible, () =>
            {
                sky.HasFix = true;
                sky.ForgedByMs = lieMs;
                refusals.World.Scheduler.Sleep(HourMs + (10 * MinuteMs));
                refusals.ExpectNotedByCard((MessageType)RefusalLog.ReadingType, StatusCode.TimeImplausible);
                ExpectRight(refusals, TimeState.Set);
                sky.ForgedByMs = 0;
            });
        }
    }

    private static void SetBackWhileOn(RefusalStage refusals) => refusals.Refuse(
        "The clock chip is set back by five days while the card is on", StatusCode.TimeImplausible, () =>
        {
            Simulation world = refusals.World;
            world.Card.RealTime.PutTo(world.Scheduler.UnixNowMs - (5 * DayMs));
            world.Scheduler.Sleep(11 * MinuteMs);
            refusals.ExpectNotedByCard((MessageType)RefusalLog.ReadingType, StatusCode.TimeImplausible);
            ExpectRight(refusals, TimeState.Set);
            Stage.Expect(
                world.Card.RealTime.TryRead(out long chipMs)
                    && Math.Abs(chipMs - world.Scheduler.UnixNowMs) < RightToMs,
                "the chip was not put right");
        });

    private static void SetBackWhileOff(RefusalStage refusals)
    {
        Stage stage = refusals.Stage;
        VirtualBoard card = refusals.World.Card;
        stage.Step("The network goes", () => stage.SetNetwork(online: false));
        refusals.Refuse(
            "The clock chip is set back to last month while the card is off", StatusCode.ClockSuspicious, () =>
            {
                card.PowerOff();
                card.RealTime.PutTo(refusals.World.Scheduler.UnixNowMs - (30 * DayMs));
                card.PowerOn();
                ExpectBlocked(refusals, TimeState.Suspicious);
            });
        ComeBack(refusals);
    }

    // Set to a moment after the last one kept, a chip alone cannot be found out: the receiver's sky does.
    private static void ShowTheSky(RefusalStage refusals)
    {
        Stage stage = refusals.Stage;
        VirtualBoard card = refusals.World.Card;
        stage.Step("The network goes", () => stage.SetNetwork(online: false));
        refusals.Refuse(
            "Off for five days, with the chip set to the minute after: the sky contradicts it",
            StatusCode.ClockSuspicious,
            () =>
            {
                card.PowerOff();
                long offMs = refusals.World.Scheduler.UnixNowMs;
                refusals.World.Scheduler.Sleep(5 * DayMs);
                card.RealTime.PutTo(offMs + MinuteMs);
                card.PowerOn();
                refusals.World.Scheduler.Sleep(25 * MinuteMs);
                ExpectBlocked(refusals, TimeState.Suspicious);
            });
        ComeBack(refusals);
    }

    private static void EmptyTheBattery(RefusalStage refusals)
    {
        Stage stage = refusals.Stage;
        VirtualBoard card = refusals.World.Card;
        stage.Step("The network goes", () => stage.SetNetwork(online: false));
        refusals.Refuse(
            "The battery of the clock chip is empty: how long the card was off nobody knows",
            StatusCode.ClockNotSet,
            () =>
            {
                card.RealTime.HasDeadBattery = true;
                card.PowerOff();
                card.PowerOn();
                stage.Settle();
                stage.Unlock(card);
                stage.Await(card, TextId.ClockLost);
                stage.Press(card, "1");
                stage.Await(card, StatusCode.ClockNotSet);
                stage.Leave(card);
                refusals.World.Scheduler.Sleep(20 * MinuteMs);
                Stage.Expect(ClockOf(refusals).State == TimeState.Lost, "a satellite receiver has set the clock");
                card.RealTime.HasDeadBattery = false;
            });
        ComeBack(refusals);
    }

    private static void ReplayACommand(RefusalStage refusals)
    {
        Stage stage = refusals.Stage;
        Simulation world = refusals.World;
        var before = new List<byte[]>();
        string account = world.Bank.Wallets().Single(wallet => wallet.Bank == Institutions.BankA).Account;
        stage.Step("The platform has something to say, and the bridge keeps the answer", () =>
        {
            world.Bank.Limit(Institutions.BankA, account, TimeSpan.FromHours(72), null);
            world.Channel.OnReply = (_, message) =>
            {
                Collect(before, message);
                return message;
            };
            stage.UpdateCard();
            world.Channel.OnReply = null;
        });
        stage.Step("Then it freezes the card", () =>
        {
            world.Bank.Freeze(Institutions.BankA, account, isFrozen: true);
            stage.UpdateCard();
            stage.Await(world.Card, StatusCode.WalletFrozen);
        });
        refusals.Refuse("The command of before comes again, from the bridge", StatusCode.RecordTampered, () =>
        {
            var answers = new List<byte[]>();
            world.Channel.OnReply = (_, message) =>
            {
                Collect(answers, message);
                return answers.Count == OfThePlatform + 1 ? before[OfThePlatform] : message;
            };
            refusals.UpdateInVain(world.Card, StatusCode.RecordTampered);
            world.Channel.OnReply = null;
            refusals.ExpectNotedByCard(MessageType.ReportWalletReply, StatusCode.RecordTampered);
            stage.Await(world.Card, StatusCode.WalletFrozen);
        });
        stage.Step("Only the platform's own word lets it pay", () =>
        {
            world.Bank.Freeze(Institutions.BankA, account, isFrozen: false);
            stage.UpdateCard();
            stage.PrepareTouch(AmountMinor);
            stage.TouchUntilPaid();
        });
    }

    private static void ComeBack(RefusalStage refusals) =>
        refusals.Stage.Step("The network comes back: signed time settles it", () =>
        {
            refusals.Stage.SetNetwork(online: true);
            ExpectRight(refusals, TimeState.Set);
        });

    private static void ExpectBlocked(RefusalStage refusals, TimeState state)
    {
        Stage stage = refusals.Stage;
        VirtualBoard card = refusals.World.Card;
        stage.Settle();
        stage.Await(card, StatusCode.ClockSuspicious);
        stage.Press(card, "1");
        stage.Await(card, StatusCode.ClockSuspicious);
        stage.Leave(card);
        Stage.Expect(ClockOf(refusals).State == state, $"the card's clock is {ClockOf(refusals).State}");
    }

    private static void ExpectRight(RefusalStage refusals, TimeState state)
    {
        TrustedClock clock = ClockOf(refusals);
        long offMs = Math.Abs(clock.NowMsOr0() - refusals.World.Scheduler.UnixNowMs);
        Stage.Expect(clock.State == state, $"the card's clock is {clock.State}");
        Stage.Expect(offMs < RightToMs, $"the card's clock is off by {offMs} ms");
    }

    private static TrustedClock ClockOf(RefusalStage refusals) =>
        refusals.World.CardFirmware?.Card?.Device.Clock ?? throw new ScenarioFailedException("no card");

    private static void Collect(List<byte[]> answers, byte[] message)
    {
        if (MessageFields.PeekType(message, 0, message.Length) == (int)MessageType.SessionRecordReply)
        {
            answers.Add(message);
        }
    }
}
