using System;
using Wallet.Boards.Esp32;

namespace Wallet.Boards.Tests.Pn532;

/// <summary>Conversations with published bytes, and each way in which a byte of them can be missing.</summary>
[TestClass]
public sealed class Pn532HsuTests
{
    private const string Ack = "0000FF00FF00";
    private const string Nack = "0000FFFF0000";
    private const string GetFirmwareVersion = "0000FF02FED4022A00";
    private const string FirmwareVersion = "0000FF06FAD50332010607E800";

    [TestMethod]
    public void WakeUp_RecordedChip_IsAbortPreambleAndSamConfiguration()
    {
        using ScriptedChip chip = new();
        chip.Then("", "", Ack + "0000FF02FED5151600").Run(hsu => Assert.IsTrue(hsu.WakeUp()));

        CollectionAssert.AreEqual(
            new[] { Ack, "55550000000000000000000000000000", "0000FF03FDD414011700" }, chip.Heard);
    }

    [TestMethod]
    [DataRow(Ack + FirmwareVersion, "as it should be")]
    [DataRow(FirmwareVersion, "no acknowledgement")]
    [DataRow("0000FF00FE00" + FirmwareVersion, "acknowledgement damaged")]
    [DataRow("FF" + Ack + "0000" + FirmwareVersion, "bytes of no frame")]
    [DataRow(Ack + "0000FF02FED5151600" + FirmwareVersion, "response of the command before")]
    public void Run_ResponseComes_IsTaken(string bytes, string how)
    {
        using ScriptedChip chip = new();
        chip.Then(bytes).Run(hsu =>
        {
            Assert.IsTrue(hsu.Run([0x02], 1, 100), how);
            Assert.AreEqual("D50332010607", Convert.ToHexString(hsu.Answer, 0, hsu.AnswerCount));
        });

        CollectionAssert.AreEqual(new[] { GetFirmwareVersion }, chip.Heard);
    }

    [TestMethod]
    public void Run_CommandUnheard_IsSentThreeTimes()
    {
        using ScriptedChip chip = new();
        chip.Then("", "", Ack + FirmwareVersion).Run(hsu => Assert.IsTrue(hsu.Run([0x02], 1, 100)));

        CollectionAssert.AreEqual(new[] { GetFirmwareVersion, GetFirmwareVersion, GetFirmwareVersion }, chip.Heard);
    }

    [TestMethod]
    public void Run_ChipSilent_FailsSoon()
    {
        using ScriptedChip chip = new();
        chip.Run(hsu =>
        {
            long startMs = chip.Time.NowMs();
            Assert.IsFalse(hsu.Run([0x02], 1, 5000));
            Assert.IsLessThanOrEqualTo(80, chip.Time.NowMs() - startMs);
            Assert.AreEqual(Pn532Hsu.Failed, hsu.Poll());
        });
    }

    [TestMethod]
    [DataRow("0000FF06FAD50332010607E700", "sum of the data")]
    [DataRow("0000FF06F9D50332010607E800", "sum of the length")]
    [DataRow("0000FF06FAD503320106E800", "a byte missing")]
    public void Run_ResponseDamaged_IsAskedForAgain(string damaged, string how)
    {
        using ScriptedChip chip = new();
        chip.Then(Ack + damaged, FirmwareVersion).Run(hsu => Assert.IsTrue(hsu.Run([0x02], 1, 100), how));

        CollectionAssert.AreEqual(new[] { GetFirmwareVersion, Nack }, chip.Heard);
    }

    [TestMethod]
    public void Run_ResponseAlwaysDamaged_IsAskedForThreeTimes()
    {
        const string Damaged = "0000FF06FAD50332010607E700";
        using ScriptedChip chip = new();
        chip.Then(Ack + Damaged, Damaged, Damaged, Damaged, Damaged)
            .Run(hsu => Assert.IsFalse(hsu.Run([0x02], 1, 1000)));

        CollectionAssert.AreEqual(new[] { GetFirmwareVersion, Nack, Nack, Nack }, chip.Heard);
    }

    [TestMethod]
    public void Run_ResponseWithoutItsHead_IsAskedForAtTheEnd()
    {
        using ScriptedChip chip = new();
        chip.Then(Ack + FirmwareVersion[6..], FirmwareVersion).Run(hsu => Assert.IsTrue(hsu.Run([0x02], 1, 100)));

        CollectionAssert.AreEqual(new[] { GetFirmwareVersion, Nack }, chip.Heard);
    }

    [TestMethod]
    public void Run_SyntaxError_FailsAtOnce()
    {
        using ScriptedChip chip = new();
        chip.Then(Ack + "0000FF01FF7F8100").Run(hsu =>
        {
            Assert.IsFalse(hsu.Run([0x02], 1, 5000));
            Assert.IsLessThanOrEqualTo(10, chip.Time.NowMs());
        });
    }

    [TestMethod]
    public void Abort_CommandRuns_IsAnAcknowledgementAndNothingMoreIsTaken()
    {
        using ScriptedChip chip = new();
        chip.Then(Ack).Run(hsu =>
        {
            Assert.IsTrue(hsu.Begin([0x02], 1));
            Assert.AreEqual(Pn532Hsu.Pending, hsu.Poll());
            hsu.Abort();
            chip.Say(FirmwareVersion);
            Assert.AreEqual(Pn532Hsu.Failed, hsu.Poll());
        });

        CollectionAssert.AreEqual(new[] { GetFirmwareVersion, Ack }, chip.Heard);
    }

    // What a chip says of a card that speaks ISO/IEC 7816 and nothing of ours: 6E 00, class unknown.
    [TestMethod]
    public void Reader_SomebodyElsesCard_IsGivenUpAfterAFewTries()
    {
        const string Strange = Ack + "0000FF05FBD541006E007C00";
        using ScriptedChip chip = new();
        Pn532Reader reader = new(chip.Hsu, chip.Time, chip.Time);
        chip.Then("", "", Ack + "0000FF02FED5151600", Ack + "0000FF02FED533F800")
            .Then(Ack + "0000FF11EFD54B010104002004081234560575339203D000")
            .Then(Strange, Strange, Strange, Strange, Strange, Strange, "")
            .Then(Ack + "0000FF03FDD55300D800", Ack + "0000FF02FED533F800");
        chip.Run(_ =>
        {
            Assert.AreEqual(-1, reader.Exchange([1, 2], 2, new byte[9], 5000));
            Assert.IsLessThanOrEqualTo(200, chip.Time.NowMs());
        });

        Assert.AreEqual("0000FF06FAD43205FF0100F500", chip.Heard[3], "RFConfiguration");
        Assert.AreEqual("0000FF04FCD44A0100E100", chip.Heard[4], "InListPassiveTarget");
        Assert.AreEqual("0000FF03FDD45200DA00", chip.Heard[^2], "InRelease");
        Assert.AreEqual("0000FF04FCD4320100F900", chip.Heard[^1], "RFConfiguration, field off");
    }

    // A public log of a real chip as a card: TgInitAsTarget, a phone's RATS, its SELECT, its end (D5 87 29).
    [TestMethod]
    public void Target_RecordedChip_ArmsTakesTheBlockAndArmsAgainWhenReleased()
    {
        using ScriptedChip chip = new();
        Pn532Target target = new(chip.Hsu, chip.Time, chip.Time);
        chip.Then("", "", Ack + "0000FF02FED5151600", Ack + "0000FF02FED5131800", Ack);
        chip.Run(_ =>
        {
            chip.Time.Wait(0x1234);
            Assert.AreEqual(0, target.TryReceive(new byte[9], 0, 9));
            StringAssert.StartsWith(chip.Heard[^1], "0000FF27D9D48C050400");
            StringAssert.EndsWith(chip.Heard[^1][26..^4], "20" + new string('0', 60));
            Assert.AreEqual("0000FF03FDD41230EA00", chip.Heard[^2], "SetParameters");

            chip.Then(Ack).Say("0000FF05FBD58D08E08036" + "00");
            Assert.AreEqual(0, target.TryReceive(new byte[9], 0, 9));
            Assert.AreEqual("0000FF02FED486A600", chip.Heard[^1], "TgGetData");

            chip.Then(Ack + "0000FF03FDD58F009C00", Ack)
                .Say("0000FF10F0D5870000A4040007D27600008501010026" + "00");
            Assert.AreEqual(0, target.TryReceive(new byte[9], 0, 9));
            Assert.AreEqual("0000FF03FDD48E059900", chip.Heard[^2], "TgSetData: not of ours");
            Assert.AreEqual("0000FF02FED486A600", chip.Heard[^1]);

            chip.Then(Ack).Say("0000FF03FDD587297B00");
            Assert.AreEqual(0, target.TryReceive(new byte[9], 0, 9));
            StringAssert.StartsWith(chip.Heard[^1], "0000FF27D9D48C050400");
        });
    }
}
