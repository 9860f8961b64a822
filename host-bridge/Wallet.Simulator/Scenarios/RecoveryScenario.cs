using System.Linq;
using Wallet.Bank;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <summary>A card is lost: its bank blocks it, a new card gets the account with two shares of the sheet.</summary>
internal sealed class RecoveryScenario : IScenario
{
    private const long OpeningMinor = 1_000_00;
    private const long PaidMinor = 12_50;
    private const long LostMinor = 20_00;
    private const long PaidAfterMinor = 7_00;
    private const long MarginMs = 2 * 60_000;
    private const string Account = "0001";

    public string Name => "recovery";

    public string Summary => "lose a card: its bank blocks it, and a new one recovers the account with shares 1 and 3";

    public void Play(Stage stage)
    {
        Guest spare = stage.Invite("new card", DeviceKind.Card, Institutions.BankA, "Spare", 0);
        Guest second = stage.Invite("other card", DeviceKind.Card, Institutions.BankA, "Mallory", 0);
        stage.EnrolBoth();
        string[][] shares = MakeSheet(stage);
        LoseCard(stage);
        Recover(stage, spare.Board, shares);
        RefuseOld(stage, second.Board, shares);
        PayWithNew(stage, spare.Board);
        stage.Step("The voucher that was lost runs out: its money is back on the account", () =>
        {
            VoucherLine lost = stage.World.Bank.Books().Vouchers.Single(voucher => voucher.AmountMinor == LostMinor);
            stage.PassUntil(lost.ReportUntilMs + MarginMs);
            ExpectPayer(stage, OpeningMinor - PaidMinor - PaidAfterMinor);
            Stage.ExpectEqual(PaidMinor + PaidAfterMinor, stage.CustomerMinor(Institutions.BankB), "the merchant's");
        });
    }

    private static string[][] MakeSheet(Stage stage)
    {
        VirtualBoard card = stage.World.Card;
        string[][] shares = [];
        stage.Step("The holder makes a recovery sheet: three shares of 20 words, two words of each asked back", () =>
        {
            shares = new SheetHands(stage).Make(card);
            stage.Await(card, TextId.SheetRegistered);
            stage.Leave(card);
            stage.Say("the bank keeps the sheet's public key; the secret is on paper only");
        });
        return shares;
    }

    private static void LoseCard(Stage stage)
    {
        Simulation world = stage.World;
        stage.Step("The card pays, and has another voucher when it is lost", () =>
        {
            stage.LoadVoucher(PaidMinor);
            stage.PrepareTouch(PaidMinor);
            stage.TouchUntilPaid();
            stage.Leave(world.Card);
            stage.Leave(world.Terminal);
            stage.LoadVoucher(LostMinor);
            ExpectPayer(stage, OpeningMinor - PaidMinor - LostMinor);
        });
        stage.Step("The holder tells the bank, which blocks the card: the finder gets no money", () =>
        {
            int blocked = world.Bank.ReportLost(Institutions.BankA, Account);
            Stage.Expect(blocked == 1, $"the bank has blocked {blocked} cards of the account");
            stage.Press(world.Card, "2");
            stage.Await(world.Card, StatusCode.CardReportedLost);
            stage.Leave(world.Card);
            ExpectPayer(stage, OpeningMinor - PaidMinor - LostMinor);
        }, StatusCode.CardReportedLost);
        stage.Step("The lost card hears that it is frozen: with or without a network it pays nobody", () =>
        {
            stage.UpdateCard();
            stage.SetNetwork(false);
            stage.Press(world.Card, "1");
            stage.Await(world.Card, StatusCode.WalletFrozen);
            stage.Leave(world.Card);
            stage.SetNetwork(true);
            ExpectPayer(stage, OpeningMinor - PaidMinor - LostMinor);
        }, StatusCode.WalletFrozen);
    }

    private static void Recover(Stage stage, VirtualBoard card, string[][] shares) =>
        stage.Step("A new card recovers the account with shares 1 and 3, and a key of its own", () =>
        {
            new SheetHands(stage).Recover(card, shares[0], shares[2]);
            stage.Await(card, TextId.Recovered);
            Stage.Await(card, "Alice");
            stage.Press(card, "C");
            stage.PutSheetOff(card);
            stage.Settle();
            stage.Leave(card);
            ExpectPayer(stage, OpeningMinor - PaidMinor - LostMinor);
        });

    private static void RefuseOld(Stage stage, VirtualBoard other, string[][] shares)
    {
        VirtualBoard old = stage.World.Card;
        stage.Step("The old card signs in at its bank", () =>
        {
            stage.World.Bank.Tick();
            stage.Press(old, "5");
            stage.Await(old, StatusCode.CertificateRevoked);
            stage.Leave(old);
        }, StatusCode.CertificateRevoked);
        stage.Step("It asks for its voucher's money: struck out for good, and the bank does not hear it", () =>
        {
            stage.RollBack(old);
            stage.Await(old, StatusCode.CertificateRevoked);
            stage.Leave(old);
            ExpectPayer(stage, OpeningMinor - PaidMinor - LostMinor);
        }, StatusCode.CertificateRevoked);
        stage.Step("The sheet is tried once more on another card", () =>
        {
            new SheetHands(stage).Recover(other, shares[1], shares[0]);
            stage.Await(other, StatusCode.RecoveryKeyUsed);
            stage.Leave(other);
        }, StatusCode.RecoveryKeyUsed);
    }

    private static void PayWithNew(Stage stage, VirtualBoard card)
    {
        Simulation world = stage.World;
        stage.Step("The new card loads and pays: the account is its own", () =>
        {
            stage.LoadVoucher(card, PaidAfterMinor);
            stage.OpenSale(world.Terminal, PaidAfterMinor);
            stage.SayYes(card);
            world.Field.Bring(card, world.Terminal);
            stage.Await(world.Terminal, TextId.Received);
            world.Field.Part();
            stage.Settle();
            stage.Leave(world.Terminal);
        });
    }

    private static void ExpectPayer(Stage stage, long expectedMinor) =>
        Stage.ExpectEqual(expectedMinor, stage.CustomerMinor(Institutions.BankA), "the payer's account");
}
