using System;
using System.Security.Cryptography;
using Wallet.Boards.Esp32;
using Wallet.Boards.Tests.Adapters;
using Wallet.Boards.Tests.Chips;
using Wallet.Boards.Tests.Pn532;
using Wallet.Boards.Tests.Uart;
using Wallet.Core;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Frames;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Scheduling;
using Wallet.Virtual.Storage;

namespace Wallet.Boards.Tests.Programs;

/// <summary>A board with its parts, by the wiring of its pins.</summary>
internal sealed class Board : IDisposable
{
    private const int ClockAddress = 0x68;
    private const int StepMs = 50;
    private const int PatienceMs = 60_000;

    private readonly bool _isTerminal;
    private readonly VirtualSsd1306 _panel = new();
    private readonly VirtualKeyMatrix _keys;

    /// <summary>A board of a world, or alone in one of its own.</summary>
    public Board(bool isTerminal, Scheduler scheduler = null)
    {
        _isTerminal = isTerminal;
        Chip = new VirtualEsp32(scheduler);
        Chip.Bus(1).Solder(0x3C, _panel);
        Chip.Bus(1).Solder(ClockAddress, new VirtualDs3231(Chip.Scheduler));
        _keys = new VirtualKeyMatrix(Chip.Gpio, "123A456B789C*0#D", [15, 16, 17, 18], [9, 10, 11, 12]);
    }

    public VirtualEsp32 Chip { get; }

    public string[] Text => FrameText.Read(_panel.Frame);

    public string AllText => string.Join('\n', Text);

    public string CheckNumber => Text[^1].Split(' ')[^1];

    public void Keep(string port) => Chip.Run(() => new SerialWire { IsKeptByTheRuntime = true }.PlugInto(port));

    /// <summary>Solders a PN532 to its port.</summary>
    public VirtualPn532 AddTouch()
    {
        SerialWire wire = null;
        Chip.Run(() => wire = new SerialWire().PlugInto("COM2"));
        return new VirtualPn532(Chip.Scheduler, wire, new LineNoise(1, 0));
    }

    /// <summary>What a device of another world has on flash, and its clock.</summary>
    public void Take(VirtualFlash flash, long unixMs)
    {
        foreach (string name in flash.Names) { Chip.Flash.SetContents(name, flash.Contents(name)); }
        Chip.Run(() => new Ds3231Clock(Rig.OpenI2c(ClockAddress)).Set(unixMs));
    }

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

    /// <summary>As a person does: 100 ms, and then another key after a moment.</summary>
    public void Press(string keys)
    {
        foreach (char key in keys)
        {
            _keys.Down(key);
            Chip.Scheduler.RunFor(100);
            _keys.Up(key);
            Chip.Scheduler.RunFor(100);
        }
    }

    /// <summary>What it answers a computer at its host port; null where it says nothing.</summary>
    public byte[] Ask(byte[] message)
    {
        SerialWire wire = null;
        Chip.Run(() => wire = SerialWire.PluggedInto("COM1"));
        LinkEndpoint link = new(7);
        wire.OnWritten = bytes => link.Receive(bytes, 0, bytes.Length, Chip.Scheduler.NowMs);
        link.TrySend(message, 0, message.Length, Chip.Scheduler.NowMs);
        byte[] buffer = new byte[1024];
        byte[] answer = null;
        for (int i = 0; i < 20 && !link.TryTake(out answer); i++)
        {
            link.Poll(Chip.Scheduler.NowMs);
            wire.Send(buffer[..link.TakeOutput(buffer, 0, buffer.Length)]);
            Chip.Scheduler.RunFor(StepMs);
        }

        return answer;
    }

    /// <summary>Puts keys down together and leaves them.</summary>
    public void Hold(string keys)
    {
        foreach (char key in keys) { _keys.Down(key); }
        Chip.Scheduler.RunFor(100);
    }

    /// <summary>Waits for the text, then presses the keys.</summary>
    public void See(string text, string keys = "")
    {
        for (int ms = 0; !AllText.Contains(text, StringComparison.Ordinal); ms += StepMs)
        {
            Assert.IsLessThan(PatienceMs, ms, $"Never showed '{text}', but last:\n{AllText}");
            Chip.Scheduler.RunFor(StepMs);
        }

        Press(keys);
    }

    public void Dispose() => Chip.Dispose();
}
