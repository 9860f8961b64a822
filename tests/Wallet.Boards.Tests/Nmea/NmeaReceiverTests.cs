using System;
using Wallet.Boards.Esp32;
using Wallet.Boards.Tests.Chips;
using Wallet.Boards.Tests.Uart;
using Wallet.Virtual.Scheduling;
using Wallet.Virtual.Tests.Contracts;

namespace Wallet.Boards.Tests.Nmea;

/// <summary>The receiver's adapter behind a UART, under a sky that speaks once a second.</summary>
[TestClass]
public sealed class NmeaReceiverContract : SatelliteClockContract
{
    private const int BytesPerMs = 1;

    protected override void Use(Action<Rig> test)
    {
        using Scheduler scheduler = new(1);
        using VirtualEsp32 chip = new(scheduler);
        WorldTime time = new(scheduler);
        SerialWire wire = time.Watch(new SerialWire().PlugInto("COM3"));
        bool hasFix = false;
        UartByteLink link = new("COM3", 47, 21, 9600, NmeaReceiver.ReadBufferBytes);
        NmeaReceiver receiver = new(link, time);
        Speak(scheduler, wire, () => true, () => hasFix);
        scheduler.Run(() => test(new Rig(receiver, time, () => scheduler.UnixNowMs, fix => hasFix = fix)));
    }

    // What is said of a second comes 120 ms into it, with what else a receiver says.
    internal static void Speak(Scheduler scheduler, SerialWire wire, Func<bool> isAwake, Func<bool> hasFix)
    {
        void Second()
        {
            DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(scheduler.UnixNowMs - 120);
            string text = NmeaText.Sentence("GPGSV,1,1,01,05,40,083,46") + NmeaText.Rmc(now, hasFix())
                + NmeaText.Sentence($"GNZDA,{now:HHmmss.ff,dd,MM,yyyy},00,00");
            byte[] bytes = NmeaText.Bytes(text);
            for (int i = 0; i < bytes.Length && isAwake(); i++)
            {
                byte b = bytes[i];
                scheduler.At(scheduler.NowMs + (i / BytesPerMs), () => wire.Send(b));
            }

            scheduler.At(scheduler.NowMs + 1000, Second);
        }

        scheduler.At(120, Second);
    }
}
