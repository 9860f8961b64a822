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

    public static void Play(RefusalStage refusals, Guest mallory)
    {
        Stage stage = refusals.Stage;
        refusals.Refuse("The card that cheated signs in: the guarantee revoked it", StatusCode.CertificateRevoked, () =>
        {
            mallory.Start();
            stage.Settle();
            UpdateInVain(refusals, mallory.Board);
        });
        refusals.Refuse("A card is revoked while its holder reads the question", StatusCode.CertificateRevoked, () =>
        {
            VirtualBoard card = refusals.World.Card;
            BankChannel channel = refusals.World.Channel;
            stage.AskToLoad(card, AmountMinor);
            refusals.World.Bank.Revoke(refusals.World.CardFirmware!.Card.Device.Identity.Certificate.Encoded);
            int records = 0;
            channel.OnRequest = (_, message) =>
            {
                // The first record asks for the currency, which is the bank's own money; the second is the order.
                if (++records == 2)
                {
                    refusals.MarkBooks();
                }

                return message;
            };
            stage.Press(card, "#");
            stage.Await(card, StatusCode.CertificateRevoked);
            channel.OnRequest = null;
            stage.Leave(card);
            refusals.ExpectLogged(Institutions.BankA, nameof(SubmitOrder), StatusCode.CertificateRevoked);
            refusals.ExpectNotedByCard(MessageType.SubmitOrderReply, StatusCode.CertificateRevoked);
        });
        refusals.Refuse("The authority is asked again when it signs in", StatusCode.CertificateRevoked, () =>
            UpdateInVain(refusals, refusals.World.Card));
    }

    private static void UpdateInVain(RefusalStage refusals, VirtualBoard card)
    {
        long lastEvent = refusals.World.Bank.Events[^1].Sequence;
        refusals.Stage.Press(card, "5");
        refusals.Stage.Await(card, StatusCode.CertificateRevoked);
        refusals.Stage.Leave(card);
        refusals.ExpectLogged(Institutions.BankA, nameof(SynchroniseClock), StatusCode.CertificateRevoked);
        Stage.Expect(
            refusals.World.Bank.Events.Any(happened => happened.Sequence > lastEvent
                && happened.Institution == Institutions.Authority && happened.Kind == LoopEventKind.DocumentSigned),
            "the authority was not asked");
    }
}
