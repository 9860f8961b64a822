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
        Barrier order = null!;
        stage.Step("The holder orders a voucher: currency is set aside for it, and the bridge stops the order", () =>
        {
            stage.AskToLoad(card, AmountMinor);
            order = refusals.StopOrder();
            stage.Press(card, "#");
            order.AwaitArrival();
        });
        refusals.Refuse("The bridge holds an order back for six minutes", StatusCode.TimestampStale, () =>
        {
            stage.Await(card, StatusCode.BankUnavailable);
            refusals.World.Scheduler.Sleep(HeldBackMs);
            order.Open();
            stage.Settle();
            refusals.ExpectLogged(Institutions.BankA, nameof(SubmitOrder), StatusCode.TimestampStale);
            stage.Press(card, "5");
            stage.Await(card, StatusCode.TimestampStale);
            stage.Leave(card);
        });
    }

    private static void Order(
        RefusalStage refusals, Guest mallory, string badInput, StatusCode status, Action<PaymentOrder> change)
    {
        StatusCode answer = StatusCode.Ok;
        var order = new Barrier(refusals.World.Scheduler);
        refusals.Stage.Step("Mallory's bank sets currency aside for one more voucher", () =>
        {
            mallory.Begin(device =>
            {
                answer = HostileCard.Order(device, mallory.Card.Vouchers.Table.At(0), change, order.Pass);
                Notice.ShowRefusal(device, answer);
            });
            order.AwaitArrival();
        });
        refusals.Refuse(badInput, status, () =>
        {
            order.Open();
            refusals.Stage.Await(mallory.Board, status);
            mallory.Finish();
            Stage.Expect(answer == status, $"the bank says {answer}");
            refusals.ExpectLogged(Institutions.BankA, nameof(SubmitOrder), status);
        });
    }
}
