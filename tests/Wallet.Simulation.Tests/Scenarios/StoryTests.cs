using System;
using System.Linq;
using Wallet.Card.Domain;
using Wallet.Protocol;
using Wallet.Simulator.Scenarios;
using Wallet.Simulator.World;

namespace Wallet.Simulation.Tests.Scenarios;

/// <summary>What a report tells of the devices, and that its sum of all money can fail.</summary>
[TestClass]
public sealed class StoryTests
{
    private const long AmountMinor = 12_50;

    [TestMethod]
    public void Report_OfflinePayment_NamesWhatEachDeviceSignedAndChecked()
    {
        ScenarioReport report = Play("dual-offline");
        CollectionAssert.AreEqual(
            new[]
            {
                "the terminal verified the certificate of Alice, signed by Certificate Authority",
                "the terminal verified confirmation, signed by Central Bank",
                "the terminal verified payment-order, signed by Alice",
                "the card signed payment",
                "the terminal verified payment, signed by Alice",
            },
            Step(report, "Touch: ").Signatures);
    }

    [TestMethod]
    public void Report_Load_NamesTheCardsOrderAndItsChecksInTheirPlace()
    {
        StepReport step = Step(Play("dual-offline"), "The card loads");
        string[] inOrder =
        [
            "the card signed session-authentication",
            "the card verified currency, signed by Central Bank",
            "the card signed payment-order",
            "Bank A verified payment-order, signed by Alice",
            "Central Bank signed confirmation",
            "Bank A signed third-result",
            "the card verified third-result, signed by Bank A",
            "the card verified confirmation, signed by Central Bank",
        ];
        CollectionAssert.AreEqual(inOrder, step.Signatures.Where(inOrder.Contains).ToList());
    }

    [TestMethod]
    public void Report_SixChecked_PrintsALineOfEach()
    {
        StepReport step = Step(Play("dual-offline"), "Anyone");
        Assert.HasCount(6, step.Said);
        Assert.IsTrue(step.Said.All(line => line.EndsWith(": Ok", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Report_ScenarioWithoutFaults_LeavesOutWhatADevicePutOff()
    {
        ScenarioReport report = Play("dual-offline");
        Assert.IsFalse(report.Steps.SelectMany(step => step.Signatures).Any(line =>
            line.EndsWith($"({StatusCode.Busy})", StringComparison.Ordinal)
            || line.EndsWith($"({StatusCode.WrongState})", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Report_StepAboutWhatTheDevicePutsOff_ShowsIt()
    {
        ScenarioReport report = ScenarioRunner.Play(
            new MadeUpScenario(stage => BeforeEnrolment.Play(new RefusalStage(stage))), 1);
        Assert.IsTrue(Step(report, "The bridge asks a card to synchronise before").Signatures.Any(line =>
            line.StartsWith("the card refused Synchronise: ", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Report_RollBack_NamesTheSignedRequest()
    {
        StepReport step = Step(Play("roll-back"), "The holder rolls it back");
        CollectionAssert.Contains(step.Signatures, "the card signed roll-back-request");
        CollectionAssert.Contains(
            step.Signatures, "the card verified roll-back-statement, signed by Central Bank");
    }

    [TestMethod]
    public void Money_VoucherThatTheCardForgets_IsMissed()
    {
        ScenarioReport report = Play(stage => stage.Step("The card forgets", () =>
            stage.World.CardFirmware!.Card.Vouchers.Close(Only(stage), VoucherOutcome.RolledBack)));

        Assert.AreEqual("all money: expected 1000.00, found 987.50", report.Outcome);
    }

    [TestMethod]
    public void Money_VoucherThatBothDevicesCouldUse_IsCountedTwice()
    {
        ScenarioReport report = Play(stage =>
        {
            stage.Step("Offline", () => stage.SetNetwork(online: false));
            stage.Step("Paid", () =>
            {
                stage.PrepareTouch(AmountMinor);
                stage.TouchUntilPaid();
                Only(stage).State = VoucherState.Held;
            });
        });

        Assert.AreEqual("all money: expected 1000.00, found 1012.50", report.Outcome);
    }

    [TestMethod]
    public void Money_CardIsOff_IsStillThere()
    {
        ScenarioReport report = Play(stage =>
        {
            stage.Step("Off", () => stage.World.Card.PowerOff());
            stage.Step("On", () => stage.World.Card.PowerOn());
            stage.Step("Started", stage.Settle);
            Stage.ExpectEqual(AmountMinor, stage.Money.CardMinor, "vouchers on the card");
        });

        Assert.AreEqual("ok", report.Outcome);
    }

    private static Voucher Only(Stage stage) => MoneyView.CardVouchers(stage.World).Single();

    private static ScenarioReport Play(string name) => ScenarioRunner.Play(ScenarioRunner.Find(name)!, 1);

    private static ScenarioReport Play(Action<Stage> play) => ScenarioRunner.Play(
        new MadeUpScenario(stage =>
        {
            stage.EnrolBoth();
            stage.Step("Loaded", () => stage.LoadVoucher(AmountMinor));
            play(stage);
        }),
        1);

    private static StepReport Step(ScenarioReport report, string start) =>
        report.Steps.First(step => step.Title.StartsWith(start, StringComparison.Ordinal));
}
