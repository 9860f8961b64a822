using System;
using System.Linq;
using Wallet.Bank;
using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;

namespace Wallet.Simulator.Scenarios;

/// <summary>A voucher ends once: not paid twice, not rolled back after use.</summary>
internal static class SecondUses
{
    private const long ShopMinor = 8_00;
    private const int NonceBytes = 16;

    public static void Play(RefusalStage refusals, Guest mallory, Guest shop)
    {
        TwoPayments(refusals, mallory, shop);
        UseAfterRollBack(refusals, mallory);
    }

    private static void TwoPayments(RefusalStage refusals, Guest mallory, Guest shop)
    {
        Stage stage = refusals.Stage;
        stage.Step(
            "Mallory's card loads a voucher for the Second Shop",
            () => stage.LoadVoucher(mallory.Board, ShopMinor, payee: 1));
        Voucher voucher = mallory.Card.Vouchers.Table.At(mallory.Card.Vouchers.Table.Count - 1);
        byte[] certificate = mallory.Card.Device.Identity.Certificate.Encoded;
        byte[] first = [];
        byte[] second = [];
        stage.Step("Mallory's card signs two payments of it, and the shop reports the first one", () =>
        {
            mallory.Commit(device =>
            {
                first = HostileCard.Pay(device, voucher, new byte[NonceBytes]);
                second = HostileCard.Pay(device, voucher, [.. Enumerable.Repeat((byte)1, NonceBytes)]);
            });
            StatusCode answer = StatusCode.Busy;
            shop.Commit(device => answer = HostileTerminal.Report(device, voucher, first, certificate));
            Stage.Expect(answer == StatusCode.Ok, $"the bank says {answer}");
        });
        Refused(refusals, shop, "The second payment is reported too", StatusCode.VoucherSpent, device =>
            HostileTerminal.Report(device, voucher, second, certificate));
        refusals.ExpectLogged(Institutions.BankB, nameof(ReportPayment), StatusCode.VoucherSpent);
        Refused(refusals, mallory, "Roll-back is asked for after use", StatusCode.RollBackAfterUse, device =>
            HostileCard.RollBack(device, voucher));
        refusals.ExpectLogged(Institutions.BankA, nameof(RollBack), StatusCode.RollBackAfterUse);
        shop.Start();
        mallory.Start();
        stage.Settle();
    }

    private static void UseAfterRollBack(RefusalStage refusals, Guest mallory)
    {
        Stage stage = refusals.Stage;
        Simulation world = refusals.World;
        Voucher voucher = mallory.Card.Vouchers.Table.At(0);
        long amountMinor = voucher.AmountMinor;
        stage.Step("Mallory's card rolls its other voucher back as it should", () =>
        {
            stage.RollBack(mallory.Board);
            Stage.Await(mallory.Board, "Rolled back");
            stage.Leave(mallory.Board);
        });
        stage.Step("The network goes", () => stage.SetNetwork(online: false));
        stage.Step("Its documents were kept: with them and the key it pays a terminal that is offline", () =>
        {
            mallory.Begin(device => HostileCard.Present(device, Papers.Of(device, voucher)));
            stage.OpenSale(world.Terminal, amountMinor);
            world.Field.Bring(mallory.Board, world.Terminal);
            Stage.Await(world.Terminal, "Received");
            world.Field.Part();
            mallory.Finish();
            stage.Leave(world.Terminal);
        });
        long merchantMinor = stage.CustomerMinor(Institutions.BankB);
        long payersMinor = stage.CustomerMinor(Institutions.BankA);
        stage.Step("Use after roll-back: the payee is paid all the same, out of the cheating card's account", () =>
        {
            stage.SetNetwork(online: true);
            Stage.ExpectEqual(
                merchantMinor + amountMinor, stage.CustomerMinor(Institutions.BankB), "the merchants' accounts");
            VoucherLine line = world.Bank.Books().Vouchers
                .Single(line => line.VoucherId == Convert.ToHexStringLower(voucher.Id));
            Stage.Expect(line.State == "PaidUnderGuarantee", $"the voucher is {line.State}");
            Stage.ExpectEqual(
                payersMinor - amountMinor, stage.CustomerMinor(Institutions.BankA), "the cheating card's account");
            Stage.ExpectEqual(0, world.Bank.Books().Totals.LossesMinor, "what is left for its bank to bear");
            Stage.Expect(
                world.Bank.VerifyVoucher(voucher.Id) is { IsGood: true }, "the archive does not prove the voucher");
        });
    }

    private static void Refused(
        RefusalStage refusals, Guest guest, string badInput, StatusCode status, Func<DeviceContext, StatusCode> deed) =>
        refusals.Refuse(badInput, status, () =>
        {
            StatusCode answer = StatusCode.Ok;
            guest.Begin(device =>
            {
                answer = deed(device);
                Notice.ShowRefusal(device, answer);
            });
            refusals.Stage.Await(guest.Board, status);
            guest.Finish();
            Stage.Expect(answer == status, $"the bank says {answer}");
        });
}
