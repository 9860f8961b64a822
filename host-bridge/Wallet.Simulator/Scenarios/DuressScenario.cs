using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Bank;
using Wallet.Core.Screen;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <summary>A card that is two: forced to unlock it, the holder types the PIN of the small one.</summary>
internal sealed class DuressScenario : IScenario
{
    private const long OwnMinor = 40_00;
    private const long SmallMinor = 5_00;
    private const string SecondPin = "2580";

    // The pages in which the two could differ: resting, menu, security.
    private static readonly string[] s_pages = ["", "#", "*", "*BBBB"];

    public string Name => "duress";

    public string Summary => "a second PIN opens a small card of its own, which looks and answers as the other does";

    public void Play(Stage stage)
    {
        VirtualBoard card = stage.World.Card;
        string secondCode = stage.OpenAccount(Institutions.BankA, "Alice", 20_00);
        stage.EnrolTerminal();
        stage.Step("A new card gets its PIN and, before it enrols, a second one", () => SetPins(stage));
        stage.Step("It enrols and is loaded; its menu offers no second PIN from now on", () =>
        {
            Enrol(stage, stage.World.CardCode);
            stage.LoadVoucher(OwnMinor);
            stage.Press(card, "*BBBBBB");
            Stage.Expect(!card.Display.Shows(Text(stage, TextId.SecuritySecondPin)), "the menu offers a second PIN");
            stage.Leave(card);
        });
        stage.Step("The second PIN opens a new card, with a key, a certificate and an account of its own", () =>
        {
            Unlock(stage, SecondPin, hiddenMinor: OwnMinor);
            stage.Await(card, TextId.NotEnrolled);
            Enrol(stage, secondCode);
            stage.LoadVoucher(SmallMinor);
        });
        stage.Step("Switched off and on, each PIN opens its own, and nothing else tells them apart", () =>
        {
            card.Restart();
            int ownWrites = Unlock(stage, SimulationOptions.HolderPin, hiddenMinor: SmallMinor);
            Stage.ExpectEqual(OwnMinor, stage.Money.CardMinor, "vouchers of the own card");
            List<string> own = LookAtPages(stage);
            card.Restart();
            int secondWrites = Unlock(stage, SecondPin, hiddenMinor: OwnMinor);
            Stage.ExpectEqual(SmallMinor, stage.Money.CardMinor, "vouchers of the second card");
            Stage.Expect(ownWrites == secondWrites, "one unlocks with more writes than the other");
            Stage.Expect(own.SequenceEqual(LookAtPages(stage)), "a page tells which card it is");
        });
        stage.Step("The robber is paid from the small card", () =>
        {
            stage.SetNetwork(online: false);
            stage.PrepareTouch(SmallMinor);
            stage.TouchUntilPaid();
            Stage.ExpectEqual(0, stage.Money.CardMinor, "vouchers of the second card");
        });
        stage.Step("Left alone the holder types the own PIN: all is there", () =>
        {
            stage.Leave(card);
            Unlock(stage, SimulationOptions.HolderPin, hiddenMinor: 0);
            stage.SetNetwork(online: true);
            Stage.ExpectEqual(OwnMinor, stage.Money.CardMinor, "vouchers of the own card");
        });
        stage.Step("The voucher is given back, and a wipe takes both cards", () => WipeBoth(stage));
    }

    private static string Text(Stage stage, TextId text) => Texts.Get(text, stage.Language);

    private static void SetPins(Stage stage)
    {
        VirtualBoard card = stage.World.Card;
        stage.Await(card, TextId.NotEnrolled);
        stage.Press(card, "#");
        stage.ChoosePin(card, stage.Language);
        stage.PutSheetOff(card);
        stage.Await(card, TextId.EnrolmentCode);
        stage.Press(card, "C");
        stage.Leave(card);
        stage.SetFurtherPin(card, "*BBBBBB#", SecondPin, TextId.SecondPinSet);
    }

    private static void Enrol(Stage stage, string code)
    {
        VirtualBoard card = stage.World.Card;
        stage.Press(card, "#");
        stage.PutSheetOff(card);
        stage.Await(card, TextId.EnrolmentCode);
        stage.Press(card, code + "#");
        stage.Await(card, TextId.Enrolled);
        stage.Settle();
        stage.Leave(card);
    }

    // Locks the card where it is not, and counts what the flash was asked to write.
    private static int Unlock(Stage stage, string pin, long hiddenMinor)
    {
        VirtualBoard card = stage.World.Card;
        stage.Settle();
        if (!stage.IsLocked(card))
        {
            stage.Type(card, "*#");
        }

        stage.Await(card, TextId.Locked);
        stage.Type(card, "#");
        int before = card.Flash.OperationCount;
        stage.Type(card, pin + "#");
        Stage.Expect(!stage.IsLocked(card), "the card does not unlock");
        stage.HiddenMinor = hiddenMinor;
        return card.Flash.OperationCount - before;
    }

    // Without the digits, which are amounts and times.
    private static List<string> LookAtPages(Stage stage)
    {
        VirtualBoard card = stage.World.Card;
        var pages = new List<string>();
        foreach (string keys in s_pages)
        {
            stage.Type(card, keys);
            stage.Settle();
            pages.Add(string.Concat(string.Join('/', card.Display.Text).Where(c => !char.IsDigit(c) && c != ' ')));
            stage.Type(card, "CC");
        }

        return pages;
    }

    private static void WipeBoth(Stage stage)
    {
        VirtualBoard card = stage.World.Card;
        stage.RollBack(card);
        stage.Await(card, TextId.RolledBack);
        stage.Leave(card);
        stage.Press(card, "*BBBB#");
        stage.Await(card, TextId.WipeWarning);
        stage.Press(card, "#");
        stage.Await(card, TextId.Pin);
        stage.Press(card, SimulationOptions.HolderPin + "#");
        Stage.Await(card, Texts.Get(TextId.NotEnrolled, Language.English));
        string[] left = [.. card.Flash.Names.Where(name => name.StartsWith('d') && name != "device")];
        Stage.Expect(left.Length == 0, $"of the second card there is still {string.Join(", ", left)}");
        stage.AwaitAsNew(card);
    }
}
