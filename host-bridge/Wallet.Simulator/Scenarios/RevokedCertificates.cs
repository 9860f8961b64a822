using System.Linq;
using Wallet.Bank;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <summary>The authority is asked each time: a certificate that was good a moment ago is refused.</summary>
internal static class RevokedCertificates
{
    private const long AmountMinor = 3_00;
    private const long BeforeMinor = 4_00;

    public static void Play(RefusalStage refusals, Guest mallory)
    {
        Stage stage = refusals.Stage;
        refusals.Refuse("The card that cheated signs in: the guarantee revoked it", StatusCode.CertificateRevoked, () =>
        {
            mallory.Start();
            stage.Settle();
            UpdateInVain(refusals, mallory.Board);
        });
        VirtualBoard card = refusals.World.Card;
        stage.Step("The card loads a voucher while it is good", () => stage.LoadVoucher(BeforeMinor));
        Barrier order = null!;
        stage.Step("It is revoked while its holder reads the next question; its bank sets currency aside", () =>
        {
            stage.AskToLoad(card, AmountMinor);
            refusals.World.Bank.Revoke(refusals.World.CardFirmware!.Card.Device.Identity.Certificate.Encoded);
            order = refusals.StopOrder();
            stage.Press(card, "#");
            order.AwaitArrival();
        });
        refusals.Refuse("The revoked card's order arrives", StatusCode.CertificateRevoked, () =>
        {
            order.Open();
            stage.Await(card, StatusCode.CertificateRevoked);
            stage.Leave(card);
            refusals.ExpectLogged(Institutions.BankA, nameof(SubmitOrder), StatusCode.CertificateRevoked);
            refusals.ExpectNotedByCard(MessageType.SubmitOrderReply, StatusCode.CertificateRevoked);
        });
        refusals.Refuse("The authority is asked again when it signs in", StatusCode.CertificateRevoked, () =>
            UpdateInVain(refusals, card));
        VoucherFromBefore(stage);
    }

    // A terminal cannot know of a revocation and need not: what counts is what the authority said of the order.
    private static void VoucherFromBefore(Stage stage)
    {
        long merchantMinor = stage.CustomerMinor(Institutions.BankB);
        stage.Step("The voucher it loaded before is good all the same: the merchant gets the money", () =>
        {
            stage.PrepareTouch(BeforeMinor);
            stage.TouchUntilPaid();
            stage.Leave(stage.World.Terminal);
            Stage.ExpectEqual(
                merchantMinor + BeforeMinor, stage.CustomerMinor(Institutions.BankB), "the merchants' accounts");
        });
    }

    private static void UpdateInVain(RefusalStage refusals, VirtualBoard card)
    {
        long lastEvent = refusals.World.Bank.Events[^1].Sequence;
        refusals.UpdateInVain(card, StatusCode.CertificateRevoked);
        refusals.ExpectLogged(Institutions.BankA, nameof(SynchroniseClock), StatusCode.CertificateRevoked);
        Stage.Expect(
            refusals.World.Bank.Events.Any(happened => happened.Sequence > lastEvent
                && happened.Institution == Institutions.Authority && happened.Kind == LoopEventKind.DocumentSigned),
            "the authority was not asked");
    }
}
