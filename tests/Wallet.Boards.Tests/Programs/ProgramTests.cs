using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using Wallet.Boards.Esp32;
using Wallet.Boards.Tests.Chips;
using Wallet.Boards.Tests.Uart;
using Wallet.Core;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Virtual.Boards;

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
    public void Main_KeyPressed_IsHeardAndAnswered()
    {
        using Board board = new(isTerminal: false);
        board.Provision();
        board.SwitchOn();
        board.Chip.Scheduler.RunFor(2000);
        string before = board.AllText;
        board.Press('#');

        Assert.IsTrue(board.Chip.Tones.Any(tone => tone is { Pin: 6, FrequencyHz: 2000 }), "the sound of a key");
        Assert.AreNotEqual(before, board.AllText);
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
        board.Press('1');

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

    /// <summary>A board with its parts, by the wiring of its pins.</summary>
    private sealed class Board : IDisposable
    {
        private readonly bool _isTerminal;
        private readonly VirtualSsd1306 _panel = new();
        private readonly VirtualKeyMatrix _keys;

        public Board(bool isTerminal)
        {
            _isTerminal = isTerminal;
            Chip.Bus(1).Solder(0x3C, _panel);
            Chip.Bus(1).Solder(0x68, new VirtualDs3231(Chip.Scheduler));
            _keys = new VirtualKeyMatrix(Chip.Gpio, "123A456B789C*0#D", [15, 16, 17, 18], [9, 10, 11, 12]);
        }

        public VirtualEsp32 Chip { get; } = new();

        public string[] Text => FrameText.Read(_panel.Frame);

        public string AllText => string.Join('\n', Text);

        public string CheckNumber => Text[^1].Split(' ')[^1];

        public void Keep(string port) => Chip.Run(() => new SerialWire { IsKeptByTheRuntime = true }.PlugInto(port));

        /// <summary>The factory step, through the adapter.</summary>
        public void Provision()
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            ECPoint point = key.ExportParameters(false).Q;
            DeviceCertificate authority = new()
            {
                SerialNumber = [1],
                Issuer = "Test authority",
                NotBefore = 1_760_000_000,
                NotAfter = 1_800_000_000,
                CommonName = "Test authority",
                Organization = "ca",
                Role = Role.Authority,
                PublicKey = [.. point.X!, .. point.Y!],
            };
            byte[] toBeSigned = DeviceCertificate.EncodeToBeSigned(authority);
            authority.Signature = key.SignData(toBeSigned, HashAlgorithmName.SHA256);
            Chip.Run(() => Assert.AreEqual(StatusCode.Ok, Provisioning.Write(
                new LittlefsStore(LittlefsStore.Drive), DeviceCertificate.Encode(authority), "bank-a")));
        }

        public void SwitchOn() => Chip.Scheduler.Start(
            "program",
            () => Chip.Run(_isTerminal ? TerminalEsp32.Program.Main : CardEsp32.Program.Main));

        /// <summary>As a person does: 100 ms, and then a second for the answer.</summary>
        public void Press(char key)
        {
            _keys.Down(key);
            Chip.Scheduler.RunFor(100);
            _keys.Up(key);
            Chip.Scheduler.RunFor(1000);
        }

        public void Dispose() => Chip.Dispose();
    }
}
