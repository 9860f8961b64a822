using System;
using System.Globalization;
using System.Linq;
using Wallet.Boards.Esp32;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Boards.Tests.Programs;

/// <summary>Both boards' programs, whole and unchanged, over the virtual chips.</summary>
[TestClass]
public sealed class ProgramTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Main_BoardFromTheFactory_StartsAndShowsWhatItIs(bool isTerminal)
    {
        using Board board = new(isTerminal);
        board.Provision();
        board.SwitchOn();
        board.Chip.Scheduler.RunFor(2000);

        string product = English(isTerminal ? TextId.ProductTerminal : TextId.ProductCard);
        Assert.IsTrue(board.Text.Any(row => row.Contains(product, StringComparison.Ordinal)), board.AllText);
        Assert.AreEqual(0, board.Chip.Files.OpenCount);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Main_AskedWhoItIs_SaysWhichBuild(bool isTerminal)
    {
        using Board board = new(isTerminal);
        board.SwitchOn();
        board.Chip.Scheduler.RunFor(2000);

        byte[] answer = board.Ask(new GetDeviceInfo().Encode());

        Assert.AreEqual(
            StatusCode.Ok, GetDeviceInfoReply.TryDecode(answer, 0, answer.Length, out GetDeviceInfoReply reply));
        Assert.AreEqual("0.1.0+69216b3c", reply.FirmwareVersion);
    }

    [TestMethod]
    [DataRow(0u, 6)]
    [DataRow(1024u * 1024 - 1, 6)]
    [DataRow(4u * 1024 * 1024, 8)]
    public void Ports_MemoryBesideTheChip_LargerTables(uint psramBytes, int teeth) => Adapters.Rig.Use(chip =>
    {
        chip.PsramBytes = psramBytes;

        Assert.AreEqual(teeth, new Esp32Ports().Ports.KeyTableTeeth);
    });

    [TestMethod]
    public void Main_KeyPressed_IsHeardAndAnswered()
    {
        using Board board = new(isTerminal: false);
        board.Provision();
        board.SwitchOn();
        board.Chip.Scheduler.RunFor(2000);
        string before = board.AllText;
        board.Press("#");
        board.Chip.Scheduler.RunFor(1000);

        Assert.IsTrue(board.Chip.Tones.Any(tone => tone is { Pin: 6, FrequencyHz: 2000 }), "the sound of a key");
        Assert.AreNotEqual(before, board.AllText);
    }

    [TestMethod]
    public void Main_KeysOfOneColumnHeld_NoPinDrivesAgainstAnother()
    {
        using Board board = new(isTerminal: false);
        board.SwitchOn();
        board.Chip.Scheduler.RunFor(1000);
        board.Hold("147");

        Assert.AreEqual(0, board.Chip.Gpio.ShortCount);
    }

    [TestMethod]
    public void Main_SwitchedOffAndOn_IsTheSameDevice()
    {
        using Board board = new(isTerminal: false);
        board.Provision();
        board.SwitchOn();
        board.Chip.Scheduler.RunFor(2000);
        string before = board.AllText;
        byte[] secret = board.Chip.Flash.Contents("device");
        using Board again = new(isTerminal: false);
        foreach (string name in board.Chip.Flash.Names)
        {
            again.Chip.Flash.SetContents(name, board.Chip.Flash.Contents(name));
        }

        again.SwitchOn();
        again.Chip.Scheduler.RunFor(2000);

        Assert.AreEqual(before, again.AllText);
        Assert.HasCount(32, secret);
        CollectionAssert.AreEqual(secret, again.Chip.Flash.Contents("device"));
    }

    [TestMethod]
    [DataRow(StatusCode.RecordAbsent, DisplayName = "no factory file")]
    [DataRow(StatusCode.EntropyFailed, DisplayName = "stuck generator")]
    [DataRow(StatusCode.StorageDamaged, DisplayName = "no drive")]
    [DataRow(StatusCode.StorageFull, DisplayName = "full drive")]
    public void Main_CannotStart_DisplaySaysSoWithTheNumber(StatusCode status)
    {
        using Board board = new(isTerminal: false);
        if (status == StatusCode.EntropyFailed) { board.Chip.StuckRandom = 7; }
        board.Chip.Files.IsMounted = status != StatusCode.StorageDamaged;
        int room = status == StatusCode.StorageFull ? 0 : 100_000;
        board.Chip.Flash.SetContents("filler", new byte[board.Chip.Flash.BytesTotal - room]);
        board.SwitchOn();
        board.Chip.Scheduler.RunFor(1000);

        Assert.AreEqual(((int)status).ToString(CultureInfo.InvariantCulture), board.CheckNumber, board.AllText);
    }

    [TestMethod]
    public void Main_RuntimeRefusesAPart_DisplaySaysSoAndStays()
    {
        using Board board = new(isTerminal: false);
        board.Chip.Gpio.Open(9, System.Device.Gpio.PinMode.Input);
        board.SwitchOn();
        board.Chip.Scheduler.RunFor(1000);

        Assert.AreEqual("X", board.CheckNumber, board.AllText);
    }

    [TestMethod]
    public void Main_ThreadOfTheKeypadBreaksOff_DisplaySaysSoAndStays()
    {
        using Board board = new(isTerminal: false);
        board.Provision();
        board.SwitchOn();
        board.Chip.Scheduler.RunFor(2000);
        Assert.Contains(English(TextId.ProductCard), board.AllText);
        board.Chip.Gpio.IsBroken = true;
        board.Chip.Scheduler.RunFor(1000);

        Assert.AreEqual("X", board.CheckNumber, board.AllText);
    }

    [TestMethod]
    public void Main_RuntimeKeepsTheHostPort_StartsWithASilentLine()
    {
        using Board board = new(isTerminal: false);
        board.Keep("COM1");
        board.Provision();
        board.SwitchOn();
        board.Chip.Scheduler.RunFor(2000);

        Assert.Contains(English(TextId.ProductCard), board.AllText);
    }

    [TestMethod]
    public void Main_NoDisplayAndNoClockChip_StillHearsKeys()
    {
        using Board board = new(isTerminal: true);
        board.Provision();
        board.Chip.Bus(1).Unsolder(0x3C);
        board.Chip.Bus(1).Unsolder(0x68);
        board.SwitchOn();
        board.Chip.Scheduler.RunFor(1000);
        board.Press("1");

        Assert.IsTrue(board.Chip.Tones.Any(tone => tone.FrequencyHz > 0));
    }

    [TestMethod]
    public void Show_BrokenGuard_HasItsNumber()
    {
        using Board board = new(isTerminal: false);
        board.Chip.Run(() =>
        {
            Esp32Ports ports = new();
            ports.AddDisplayAndClock(1, 4, 5, 0x3C, 0x68);
            StoppedPage.Show(
                ports.Ports.Display,
                Assert.ThrowsExactly<Core.Safety.GuardException>(() => Core.Safety.Guard.That(false, 734)));
        });

        Assert.AreEqual("G734", board.CheckNumber, board.AllText);
    }

    private static string English(TextId id) => new TextScreen(null).Text(id);
}
