using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <summary>Touches that must not pay.</summary>
internal static class TouchRefusals
{
    private const long AmountMinor = 12_50;

    public static void Play(RefusalStage refusals, Guest shop)
    {
        Stage stage = refusals.Stage;
        VirtualBoard card = refusals.World.Card;
        stage.Step("The card loads a voucher for the Corner Shop", () => stage.LoadVoucher(AmountMinor));
        refusals.Refuse("The holder has said yes to nothing", StatusCode.NotArmed, () =>
        {
            stage.OpenSale(refusals.World.Terminal, AmountMinor);
            TouchInVain(refusals, refusals.World.Terminal, StatusCode.NotArmed);
        });
        refusals.Refuse("The terminal wants another amount than the voucher's", StatusCode.AmountChanged, () =>
        {
            stage.PrepareTouch(AmountMinor + 1);
            TouchInVain(refusals, refusals.World.Terminal, StatusCode.AmountChanged);
        });
        refusals.Refuse("Another shop's terminal asks for the voucher", StatusCode.VoucherWrongPayee, () =>
        {
            stage.OpenSale(shop.Board, AmountMinor);
            stage.SayYes(card);
            TouchInVain(refusals, shop.Board, StatusCode.VoucherWrongPayee);
        });
        refusals.Refuse("The bridge asks to synchronise while the holder's yes stands", StatusCode.Busy, () =>
        {
            stage.SayYes(card);
            refusals.CardBridge.SetOnline(false);
            stage.Settle();
            refusals.CardBridge.SetOnline(true);
            stage.Settle();
            refusals.ExpectNotedByCard(MessageType.Synchronise, StatusCode.Busy);
            Stage.Await(card, "Hold card to");
            stage.Leave(card);
            stage.Settle();
        });
        refusals.Refuse("A terminal sends a message that nobody knows at a touch", StatusCode.MessageUnknown, () =>
        {
            StatusCode answer = StatusCode.Ok;
            byte[] unknown = new GetDeviceInfo().Encode();
            shop.Begin(device => answer = HostileTerminal.Touch(device, unknown));
            refusals.World.Field.Bring(card, shop.Board);
            shop.Finish();
            refusals.World.Field.Part();
            shop.Start();
            Stage.Expect(answer == StatusCode.MessageUnknown, $"the card answers {answer}");
            refusals.ExpectNotedByCard(MessageType.GetDeviceInfo, StatusCode.MessageUnknown);
            stage.Settle();
        });
        stage.Step("The holder pays as agreed: nothing was lost by all that", () =>
        {
            stage.PrepareTouch(AmountMinor);
            stage.TouchUntilPaid();
            stage.Leave(refusals.World.Terminal);
        });
        refusals.Refuse("The same voucher is touched again", StatusCode.VoucherSpent, () =>
        {
            stage.OpenSale(refusals.World.Terminal, AmountMinor);
            refusals.World.SetTouch(held: true);
            stage.Await(refusals.World.Terminal, StatusCode.VoucherSpent);
            refusals.World.SetTouch(held: false);
            stage.Leave(refusals.World.Terminal);
            refusals.ExpectNotedByTerminal(MessageType.TouchOpenReply, StatusCode.VoucherSpent);
        });
        stage.Step("The one payment was reported when it came, because there was a network", () =>
        {
            Stage.ExpectEqual(0, stage.Money.TerminalMinor, "unreported money on the terminal");
            stage.Leave(refusals.World.Card);
        });
    }

    private static void TouchInVain(RefusalStage refusals, VirtualBoard terminal, StatusCode status)
    {
        refusals.World.Field.Bring(refusals.World.Card, terminal);
        refusals.Stage.Await(terminal, status);
        refusals.World.Field.Part();
        refusals.ExpectNotedByCard(MessageType.TouchOpen, status);
        refusals.Stage.Leave(terminal);
        refusals.Stage.Leave(refusals.World.Card);
    }
}
