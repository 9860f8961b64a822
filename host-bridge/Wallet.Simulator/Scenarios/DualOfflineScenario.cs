using System.Linq;
using Wallet.Bank;
using Wallet.Card.Domain;
using Wallet.Simulator.World;

namespace Wallet.Simulator.Scenarios;

/// <summary>
/// System A from the account to the merchant's account, with the payment itself made by two devices alone.
/// </summary>
internal sealed class DualOfflineScenario : IScenario
{
    private const long AmountMinor = 12_50;

    public string Name => "dual-offline";

    public string Summary => "load a voucher, pay with it offline, use the money at once, report it later";

    public void Play(Stage stage)
    {
        Simulation world = stage.World;
        stage.EnrolBoth();
        stage.Step("The card loads a voucher: one order, six signatures", () =>
        {
            stage.LoadVoucher(AmountMinor);
            Stage.ExpectEqual(AmountMinor, stage.Money.CardMinor, "vouchers on the card");
        });
        Voucher voucher = MoneyView.CardVouchers(world).Single();
        stage.Step("Anyone with the authority's certificate checks the six signatures again", () =>
        {
            VoucherVerification? verification = world.Bank.VerifyVoucher(voucher.Id, world.Bank.AuthorityCertificate);
            foreach (SignatureCheck check in verification?.Signatures ?? [])
            {
                stage.Say($"{check.Number} {check.Document}, signed by {check.SignedBy}: {check.Status}");
            }

            Stage.Expect(verification is { IsGood: true }, "the archive does not prove the voucher");
        });
        stage.Step("The network goes", () => stage.SetNetwork(online: false));
        stage.Step(
            "The holder says yes to payee and amount, the cashier opens a sale",
            () => stage.PrepareTouch(AmountMinor));
        stage.Step("Touch: the voucher changes hands, and the money is the merchant's", () =>
        {
            int roundTrips = world.Channel.RoundTrips;
            stage.TouchUntilPaid();
            Stage.ExpectEqual(AmountMinor, stage.Money.TerminalMinor, "money on the terminal");
            Stage.ExpectEqual(0, stage.Money.CardMinor, "vouchers on the card");
            Stage.Expect(world.Channel.RoundTrips == roundTrips, "the payment used a network");
        });
        stage.Step("The network comes back: the terminal reports by itself, and nobody can refuse", () =>
        {
            stage.SetNetwork(online: true);
            Stage.ExpectEqual(0, stage.Money.TerminalMinor, "unreported money on the terminal");
            Stage.ExpectEqual(AmountMinor, stage.CustomerMinor(Institutions.BankB), "the merchant's account");
        });
        stage.Step("The card learns that its voucher was redeemed", () =>
        {
            stage.UpdateCard();
            Stage.Expect(!MoneyView.CardVouchers(world).Any(), "the card still keeps the voucher");
        });
    }
}
