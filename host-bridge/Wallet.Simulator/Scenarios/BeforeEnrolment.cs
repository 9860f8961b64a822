using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Simulator.Scenarios;

/// <summary>What a card that nobody has enrolled says to anything.</summary>
internal static class BeforeEnrolment
{
    private const long AmountMinor = 5_00;

    public static void Play(RefusalStage refusals)
    {
        Stage stage = refusals.Stage;
        refusals.Refuse("The bridge asks a card to synchronise before it is enrolled", StatusCode.WrongState, () =>
        {
            Stage.Await(refusals.World.Card, "Not enrolled");
            stage.Settle();
            refusals.ExpectNotedByCard(MessageType.Synchronise, StatusCode.WrongState);
        });
        stage.EnrolTerminal();
        stage.Step(
            "A card that is not enrolled is held to a terminal: nothing happens", () => stage.TouchInVain(AmountMinor));
        stage.EnrolCard();
    }
}
