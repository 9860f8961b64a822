using Wallet.Core.Screen;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <summary>Somebody who found the card guesses: slower with each try, and ten are all there are.</summary>
internal sealed class PinLockoutScenario : IScenario
{
    private const long AmountMinor = 15_00;
    private const string Wrong = "1938#";

    public string Name => "pin-lockout";

    public string Summary => "guess a PIN: locked cards refuse all, tries get slower, power cuts do not help, ten wipe";

    public void Play(Stage stage)
    {
        Simulation world = stage.World;
        VirtualBoard card = world.Card;
        stage.EnrolBoth();
        stage.Step("The card loads a voucher and gives it back", () => LoadAndReturn(stage));
        stage.Step("Switched on again it is locked, and answers no touch", () =>
        {
            card.Restart();
            stage.Await(card, TextId.Locked);
            stage.TouchInVain(AmountMinor);
        });
        stage.Step("Four wrong tries: from then on each next one has to wait", () => Guess(stage, 1, 4));
        stage.Step("Off and on in the middle of a wait: the tries are gone, and the wait begins anew", () =>
        {
            Guess(stage, 5, 5);
            card.Restart();
            stage.Await(card, TextId.KeysUnlock);
            stage.Type(card, "#");
            stage.Await(card, TextId.PinWait);
            ExpectLeft(stage, 5);
        });
        stage.Step("The holder's PIN opens it still, and all tries are back", () =>
        {
            AwaitTurn(stage);
            stage.Type(card, SimulationOptions.HolderPin + "#");
            stage.Await(card, TextId.BalanceInVouchers);
            ExpectLeft(stage, PinTries.CountMax);
        });
        stage.Step("Ten wrong tries: the card wipes itself and is as new", () =>
        {
            card.Restart();
            stage.Await(card, TextId.KeysUnlock);
            Guess(stage, 1, 9);
            AwaitTurn(stage);
            stage.Type(card, Wrong);
            Stage.Await(card, Texts.Get(TextId.NotEnrolled, Language.English));
            Stage.Expect(card.Flash.Contents("r01.a") is null && card.Flash.Contents("r09.a") is null, "key or vault");
        });
    }

    // From the page of the locked card, or from the notice about the try before.
    private static void Guess(Stage stage, int first, int last)
    {
        VirtualBoard card = stage.World.Card;
        for (int n = first; n <= last; n++)
        {
            AwaitTurn(stage);
            stage.Type(card, Wrong);
            stage.Await(card, TextId.PinWrong);
            ExpectLeft(stage, PinTries.CountMax - n);
        }
    }

    // A notice is left, a locked card is asked, a wait is waited for; then the page for the PIN stands.
    private static void AwaitTurn(Stage stage)
    {
        VirtualBoard card = stage.World.Card;
        if (card.Display.Shows(Texts.Get(TextId.PinWrong, stage.Language)))
        {
            stage.Type(card, "#");
        }
        else if (stage.IsLocked(card))
        {
            stage.Type(card, "#");
        }

        int waitMs = stage.World.CardFirmware!.Card!.Device.Vault.Tries.WaitMs();
        stage.World.Scheduler.Sleep(waitMs + 1_000);
        stage.Await(card, TextId.KeysTyping);
    }

    private static void ExpectLeft(Stage stage, int left)
    {
        int found = stage.World.CardFirmware!.Card!.Device.Vault.Tries.Left;
        Stage.Expect(found == left, $"{found} tries are left instead of {left}");
    }

    private static void LoadAndReturn(Stage stage)
    {
        VirtualBoard card = stage.World.Card;
        stage.LoadVoucher(AmountMinor);
        stage.RollBack(card);
        stage.Await(card, TextId.RolledBack);
        stage.Leave(card);
    }
}
