using System.Linq;
using Wallet.Card.Domain;
using Wallet.Core.Screen;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Storage;

namespace Wallet.Simulator.Scenarios;

/// <summary>A card without room for one more voucher says so in time, and loses none of those it has.</summary>
internal sealed class FullStorageScenario : IScenario
{
    private const long EachMinor = 1_00;
    private const int FreeBytes = 27 * 1024;
    private const int DamagedByte = 20;
    private const long DayMs = 24 * 60 * 60_000;

    public string Name => "full-storage";

    public string Summary =>
        "fill a card's places and its flash, then damage it: it refuses in time, says what it lost";

    public void Play(Stage stage)
    {
        Simulation world = stage.World;
        VirtualBoard card = world.Card;
        stage.EnrolBoth();
        stage.Step("Sixteen vouchers are loaded, as many as a card keeps", () =>
        {
            for (int i = 0; i < RecordKeys.VoucherCount; i++)
            {
                stage.LoadVoucher(EachMinor);
            }
        });
        stage.Step(
            "One more is refused before the bank is asked",
            () => ExpectRefused(stage, StatusCode.VoucherTableFull),
            StatusCode.VoucherTableFull);
        stage.Step("One is paid with, and its place is free again", () =>
        {
            stage.SetNetwork(online: false);
            Pay(stage);
            stage.SetNetwork(online: true);
            stage.UpdateCard();
            stage.LoadVoucher(EachMinor);
        });
        stage.Step("Another one is given back, and something else fills the flash: refused in time", () =>
        {
            GiveBack(stage);
            VirtualFlash flash = card.Flash;
            flash.SetContents("filler", new byte[flash.BytesTotal - flash.BytesUsed - FreeBytes]);
            ExpectRefused(stage, StatusCode.StorageFull);
        }, StatusCode.StorageFull);
        stage.Step("What it has it can pay with and give back all the same", () =>
        {
            Pay(stage);
            GiveBack(stage);
        });
        stage.Step("There is room again: it loads", () =>
        {
            card.Flash.SetContents("filler", null);
            stage.LoadVoucher(EachMinor);
        });
        stage.Step("A cell of the flash wears out: the card says that it lost one voucher, and pays on", () =>
        {
            LoseOne(stage);
            Pay(stage);
        });
        stage.Step("When no payee can report any more all that is left comes back, the lost one with it", () =>
        {
            long endMs = world.Bank.Books().Vouchers.Max(voucher => voucher.ReportUntilMs);
            stage.PassUntil(endMs + DayMs);
            stage.UpdateCard();
            stage.HiddenMinor = 0;
            Stage.ExpectEqual(0, stage.Money.CardMinor, "vouchers on the card");
            Stage.ExpectEqual(stage.Money.TotalMinor, stage.Money.CustomersMinor, "customers' money");
        });
    }

    private static void ExpectRefused(Stage stage, StatusCode status)
    {
        long beforeMinor = stage.World.Bank.Books().Totals.CustomersMinor;
        stage.Press(stage.World.Card, "2");
        stage.Await(stage.World.Card, status);
        stage.Leave(stage.World.Card);
        Stage.ExpectEqual(beforeMinor, stage.World.Bank.Books().Totals.CustomersMinor, "customers' money");
    }

    private static void Pay(Stage stage)
    {
        stage.PrepareTouch(EachMinor);
        stage.TouchUntilPaid();
        stage.Leave(stage.World.Card);
        stage.Leave(stage.World.Terminal);
    }

    private static void GiveBack(Stage stage)
    {
        stage.RollBack(stage.World.Card);
        stage.Await(stage.World.Card, TextId.RolledBack);
        stage.Leave(stage.World.Card);
    }

    private static void LoseOne(Stage stage)
    {
        VirtualBoard card = stage.World.Card;
        Voucher lost = MoneyView.CardVouchers(stage.World).Last(voucher => voucher.State == VoucherState.Held);
        byte id = (byte)(RecordKeys.VoucherFirst + lost.Slot);
        card.PowerOff();
        foreach (string name in card.Flash.Names.Where(name =>
            RecordKeys.TryReadFileName(name, out byte record) && record == id).ToList())
        {
            card.Flash.FlipBit(name, DamagedByte, 3);
        }

        card.PowerOn();
        stage.Await(card, TextId.KeysUnlock);
        stage.Unlock(card);
        stage.Await(card, TextId.VouchersLost);
        stage.HiddenMinor = EachMinor;
        stage.Type(card, "C");
    }
}
