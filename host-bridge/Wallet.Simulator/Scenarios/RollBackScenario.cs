using System.Linq;
using Wallet.Bank;
using Wallet.Card.Domain;
using Wallet.Protocol;
using Wallet.Simulator.World;

namespace Wallet.Simulator.Scenarios;

/// <summary>An unused voucher comes back: on request, or when its time is over, even without the card.</summary>
internal sealed class RollBackScenario : IScenario
{
    private const long OpeningMinor = 1_000_00;
    private const long AmountMinor = 20_00;
    private const long MarginMs = 2 * 60_000;

    public string Name => "roll-back";

    public string Summary => "get an unused voucher back: by request, asked offline, by expiry of a lost card";

    public void Play(Stage stage)
    {
        stage.EnrolBoth();
        ByRequest(stage);
        AskedForOffline(stage);
        ReportedInGrace(stage);
        ReportedTooLate(stage);
        LostCard(stage);
    }

    private static void ByRequest(Stage stage)
    {
        Simulation world = stage.World;
        stage.Step("The card loads a voucher", () => stage.LoadVoucher(AmountMinor));
        stage.Step("The holder rolls it back: the money is on the account at once", () =>
        {
            stage.RollBack(world.Card);
            Stage.Await(world.Card, "Rolled back");
            ExpectPayer(stage, OpeningMinor);
            stage.Leave(world.Card);
        });
        stage.Step("It cannot be paid with: the card has nothing to choose", () => ExpectNothingToPayWith(stage));
        stage.Step("A touch brings the terminal nothing", () =>
        {
            stage.OpenSale(world.Terminal, AmountMinor);
            world.SetTouch(held: true);
            stage.Await(world.Terminal, StatusCode.NotArmed);
            world.SetTouch(held: false);
            stage.Leave(world.Terminal);
            Stage.ExpectEqual(0, stage.Money.TerminalMinor, "money on the terminal");
        });
    }

    private static void AskedForOffline(Stage stage)
    {
        Simulation world = stage.World;
        stage.Step("The card loads another voucher", () => stage.LoadVoucher(AmountMinor));
        stage.Step("The network goes", () => stage.SetNetwork(online: false));
        stage.Step("Rolled back offline: struck out at once, and the bank does not know yet", () =>
        {
            stage.RollBack(world.Card);
            stage.Await(world.Card, StatusCode.NetworkDown);
            Voucher voucher = MoneyView.CardVouchers(world).Single();
            Stage.Expect(voucher.State == VoucherState.StruckOut, $"the voucher is {voucher.State} on the card");
            ExpectPayer(stage, OpeningMinor - AmountMinor);
            stage.Leave(world.Card);
        });
        stage.Step("It cannot be paid with from now on", () => ExpectNothingToPayWith(stage));
        stage.Step("The network comes back: the card finishes it by itself", () =>
        {
            stage.SetNetwork(online: true);
            ExpectPayer(stage, OpeningMinor);
            Stage.Expect(!MoneyView.CardVouchers(world).Any(), "the card still keeps the voucher");
        });
    }

    private static void ReportedInGrace(Stage stage)
    {
        PayOffline(stage, "The card loads a voucher and pays with it offline; the terminal stays offline");
        stage.Step("The voucher's time is over, the terminal's time to report is not", () =>
        {
            VoucherLine voucher = Newest(stage);
            stage.PassUntil(voucher.ValidUntilMs + MarginMs);
            Stage.ExpectEqual(AmountMinor, stage.Money.TerminalMinor, "money on the terminal");
            ExpectPayer(stage, OpeningMinor - AmountMinor);
        });
        stage.Step("A report inside the grace period wins over expiry: the merchant is paid", () =>
        {
            stage.SetNetwork(online: true);
            Stage.ExpectEqual(AmountMinor, stage.CustomerMinor(Institutions.BankB), "the merchant's account");
            Stage.Expect(Newest(stage).State == "Redeemed", $"the voucher is {Newest(stage).State}");
        });
    }

    private static void ReportedTooLate(Stage stage)
    {
        Simulation world = stage.World;
        PayOffline(stage, "Again a voucher is loaded and paid with offline");
        stage.Step("The time to report runs out: the money goes back to the payer", () =>
        {
            stage.PassUntil(Newest(stage).ReportUntilMs + MarginMs);
            ExpectPayer(stage, OpeningMinor - AmountMinor);
            Stage.Expect(Newest(stage).State == "RolledBack", $"the voucher is {Newest(stage).State}");
        });
        stage.Step($"The report comes after that: {StatusCode.ReportTooLate}", () =>
        {
            stage.SetNetwork(online: true);
            Stage.Expect(
                world.Bank.Refusals().Any(line => line.Institution == Institutions.BankB
                    && line.Status == nameof(StatusCode.ReportTooLate)),
                "the payee's bank has not written the refusal down");
            Stage.ExpectEqual(AmountMinor, stage.CustomerMinor(Institutions.BankB), "the merchant's account");
        });
        stage.Step("The terminal says so in plain words", () =>
        {
            stage.Press(world.Terminal, "2#");
            stage.Await(world.Terminal, StatusCode.ReportTooLate);
            stage.Leave(world.Terminal);
        });
    }

    private static void LostCard(Stage stage)
    {
        Simulation world = stage.World;
        stage.Step("The card loads a voucher", () => stage.LoadVoucher(AmountMinor));
        stage.Step("The card is lost: its power goes for ever", () => world.Card.PowerOff());
        stage.Step("The voucher's time is over: only its payee could still report, the money stays where it is", () =>
        {
            stage.PassUntil(Newest(stage).ValidUntilMs + MarginMs);
            ExpectPayer(stage, OpeningMinor - (2 * AmountMinor));
        });
        stage.Step("The grace period is over too: the money is back on the account, without the card", () =>
        {
            stage.PassUntil(Newest(stage).ReportUntilMs + MarginMs);
            ExpectPayer(stage, OpeningMinor - AmountMinor);
            Stage.Expect(Newest(stage).State == "RolledBack", $"the voucher is {Newest(stage).State}");
        });
    }

    private static void PayOffline(Stage stage, string title) => stage.Step(title, () =>
    {
        stage.LoadVoucher(AmountMinor);
        stage.SetNetwork(online: false);
        stage.PrepareTouch(AmountMinor);
        stage.TouchUntilPaid();
        Stage.ExpectEqual(AmountMinor, stage.Money.TerminalMinor, "money on the terminal");
    });

    private static VoucherLine Newest(Stage stage) => stage.World.Bank.Books().Vouchers[0];

    private static void ExpectPayer(Stage stage, long expectedMinor) =>
        Stage.ExpectEqual(expectedMinor, stage.CustomerMinor(Institutions.BankA), "the payer's account");

    private static void ExpectNothingToPayWith(Stage stage)
    {
        stage.Press(stage.World.Card, "1");
        stage.Await(stage.World.Card, StatusCode.VoucherUnknown);
        stage.Leave(stage.World.Card);
    }
}
