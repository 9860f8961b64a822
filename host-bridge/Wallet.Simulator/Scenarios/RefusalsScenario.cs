using Wallet.Bank;
using Wallet.Protocol.Messages;

namespace Wallet.Simulator.Scenarios;

/// <summary>Each bad input of system A gets its own status, is written down and said in plain words.</summary>
internal sealed class RefusalsScenario : IScenario
{
    private const long MalloryOpeningMinor = 100_00;

    public string Name => "refusals";

    public string Summary => "every bad input: a status of its own, logged, said in plain words, no book changed";

    public void Play(Stage stage)
    {
        var refusals = new RefusalStage(stage);
        Guest shop = stage.Invite("second terminal", DeviceKind.Terminal, Institutions.BankB, "Second Shop", 0);
        Guest mallory = stage.Invite(
            "second card", DeviceKind.Card, Institutions.BankA, "Mallory", MalloryOpeningMinor);
        BeforeEnrolment.Play(refusals);
        stage.EnrolGuest(shop);
        stage.EnrolGuest(mallory);
        LineRefusals.Play(refusals);
        SessionRefusals.Play(refusals);
        ClockRefusals.Play(refusals);
        TouchRefusals.Play(refusals, shop);
        ForgedTouches.Play(refusals, mallory);
        OrderRefusals.Play(refusals, mallory);
        SecondUses.Play(refusals, mallory, shop);
        RevokedCertificates.Play(refusals, mallory);
    }
}
