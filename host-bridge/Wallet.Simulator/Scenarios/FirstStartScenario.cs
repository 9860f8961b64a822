using System.Linq;
using Wallet.Core.Screen;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <summary>A card from its box to its first voucher: language, a PIN that will do, enrolment; then locks.</summary>
internal sealed class FirstStartScenario : IScenario
{
    private const long AmountMinor = 30_00;
    private const string OtherPin = "40826135";
    private const long IdleMs = 121_000;

    public string Name => "first-start";

    public string Summary =>
        "choose language and PIN on a new card, write its recovery sheet down, enrol, lock, change the PIN";

    public void Play(Stage stage)
    {
        Simulation world = stage.World;
        VirtualBoard card = world.Card;
        stage.EnrolTerminal();
        stage.Step("A new card asks for language and PIN, and says why a PIN will not do", () => ChoosePin(stage));
        stage.Step("It shows the three shares of a recovery sheet, and asks for words of what was written down", () =>
        {
            new SheetHands(stage).MakeOffered(card);
            stage.Await(card, TextId.SheetPending);
            stage.Press(card, "C");
        });
        stage.Step("Then it enrols: its key is made now, and sealed under the PIN; the bank hears of the sheet", () =>
        {
            stage.Await(card, TextId.EnrolmentCode);
            stage.Press(card, world.CardCode + "#");
            stage.Await(card, TextId.Enrolled);
            stage.Press(card, "C");
            stage.Await(card, TextId.SheetRegistered);
            stage.Leave(card);
        });
        stage.Step("It is in use", () => stage.LoadVoucher(AmountMinor));
        stage.Step("The key * locks it: it shows nothing of what it holds", () =>
        {
            stage.Press(card, "*");
            stage.Await(card, TextId.SecurityLock);
            stage.Press(card, "#");
            ExpectLocked(stage);
        });
        stage.Step("Its PIN unlocks it", () =>
        {
            stage.Unlock(card);
            stage.Await(card, TextId.BalanceInVouchers);
        });
        stage.Step("Nobody touches it for two minutes: it locks itself", () =>
        {
            world.Scheduler.Sleep(IdleMs);
            ExpectLocked(stage);
        });
        stage.Step("The PIN is changed: the old one first, the new one twice", () => ChangePin(stage));
        stage.Step("Switched off and on, only the new PIN unlocks it", () =>
        {
            card.Restart();
            stage.Await(card, TextId.KeysUnlock);
            stage.Type(card, "#" + SimulationOptions.HolderPin + "#");
            stage.Await(card, TextId.PinWrong);
            stage.Type(card, "C" + OtherPin + "#");
            stage.Await(card, TextId.BalanceInVouchers);
            Stage.ExpectEqual(AmountMinor, stage.Money.CardMinor, "vouchers on the card");
        });
    }

    private static void ChoosePin(Stage stage)
    {
        VirtualBoard card = stage.World.Card;
        stage.Await(card, TextId.NotEnrolled);
        stage.Press(card, "##");
        stage.Await(card, TextId.PinChosen);
        stage.Press(card, "5555#");
        stage.Await(card, TextId.PinOneDigit);
        stage.Press(card, "C" + "6789#");
        stage.Await(card, TextId.PinRun);
        stage.Press(card, "C" + SimulationOptions.HolderPin + "#");
        stage.Await(card, TextId.PinAgain);
        stage.Press(card, "7392#");
        stage.Await(card, TextId.PinsDiffer);
        stage.Press(card, "C" + SimulationOptions.HolderPin + "#");
        stage.Await(card, TextId.PinAgain);
        stage.Press(card, SimulationOptions.HolderPin + "#");
        stage.Await(card, TextId.SheetOffer);
        Stage.Expect(card.Flash.Names.All(name => name != "r01.a"), "there is a key before there is a PIN");
    }

    private static void ExpectLocked(Stage stage)
    {
        stage.Await(stage.World.Card, TextId.Locked);
        Stage.Expect(stage.World.CardFirmware!.Card!.State == DeviceState.Locked, "the card is not locked");
    }

    private static void ChangePin(Stage stage)
    {
        VirtualBoard card = stage.World.Card;
        stage.Unlock(card);
        stage.Press(card, "*B#");
        stage.Await(card, TextId.PinOld);
        stage.Press(card, SimulationOptions.HolderPin + "#");
        stage.Await(card, TextId.PinChosen);
        stage.Press(card, OtherPin + "#");
        stage.Await(card, TextId.PinAgain);
        stage.Press(card, OtherPin + "#");
        stage.Await(card, TextId.PinChanged);
        stage.Leave(card);
    }
}
