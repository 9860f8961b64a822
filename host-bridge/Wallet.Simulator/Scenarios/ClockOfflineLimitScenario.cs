using System;
using System.Linq;
using Wallet.Bank;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Simulator.World;

namespace Wallet.Simulator.Scenarios;

/// <summary>
/// The platform says how long a card may be offline and what it may pay, freezes it and lets it go; the card does it.
/// </summary>
internal sealed class ClockOfflineLimitScenario : IScenario
{
    private const long AmountMinor = 20_00;
    private const long LimitMinor = 50_00;
    private const int OfflineHours = 48;
    private const long HourMs = 3_600_000;
    private const long MarginMs = 20_000;

    public string Name => "clock-offline-limit";

    public string Summary => "a card offline for too long pays nothing, says so, reports when it can; freeze, limits";

    public void Play(Stage stage)
    {
        stage.EnrolBoth();
        TakeLimits(stage);
        PayOffline(stage);
        PassTheLimit(stage);
        ComeBack(stage);
        Freeze(stage);
        LetGo(stage);
    }

    private static void TakeLimits(Stage stage)
    {
        Simulation world = stage.World;
        stage.Step("The card reports, and gets the clock parameters that every wallet begins with", () =>
        {
            stage.UpdateCard();
            Stage.Expect(Wallet(stage).IsCarriedOut, "the card has not carried out its first command");
        });
        stage.Step($"The platform allows {OfflineHours} hours offline and 50.00 a payment; an update brings it", () =>
        {
            TimeSpan offlineMax = TimeSpan.FromHours(OfflineHours);
            world.Bank.Limit(Institutions.BankA, Wallet(stage).Account, offlineMax, LimitMinor);
            Stage.Expect(!Wallet(stage).IsCarriedOut, "the platform believes that the card knows already");
            stage.UpdateCard();
            Stage.Expect(Wallet(stage).IsCarriedOut, "the card has not carried out the command");
        });
        stage.Step("More than that the card does not load", () =>
        {
            stage.Press(world.Card, "2");
            stage.Await(world.Card, TextId.ChoosePayee);
            stage.Press(world.Card, "#");
            stage.Await(world.Card, TextId.TypeAmount);
            stage.Press(world.Card, Stage.Digits(LimitMinor + 1) + "#");
            stage.Await(world.Card, StatusCode.AmountInvalid);
            stage.Leave(world.Card);
        });
        stage.Step("It loads two vouchers", () =>
        {
            stage.LoadVoucher(AmountMinor);
            stage.LoadVoucher(AmountMinor);
            stage.UpdateCard();
        });
    }

    private static void PayOffline(Stage stage)
    {
        stage.Step("The network goes", () => stage.SetNetwork(online: false));
        stage.Step("An hour before the limit the card still pays offline", () =>
        {
            stage.PassUntil(stage.World.Scheduler.UnixNowMs + ((OfflineHours - 1) * HourMs));
            stage.PrepareTouch(AmountMinor);
            stage.TouchUntilPaid();
        });
    }

    private static void PassTheLimit(Stage stage)
    {
        Simulation world = stage.World;
        stage.Step("The holder says yes within the limit, the touch comes after it: nothing is paid", () =>
        {
            stage.PassUntil(world.Scheduler.UnixNowMs + LeftMs(world) - MarginMs);
            stage.PrepareTouch(AmountMinor);
            world.Scheduler.Sleep(LeftMs(world) + 1000);
            world.SetTouch(held: true);
            stage.Await(world.Terminal, StatusCode.OfflineTooLong);
            world.SetTouch(held: false);
            stage.Leave(world.Terminal);
            stage.Leave(world.Card);
        });
        stage.Step("The card says so while it rests, and still shows what it has", () =>
        {
            stage.Await(world.Card, StatusCode.OfflineTooLong);
            Stage.Await(world.Card, Amount.Format(AmountMinor));
        });
        stage.Step("Its menu refuses to pay", () =>
        {
            stage.Press(world.Card, "1");
            stage.Await(world.Card, StatusCode.OfflineTooLong);
            stage.Leave(world.Card);
        });
        stage.Step("Switched off for an hour and on again it knows as well", () =>
        {
            world.Card.PowerOff();
            world.Scheduler.Sleep(HourMs);
            world.Card.PowerOn();
            stage.Settle();
            stage.Await(world.Card, StatusCode.OfflineTooLong);
        });
    }

    private static void ComeBack(Stage stage)
    {
        Simulation world = stage.World;
        stage.Step("The network comes back: by itself the card tells the platform what it is and holds", () =>
        {
            long beforeMs = world.Scheduler.UnixNowMs;
            stage.SetNetwork(online: true);
            WalletLine wallet = Wallet(stage);
            Stage.Expect(wallet.ReportedMs >= beforeMs, "the platform has no new key information set");
            Stage.Expect(wallet.Set?.HeldMinor == AmountMinor, $"the set says {wallet.Set?.HeldMinor}");
            Stage.Expect(wallet.Differences.Count == 0, string.Join("; ", wallet.Differences));
            stage.Say($"the platform has the set of {wallet.Holder}: {Amount.Format(AmountMinor)}, as in the books");
        });
        stage.Step("It pays offline again", () =>
        {
            stage.SetNetwork(online: false);
            stage.PrepareTouch(AmountMinor);
            stage.TouchUntilPaid();
            stage.SetNetwork(online: true);
        });
    }

    private static void Freeze(Stage stage)
    {
        Simulation world = stage.World;
        stage.Step("The card loads another voucher, and the platform freezes it", () =>
        {
            stage.LoadVoucher(AmountMinor);
            world.Bank.Freeze(Institutions.BankA, Wallet(stage).Account, isFrozen: true);
        });
        stage.Step("The update after that freezes the card: it says so, and still shows what it has", () =>
        {
            stage.UpdateCard();
            stage.Await(world.Card, StatusCode.WalletFrozen);
            Stage.Await(world.Card, Amount.Format(AmountMinor));
        });
        stage.Step("It pays nothing and loads nothing, after a restart neither", () =>
        {
            ExpectFrozen(stage, "1");
            ExpectFrozen(stage, "2");
            world.Card.Restart();
            stage.Settle();
            stage.Await(world.Card, StatusCode.WalletFrozen);
            ExpectFrozen(stage, "1");
        });
    }

    private static void LetGo(Stage stage)
    {
        Simulation world = stage.World;
        stage.Step("The platform lets it go: after an update it pays", () =>
        {
            world.Bank.Freeze(Institutions.BankA, Wallet(stage).Account, isFrozen: false);
            stage.UpdateCard();
            stage.PrepareTouch(AmountMinor);
            stage.TouchUntilPaid();
            Stage.Expect(Wallet(stage).IsCarriedOut, "the card has not carried out the command");
            Stage.Expect(Wallet(stage).Differences.Count == 0, string.Join("; ", Wallet(stage).Differences));
        });
    }

    private static void ExpectFrozen(Stage stage, string key)
    {
        stage.Press(stage.World.Card, key);
        stage.Await(stage.World.Card, StatusCode.WalletFrozen);
        stage.Leave(stage.World.Card);
    }

    private static WalletLine Wallet(Stage stage) =>
        stage.World.Bank.Wallets().Single(wallet => wallet.Bank == Institutions.BankA);

    // By the card's own clock, which stands by a fraction of a second beside the true one.
    private static long LeftMs(Simulation world)
    {
        Core.Clock.TrustedClock clock = world.CardFirmware!.Card!.Device.Clock;
        return clock.OfflineMaxMs - clock.OfflineMs;
    }
}
