using System;
using System.Linq;
using Wallet.Boards.Esp32;
using Wallet.Boards.Tests.Chips;
using Wallet.Boards.Tests.Nmea;
using Wallet.Boards.Tests.Pn532;
using Wallet.Boards.Tests.Uart;
using Wallet.Core.Ports;
using Wallet.Virtual.Scheduling;
using Wallet.Virtual.Tests.Contracts;

namespace Wallet.Boards.Tests.Adapters;

/// <summary>The adapters' sleep over a panel, a PN532 and a u-blox receiver.</summary>
[TestClass]
public sealed class Esp32PowerContract : PowerContract
{
    protected override void Use(Action<Rig> test)
    {
        using PowerRig rig = new();
        rig.Run(() => test(new Rig(
            rig.Power, rig.Display, rig.Panel.IsLit, rig.IsHeard, rig.IsCardSeen, rig.IsTimeHeard)));
    }
}

[TestClass]
public sealed class Esp32PowerTests
{
    [TestMethod]
    public void Supply_Nothing_PutsEachPartToSleepByItsOwnCommand()
    {
        using PowerRig rig = new();
        rig.Run(() =>
        {
            rig.Display.Show(new byte[1024]);
            Assert.IsTrue(rig.IsHeard());
            rig.Power.Supply(PowerParts.None);
            Assert.IsFalse(rig.Panel.IsOn);
            Assert.IsTrue(rig.Touch.CardChip.IsAsleep);
            Assert.AreEqual("D51700", rig.Touch.CardChip.Log[^1], "power-down, woken by the line");
            Assert.IsFalse(rig.IsReceiverAwake);
            rig.Touch.Scheduler.Sleep(60_000);
            Assert.IsTrue(rig.Touch.CardChip.IsAsleep, "nobody wakes it");
        });
    }

    [TestMethod]
    public void Supply_NothingAtStart_PutsAChipToSleepThatNobodyHasUsed()
    {
        using PowerRig rig = new();
        rig.Run(() =>
        {
            rig.Power.Supply(PowerParts.Display);
            Assert.IsTrue(rig.Touch.CardChip.IsAsleep);
            rig.Power.Supply(PowerParts.Radio);
            Assert.IsTrue(rig.IsCardSeen());
        });
    }

    [TestMethod]
    public void Supply_ReaderOfATerminal_SleepsAndReadsAgain()
    {
        using TouchRig rig = new();
        rig.Scheduler.Run(() =>
        {
            rig.Target.TryReceive([], 0, 0);
            rig.Field.Bring();
            Assert.IsTrue(TouchRig.Within(rig, 2000, rig.Reader.CardPresent));
            Esp32Power power = new() { Radio = rig.Reader };
            power.Supply(PowerParts.None);
            Assert.IsTrue(rig.TerminalChip.IsAsleep);
            Assert.IsFalse(rig.Reader.CardPresent());
            Assert.AreEqual(-1, rig.Reader.Exchange([1], 1, new byte[8], 1000));
            Assert.IsTrue(rig.TerminalChip.IsAsleep);
            power.Supply(PowerParts.Radio);
            Assert.IsTrue(TouchRig.Within(rig, 2000, rig.Reader.CardPresent));
        });
    }

    [TestMethod]
    public void Supply_DisplayThatHearsNothing_IsSetUpAnew()
    {
        using PowerRig rig = new();
        rig.Run(() =>
        {
            byte[] frame = [.. Enumerable.Repeat((byte)0x11, 1024)];
            rig.Display.Show(frame);
            rig.Bus.Failures = 2;
            rig.Power.Supply(PowerParts.None);
            rig.Power.Supply(PowerParts.Display);
            rig.Panel.LosePower();
            rig.Display.Show(frame);
            CollectionAssert.AreEqual(frame, rig.Panel.Frame);
        });
    }

    [TestMethod]
    public void Supply_NoPartIsFitted_NothingHappens()
    {
        Esp32Power power = new();
        power.Supply(PowerParts.None);
        power.Supply(PowerParts.Display | PowerParts.Radio | PowerParts.Satellite);
    }
}

/// <summary>A board of adapters alone, its chips, and what is held to it.</summary>
internal sealed class PowerRig : IDisposable
{
    private static readonly byte[] Backup =
        [0xB5, 0x62, 0x02, 0x41, 8, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0x4D, 0x3B];

    private readonly VirtualEsp32 _chip;
    private readonly Pn532Both _radio;
    private readonly NmeaReceiver _receiver;

    public PowerRig()
    {
        _chip = new VirtualEsp32(Touch.Scheduler);
        Bus = _chip.Bus(1);
        Bus.Solder(0x3C, Panel);
        SerialWire wire = null;
        _chip.Run(() => wire = new SerialWire().PlugInto("COM3"));
        wire.OnWritten = bytes => IsReceiverAwake = !bytes.AsSpan().SequenceEqual(Backup);
        Ssd1306Display display = null;
        NmeaReceiver receiver = null;
        _chip.Run(() =>
        {
            display = new Ssd1306Display(Rig.OpenI2c(0x3C));
            UartByteLink line = new("COM3", 47, 21, 9600, NmeaReceiver.ReadBufferBytes);
            receiver = new NmeaReceiver(line, Touch.CardTime);
        });
        Display = display;
        _receiver = receiver;
        _radio = Touch.BothOfCard();
        Power = new Esp32Power { Display = display, Radio = _radio, Satellite = receiver };
        NmeaReceiverContract.Speak(Touch.Scheduler, wire, () => IsReceiverAwake, () => true);
    }

    public TouchRig Touch { get; } = new();

    public VirtualSsd1306 Panel { get; } = new();

    public VirtualI2cBus Bus { get; }

    public IDisplay Display { get; }

    public IPower Power { get; }

    public bool IsReceiverAwake { get; private set; } = true;

    public void Run(Action test) => Touch.Scheduler.Run(() => _chip.Run(test));

    public bool IsHeard()
    {
        Touch.Field.Part();
        Touch.Field.Place(Touch.TerminalChip, Touch.CardChip);
        byte[] buffer = new byte[64];
        _radio.TryReceive(buffer, 0, buffer.Length);
        Touch.Field.Bring();
        Scheduler scheduler = Touch.Scheduler;
        bool isDone = false;
        scheduler.Start("reader", () =>
        {
            Touch.Reader.Exchange([1, 2, 3], 3, new byte[64], 1000);
            isDone = true;
        });
        int count = 0;
        while (!isDone)
        {
            int received = _radio.TryReceive(buffer, 0, buffer.Length);
            count = Math.Max(count, received);
            if (received > 0) { _radio.Reply([9], 0, 1); }
            Touch.CardTime.Wait(20);
        }

        Touch.Reader.Stop();
        Touch.Field.Part();
        return count == 3;
    }

    public bool IsCardSeen()
    {
        Touch.Field.Part();
        Touch.Field.Place(Touch.CardChip, Touch.TerminalChip);
        Touch.Target.TryReceive([], 0, 0);
        Pn532Both card = Touch.BothOfTerminal();
        card.TryReceive([], 0, 0);
        Touch.Field.Bring();
        bool isSeen = TouchRig.Within(Touch, 2000, _radio.CardPresent);
        Touch.Field.Part();
        return isSeen;
    }

    public bool IsTimeHeard()
    {
        bool isHeard = false;
        for (int i = 0; i < 15 && !isHeard; i++)
        {
            Touch.CardTime.Wait(200);
            isHeard = _receiver.TryRead(out _);
        }

        return isHeard;
    }

    public void Dispose()
    {
        Touch.Dispose();
        _chip.Dispose();
    }
}
