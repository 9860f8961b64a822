using System;
using System.Linq;
using Wallet.Bank;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Touch;

namespace Wallet.Simulator.Scenarios;

/// <summary>
/// A card that has no network of its own and was offline for too long: a terminal carries its session to its bank.
/// </summary>
internal sealed class CarriedUpdateScenario : IScenario
{
    private const long AmountMinor = 15_00;
    private const long LimitMinor = 40_00;
    private const int OfflineHours = 24;
    private const long HourMs = 3_600_000;
    private const int TornAfterBytes = 2_000;
    private const string CarryKey = "7";

    public string Name => "carried-update";

    public string Summary => "a terminal carries a session of a card offline for too long, which then pays again";

    public void Play(Stage stage)
    {
        Simulation world = stage.World;
        stage.EnrolBoth();
        stage.Step($"The platform allows {OfflineHours} hours offline; the card takes that and two vouchers", () =>
        {
            stage.UpdateCard();
            world.Bank.Limit(Institutions.BankA, Wallet(stage).Account, TimeSpan.FromHours(OfflineHours), null);
            stage.LoadVoucher(AmountMinor);
            stage.LoadVoucher(AmountMinor);
            stage.UpdateCard();
        });
        stage.Step("Alice travels: her card has no network any more, and one hour too many passes", () =>
        {
            stage.SetCardNetwork(online: false);
            stage.PassUntil(world.Scheduler.UnixNowMs + ((OfflineHours + 1) * HourMs));
            AwaitAtRest(stage, StatusCode.OfflineTooLong);
        });
        Refuse(stage);
        stage.Step("Meanwhile the platform has set what the card may pay at most", () => world.Bank.Limit(
            Institutions.BankA, Wallet(stage).Account, TimeSpan.FromHours(OfflineHours), LimitMinor));
        Carry(stage);
        Pay(stage);
        Freeze(stage);
    }

    private static void Refuse(Stage stage)
    {
        Simulation world = stage.World;
        stage.Step("The card pays nothing", () =>
        {
            stage.Press(world.Card, "1");
            stage.Await(world.Card, StatusCode.OfflineTooLong);
            stage.Leave(world.Card);
        });
        stage.Step("Its update finds no network and asks for a terminal; she thinks better of it", () =>
        {
            BeginAtCard(stage);
            stage.Press(world.Card, "C");
            stage.Await(world.Card, TextId.Cancelled);
            stage.Leave(world.Card);
        });
        stage.Step("The shop's terminal would carry, but on the card nobody has chosen that", () =>
        {
            BeginAtTerminal(stage);
            world.SetTouch(held: true);
            stage.Await(world.Terminal, StatusCode.UpdateNotStarted);
            world.SetTouch(held: false);
            stage.Leave(world.Terminal);
        });
    }

    private static void Carry(Stage stage)
    {
        Simulation world = stage.World;
        stage.Step("She chooses the update, the terminal carries, and she takes the card away too soon", () =>
        {
            stage.Unlock(world.Card);
            BeginAtCard(stage);
            BeginAtTerminal(stage);
            world.SetTouch(held: true);
            world.Field.TearAfterBytes(TornAfterBytes);
            stage.Await(world.Terminal, TextId.TouchAgain);
        });
        stage.Step("Held there again it goes on where it was, and both say that the card is up to date", () =>
        {
            world.SetTouch(held: true);
            stage.Await(world.Terminal, TextId.CardUpdated);
            stage.Await(world.Card, TextId.Updated);
            world.SetTouch(held: false);
            stage.Settle();
            stage.Leave(world.Terminal);
            stage.Leave(world.Card);
        });
        stage.Step("The platform has her card's set, and the card has the command that waited for it", () =>
        {
            WalletLine wallet = Wallet(stage);
            Stage.Expect(wallet.Set?.HeldMinor == 2 * AmountMinor, $"the set says {wallet.Set?.HeldMinor}");
            Stage.Expect(wallet.Differences.Count == 0, string.Join("; ", wallet.Differences));
            Stage.Expect(wallet.IsCarriedOut, "the card has not carried out the command");
            stage.Press(world.Card, "2");
            stage.Await(world.Card, StatusCode.NetworkDown);
            stage.Leave(world.Card);
        });
        stage.Step("Of all that, the terminal has seen sealed records only", () =>
        {
            byte[][] secrets = [.. MoneyView.CardVouchers(world).Select(voucher => voucher.Id)];
            Stage.Expect(secrets.Length == 2, "the card keeps two vouchers");
            foreach (TouchExchange exchange in world.Field.Touches.SelectMany(touch => touch.Exchanges))
            {
                bool isSeen = secrets.Any(id => exchange.Command.AsSpan().IndexOf(id) >= 0
                    || exchange.Answer.AsSpan().IndexOf(id) >= 0);
                Stage.Expect(!isSeen, "a voucher's id went through the air in the clear");
            }
        });
    }

    private static void Pay(Stage stage)
    {
        Simulation world = stage.World;
        stage.Step("The shop loses its network, too: the card pays offline again", () =>
        {
            stage.SetNetwork(online: false);
            stage.PrepareTouch(AmountMinor);
            stage.TouchUntilPaid();
            stage.Leave(world.Terminal);
        });
        stage.Step("Without a network the terminal carries nothing, and says so", () =>
        {
            stage.Press(world.Terminal, CarryKey);
            stage.Await(world.Terminal, StatusCode.NetworkDown);
            stage.Leave(world.Terminal);
        });
    }

    private static void Freeze(Stage stage)
    {
        Simulation world = stage.World;
        stage.Step("The shop is online again, and the platform freezes the card: the next update brings it", () =>
        {
            stage.SetNetwork(online: true);
            stage.SetCardNetwork(online: false);
            world.Bank.Freeze(Institutions.BankA, Wallet(stage).Account, isFrozen: true);
            CarryToTheEnd(stage);
            AwaitAtRest(stage, StatusCode.WalletFrozen);
        });
        stage.Step("And the one after that lets it go", () =>
        {
            world.Bank.Freeze(Institutions.BankA, Wallet(stage).Account, isFrozen: false);
            CarryToTheEnd(stage);
            stage.PrepareTouch(AmountMinor);
            stage.TouchUntilPaid();
        });
    }

    private static void CarryToTheEnd(Stage stage)
    {
        VirtualBoard card = stage.World.Card;
        stage.Unlock(card);
        BeginAtCard(stage);
        BeginAtTerminal(stage);
        stage.World.SetTouch(held: true);
        stage.Await(stage.World.Terminal, TextId.CardUpdated);
        stage.Await(card, TextId.Updated);
        stage.World.SetTouch(held: false);
        stage.Settle();
        stage.Leave(stage.World.Terminal);
        stage.Leave(card);
    }

    // Four rows have room for the first half of it.
    private static void AwaitAtRest(Stage stage, StatusCode status)
    {
        stage.Unlock(stage.World.Card);
        Stage.Await(stage.World.Card, StatusTexts.Get(status, stage.Language).Split('\n')[0]);
    }

    private static void BeginAtCard(Stage stage)
    {
        stage.Press(stage.World.Card, "5");
        stage.Await(stage.World.Card, TextId.UpdateAtTerminal);
    }

    private static void BeginAtTerminal(Stage stage)
    {
        stage.Press(stage.World.Terminal, CarryKey);
        stage.Await(stage.World.Terminal, TextId.TouchCard);
    }

    private static WalletLine Wallet(Stage stage) =>
        stage.World.Bank.Wallets().Single(wallet => wallet.Bank == Institutions.BankA);
}
