using System;
using Wallet.Bank;
using Wallet.Card.Domain;
using Wallet.Core.Dialogs;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <summary>Orders that the payer's bank must not stand for.</summary>
internal static class OrderRefusals
{
    private const long AmountMinor = 6_00;
    private const long MalloryMinor = 7_00;
    private const int HeldBackMs = 6 * 60_000;

    public static void Play(RefusalStage refusals, Guest mallory)
    {
        StaleTimestamp(refusals);
        Stage stage = refusals.Stage;
        stage.Step("Mallory's card loads a voucher", () => stage.LoadVoucher(mallory.Board, MalloryMinor));
        Voucher voucher = mallory.Card.Vouchers.Table.At(0);
        Order(refusals, mallory, "A second order under the same T1", StatusCode.TimestampReplayed, order =>
            order.TimestampMs = HostileCard.TimestampOf(voucher));
        Order(refusals, mallory, "An order that names another bank as the payer's", StatusCode.WrongBank, order =>
            order.PayerBank = Institutions.BankB);
        Order(refusals, mallory, "An order for more than its currency", StatusCode.AmountChanged, order =>
            order.AmountMinor++);
        mallory.Start();
        stage.Settle();
    }

    private static void StaleTimestamp(RefusalStage refusals)
    {
        Stage stage = refusals.Stage;
        VirtualBoard card = refusals.World.Card;
        BankChannel channel = refusals.World.Channel;
        refusals.Refuse("The bridge holds an order back for six minutes", StatusCode.TimestampStale, () =>
        {
            stage.AskToLoad(card, AmountMinor);
            int records = 0;
            channel.OnRequest = (_, message) =>
            {
                // The first record asks for the currency, the second is the order.
                if (++records == 2)
                {
                    channel.OnRequest = null;
                    refusals.MarkBooks();
                    refusals.World.Scheduler.Sleep(HeldBackMs);
                }

                return message;
            };
            stage.Press(card, "#");
            stage.Await(card, StatusCode.BankUnavailable);
            refusals.World.Scheduler.Sleep(HeldBackMs);
            refusals.ExpectLogged(Institutions.BankA, nameof(SubmitOrder), StatusCode.TimestampStale);
            stage.Press(card, "5");
            stage.Await(card, StatusCode.TimestampStale);
            stage.Leave(card);
        });
    }

    private static void Order(
        RefusalStage refusals, Guest mallory, string badInput, StatusCode status, Action<PaymentOrder> change) =>
        refusals.Refuse(badInput, status, () =>
        {
            StatusCode answer = StatusCode.Ok;
            mallory.Begin(device =>
            {
                answer = HostileCard.Order(device, mallory.Card.Vouchers.Table.At(0), change, refusals.MarkBooks);
                Notice.ShowRefusal(device, answer);
            });
            refusals.Stage.Await(mallory.Board, status);
            mallory.Finish();
            Stage.Expect(answer == status, $"the bank says {answer}");
            refusals.ExpectLogged(Institutions.BankA, nameof(SubmitOrder), status);
        });
}
