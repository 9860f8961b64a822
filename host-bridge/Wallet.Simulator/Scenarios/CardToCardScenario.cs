using System.Linq;
using Wallet.Bank;
using Wallet.Card;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <summary>Two people, two cards, no terminal and no network: what one pays the other has.</summary>
internal sealed class CardToCardScenario : IScenario
{
    private const long AmountMinor = 8_00;
    private const long OpeningMinor = 60_00;
    private const char ReceiveKey = '9';

    public string Name => "card-to-card";

    public string Summary => "one card pays another while neither has a network; the payee reports later";

    public void Play(Stage stage)
    {
        Simulation world = stage.World;
        Guest bob = stage.Invite("bob's card", DeviceKind.Card, Institutions.BankB, "Bob", OpeningMinor);
        stage.TeachLanguage(bob);
        stage.EnrolBoth();
        stage.EnrolGuest(bob);
        stage.Step("Bob loads two vouchers for Alice, whom his bank lists after the shops", () =>
        {
            stage.LoadVoucher(bob.Board, AmountMinor, payee: 1);
            stage.LoadVoucher(bob.Board, AmountMinor, payee: 1);
        });
        stage.Step("The network goes", () => stage.SetNetwork(online: false));
        Refuse(stage, bob);
        stage.Step("Alice types what she gets, Bob says yes, and they hold the cards together", () =>
        {
            int roundTrips = world.Channel.RoundTrips;
            Receive(stage, AmountMinor);
            stage.SayYes(bob.Board);
            world.Field.Bring(bob.Board, world.Card);
            stage.Await(world.Card, TextId.Received);
            Stage.Await(world.Card, "Bob");
            stage.Await(bob.Board, TextId.Paid);
            world.Field.Part();
            stage.Settle();
            stage.Leave(world.Card);
            Stage.ExpectEqual(AmountMinor, stage.Money.CardMinor, "received by Alice's card");
            Stage.Expect(world.Channel.RoundTrips == roundTrips, "the payment used a network");
        });
        ShowMoney(stage, AmountMinor);
        stage.Step("Off and on again Alice's card still has it, and takes the same voucher no second time", () =>
        {
            world.Card.Restart();
            stage.Settle();
            Receive(stage, AmountMinor);
            world.Field.Bring(bob.Board, world.Card);
            stage.Await(world.Card, StatusCode.VoucherSpent);
            world.Field.Part();
            stage.Leave(world.Card);
        });
        Report(stage, bob);
        stage.Step("With a network Alice's card reports as soon as it has received", () =>
        {
            Receive(stage, AmountMinor);
            stage.SayYes(bob.Board);
            world.Field.Bring(bob.Board, world.Card);
            stage.Await(world.Card, TextId.Received);
            world.Field.Part();
            stage.Leave(world.Card);
            stage.Settle();
            Stage.ExpectEqual(0, stage.Money.CardMinor, "unreported money on Alice's card");
        });
    }

    private static void Refuse(Stage stage, Guest bob)
    {
        Simulation world = stage.World;
        stage.Step("Alice's card is locked, or rests: Bob's card finds nobody to pay", () =>
        {
            int touches = world.Field.Touches.Sum(touch => touch.Exchanges.Count);
            stage.SayYes(bob.Board);
            world.Field.Bring(bob.Board, world.Card);
            stage.Settle();
            world.Field.Part();
            stage.Leave(bob.Board);
            Stage.Expect(
                world.Field.Touches.Sum(touch => touch.Exchanges.Count) == touches, "a card at rest reads another");
        });
        stage.Step("Alice wants more than Bob's voucher is for", () =>
        {
            Receive(stage, AmountMinor + 1);
            stage.SayYes(bob.Board);
            world.Field.Bring(bob.Board, world.Card);
            stage.Await(world.Card, StatusCode.AmountChanged);
            world.Field.Part();
            stage.Leave(world.Card);
            stage.Leave(bob.Board);
        });
    }

    private static void ShowMoney(Stage stage, long unreportedMinor)
    {
        VirtualBoard card = stage.World.Card;
        stage.Step("Her balance says that it is not on her account yet, and her history has it", () =>
        {
            stage.Press(card, "31BBB");
            stage.Await(card, TextId.BalanceUnreported);
            Stage.Await(card, Amount.Format(unreportedMinor));
            stage.Press(card, "C3");
            Stage.Await(card, "+" + Amount.Format(AmountMinor));
            stage.Press(card, "C6");
            stage.Await(card, TextId.Payments);
            stage.Press(card, "#");
            stage.Await(card, TextId.PaymentToReport);
            stage.Press(card, "CCC");
        });
    }

    private static void Report(Stage stage, Guest bob)
    {
        Simulation world = stage.World;
        stage.Step("The network comes back: Alice's card reports by itself, and the money is on her account", () =>
        {
            long before = stage.CustomerMinor(Institutions.BankA);
            stage.SetNetwork(online: true);
            Stage.ExpectEqual(0, stage.Money.CardMinor, "unreported money on Alice's card");
            Stage.ExpectEqual(before + AmountMinor, stage.CustomerMinor(Institutions.BankA), "Alice's account");
        });
        stage.Step("Bob's card learns that his voucher was redeemed", () =>
        {
            stage.Press(bob.Board, "5");
            stage.Await(bob.Board, TextId.Updated);
            stage.Settle();
            stage.Leave(bob.Board);
            CardContext card = bob.Card;
            Stage.Expect(card.Vouchers.Table.Count == 1, "Bob's card still keeps the voucher");
        });
    }

    private static void Receive(Stage stage, long amountMinor)
    {
        VirtualBoard card = stage.World.Card;
        stage.Press(card, ReceiveKey.ToString());
        stage.Await(card, TextId.ReceiveTypeAmount);
        stage.Press(card, Stage.Digits(amountMinor) + "#");
        stage.Await(card, TextId.TouchCard);
    }
}
