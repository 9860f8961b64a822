using System;
using System.Collections.Generic;
using Wallet.Boards.Esp32;
using Wallet.Boards.Tests.Chips;
using Wallet.Core.Safety;
using Wallet.Virtual.Scheduling;
using Wallet.Virtual.Tests.Contracts;

namespace Wallet.Boards.Tests.Uart;

/// <summary>Two boards, each with a UART, wired to each other.</summary>
[TestClass]
public sealed class UartByteLinkContract : ByteLinkContract
{
    protected override void Use(Action<Rig> test)
    {
        using Scheduler scheduler = new(1);
        using VirtualEsp32 chip = new(scheduler);
        WorldTime time = new(scheduler);
        SerialWire near = new SerialWire().PlugInto("COM2");
        SerialWire far = time.Watch(new SerialWire().PlugInto("COM3"));
        near.OnWritten = far.Send;
        far.OnWritten = near.Send;
        UartByteLink nearLink = new("COM2", 1, 2, 115200, 1024);
        UartByteLink farLink = new("COM3", 3, 4, 115200, 1024);
        scheduler.Run(() => test(new Rig(nearLink, farLink, time, time)));
    }
}

[TestClass]
public sealed class UartByteLinkTests
{
    [TestMethod]
    public void Open_EachPort_GetsItsPinsSpeedAndBuffer()
    {
        using VirtualEsp32 chip = new();
        string[] ports = ["COM1", "COM2", "COM3"];
        for (int i = 0; i < ports.Length; i++)
        {
            SerialWire wire = new SerialWire().PlugInto(ports[i]);
            _ = new UartByteLink(ports[i], 10 + i, 20 + i, 9600 + i, 500 + i);

            Assert.AreEqual(ports[i] + "_TX", chip.PinFunctions[10 + i]);
            Assert.AreEqual(ports[i] + "_RX", chip.PinFunctions[20 + i]);
            Assert.AreEqual(9600 + i, wire.Port.BaudRate);
            Assert.AreEqual(500 + i, wire.Port.ReadBufferSize);
        }
    }

    [TestMethod]
    public void Open_PortTheChipDoesNotHave_IsRefused()
    {
        using VirtualEsp32 chip = new();
        GuardException failure = Assert.ThrowsExactly<GuardException>(() => new UartByteLink("COM4", 1, 2, 9600, 256));

        Assert.AreEqual(850, failure.Number);
    }

    [TestMethod]
    public void Open_PortTheRuntimeKeeps_IsSilent()
    {
        using VirtualEsp32 chip = new();
        SerialWire wire = new SerialWire { IsKeptByTheRuntime = true }.PlugInto("COM1");
        wire.OnWritten = _ => Assert.Fail("It is not open.");
        UartByteLink link = new("COM1", 43, 44, 115200, 256);

        link.Write([1], 0, 1);
        wire.Send(1);
        Assert.AreEqual(0, link.Read(new byte[4], 0, 4));
    }

    [TestMethod]
    [DataRow("COM2")]
    [DataRow("COM3")]
    public void Open_PortThatNoDebuggerUsesIsRefused_IsSaid(string port)
    {
        using VirtualEsp32 chip = new();
        new SerialWire { IsKeptByTheRuntime = true }.PlugInto(port);

        Assert.ThrowsExactly<ArgumentException>(() => new UartByteLink(port, 17, 18, 115200, 256));
    }

    [TestMethod]
    [DataRow(115200, 1, 600, 40, 60)]
    [DataRow(115200, 50, 13, 45, 80)]
    [DataRow(9600, 1, 600, 480, 530)]
    [DataRow(115200, 1, 120, 0, 0)]
    public void Write_MoreThanTheFifoTakes_WaitsForTheLineAndNoLonger(
        int bitsPerSecond, int writes, int bytesEach, int atLeastMs, int atMostMs)
    {
        using VirtualEsp32 chip = new();
        SerialWire wire = new SerialWire().PlugInto("COM2");
        List<byte> got = [];
        wire.OnWritten = got.AddRange;
        UartByteLink link = new("COM2", 1, 2, bitsPerSecond, 256);
        byte[] sent = new byte[writes * bytesEach];
        new SeededRandom((ulong)4).Fill(sent);
        chip.Scheduler.Run(() =>
        {
            for (int i = 0; i < writes; i++) { link.Write(sent, i * bytesEach, bytesEach); }
        });

        CollectionAssert.AreEqual(sent, got);
        Assert.IsInRange(atLeastMs, atMostMs, chip.Scheduler.NowMs);
    }

    [TestMethod]
    public void Write_BegunAnywhereInAMillisecond_NeverOverfillsTheFifo()
    {
        for (int stepUs = 11; stepUs < 1000; stepUs += 76)
        {
            using VirtualEsp32 chip = new() { TimerStepUs = stepUs };
            SerialWire wire = new SerialWire().PlugInto("COM2");
            int written = 0;
            wire.OnWritten = bytes => written += bytes.Length;
            UartByteLink link = new("COM2", 1, 2, 115200, 256);
            chip.Scheduler.Run(() => link.Write(new byte[600], 0, 600));

            Assert.AreEqual(600, written, $"{stepUs} us");
        }
    }

    [TestMethod]
    public void Write_PortSendsNothingAnyMore_ReturnsAllTheSame()
    {
        using VirtualEsp32 chip = new();
        SerialWire wire = new SerialWire { IsStuck = true }.PlugInto("COM2");
        int written = 0;
        wire.OnWritten = bytes => written += bytes.Length;
        UartByteLink link = new("COM2", 1, 2, 115200, 256);
        chip.Scheduler.Run(() => link.Write(new byte[600], 0, 600));

        Assert.IsInRange(1, 128, written);
        Assert.IsLessThan(2000, chip.Scheduler.NowMs);
    }

    [TestMethod]
    public void Read_MoreThanAsked_ComesInPieces()
    {
        using VirtualEsp32 chip = new();
        SerialWire wire = new SerialWire().PlugInto("COM1");
        UartByteLink link = new("COM1", 1, 2, 115200, 300);
        byte[] sent = new byte[310];
        new SeededRandom((ulong)3).Fill(sent);
        wire.Send(sent);

        byte[] got = new byte[300];
        Assert.AreEqual(200, link.Read(got, 0, 200));
        Assert.AreEqual(100, link.Read(got, 200, 100));
        Assert.AreEqual(0, link.Read(got, 0, 1));
        CollectionAssert.AreEqual(sent[..300], got);
        Assert.AreEqual(10, wire.LostBytes, "bytes beyond the buffer");
    }
}
