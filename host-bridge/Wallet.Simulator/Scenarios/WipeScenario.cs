using System;
using System.Linq;
using Wallet.Bank;
using Wallet.Core.Screen;
using Wallet.Core.Storage;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Storage;

namespace Wallet.Simulator.Scenarios;

/// <summary>A holder has the card wiped; the power goes in the middle of it; the account is still there.</summary>
internal sealed class WipeScenario : IScenario
{
    private const long AmountMinor = 45_00;
    private const int WritesUntilCut = 9;
    private const string WipePin = "62804";

    public string Name => "wipe";

    public string Summary => "wipe the card by its menu, cut the power in the middle, begin anew, wipe by a PIN";

    public void Play(Stage stage)
    {
        Simulation world = stage.World;
        VirtualBoard card = world.Card;
        stage.EnrolBoth();
        stage.Step("The card loads a voucher and gives it back", () =>
        {
            stage.LoadVoucher(AmountMinor);
            stage.RollBack(card);
            stage.Await(card, TextId.RolledBack);
            stage.Leave(card);
        });
        stage.Step("A wipe is asked for and not confirmed: nothing happens", () =>
        {
            AskToWipe(stage);
            stage.Press(card, "*");
            stage.Await(card, TextId.Cancelled);
            stage.Leave(card);
            stage.Await(card, TextId.BalanceInVouchers);
        });
        stage.Step("It is confirmed with the PIN, and the power goes in the middle", () =>
        {
            AskToWipe(stage);
            stage.Press(card, "#");
            stage.Await(card, TextId.Pin);
            stage.Press(card, SimulationOptions.HolderPin);
            card.Flash.CutAt(card.Flash.OperationCount + WritesUntilCut, VirtualFlash.KeepsOld);
            card.Keypad.Press('#');
            bool isCut = world.Scheduler.WaitUntil(
                () => !card.IsPowered, world.Scheduler.DeadlineIn(60_000), "the power to go");
            Stage.Expect(isCut, "the power did not go in the middle of the wipe");
        });
        stage.Step("At the next start the wipe is finished, and the card is as new", () =>
        {
            card.Flash.Restore();
            card.PowerOn();
            Stage.Await(card, Texts.Get(TextId.NotEnrolled, Language.English));
            Stage.Expect(IsWiped(card), "something of the holder's is still there");
            stage.AwaitAsNew(card);
        });
        stage.Step("With a new code of the bank it becomes a card of the same account", () =>
        {
            string account = world.Bank.Books().Institutions.Single(books => books.Institution == Institutions.BankA)
                .Accounts.Single(account => account.Holder.Length > 0).Name;
            string number = account[(account.IndexOf(':', StringComparison.Ordinal) + 1)..];
            stage.Enrol(card, world.Bank.NewEnrolmentCode(Institutions.BankA, number));
        });
        stage.Step(
            "The holder sets a PIN that wipes; the card's own cannot be it",
            () => stage.SetFurtherPin(card, "*BB#", WipePin, TextId.WipePinSet));
        stage.Step("Forced to type a PIN, the holder types that one: the card wipes itself", () =>
        {
            stage.Press(card, "*#");
            stage.Await(card, TextId.Locked);
            stage.Type(card, "#" + WipePin + "#");
            Stage.Await(card, Texts.Get(TextId.NotEnrolled, Language.English));
            Stage.Expect(IsWiped(card), "something of the holder's is still there");
        });
    }

    private static void AskToWipe(Stage stage)
    {
        stage.Press(stage.World.Card, "*BBBB#");
        stage.Await(stage.World.Card, TextId.WipeWarning);
    }

    // What stays is what the next holder must find; see the table in firmware/core/Storage/README.md.
    private static bool IsWiped(VirtualBoard card) => !Enumerable.Range(0, 256).Select(id => (byte)id).Any(
        id => !RecordKeys.SurvivesWipe(id) && (card.Flash.Contents(RecordKeys.FileName(id, 0)) is not null
            || card.Flash.Contents(RecordKeys.FileName(id, 1)) is not null));
}
