using System;
using System.Device.Pwm;
using System.Linq;
using nanoFramework.Hardware.Esp32;
using Wallet.Boards.Esp32;
using Wallet.Boards.Tests.Chips;
using Wallet.Core.Ports;
using Wallet.Virtual.Tests.Contracts;

namespace Wallet.Boards.Tests.Adapters;

[TestClass]
public sealed class Esp32ClockContract : MonotonicClockContract
{
    protected override void Use(Action<IMonotonicClock, IEvents> test) =>
        Rig.Use(_ => test(new Esp32MonotonicClock(), new Esp32Events()));
}

[TestClass]
public sealed class PwmBuzzerTests
{
    private const int Pin = 6;

    [TestMethod]
    [DataRow(Sound.Key, "2000 Hz 20 ms")]
    [DataRow(Sound.Success, "2700 Hz 400 ms")]
    [DataRow(Sound.Refusal, "400 Hz 150 ms, 0 Hz 100 ms, 400 Hz 150 ms")]
    [DataRow(Sound.Tone, "523 Hz 80 ms")]
    [DataRow(Sound.Tone + 4, "784 Hz 80 ms")]
    [DataRow(Sound.Tone + 15, "2348 Hz 80 ms")]
    [DataRow(Sound.Attention, "1500 Hz 80 ms, 0 Hz 80 ms, 2000 Hz 80 ms")]
    public void Play_Sound_HasItsNotes(Sound sound, string notes)
    {
        Use((chip, buzzer) =>
        {
            buzzer.Play(sound);
            Run(chip, buzzer, 1000);

            Assert.AreEqual(notes, Notes(chip));
        });
    }

    [TestMethod]
    public void Play_AnySound_TakesNoTime()
    {
        Use((chip, buzzer) =>
        {
            buzzer.Play(Sound.Success);

            Assert.AreEqual(0, chip.Scheduler.NowMs);
            Assert.IsEmpty(chip.Tones, "the thread of the board plays it");
        });
    }

    [TestMethod]
    public void Play_WhileAnotherSounds_EndsThatOne()
    {
        Use((chip, buzzer) =>
        {
            buzzer.Play(Sound.Success);
            Run(chip, buzzer, 100);
            buzzer.Play(Sound.Key);
            Run(chip, buzzer, 1000);

            Assert.AreEqual("2700 Hz 100 ms, 2000 Hz 20 ms", Notes(chip));
        });
    }

    [TestMethod]
    public void Play_SameSoundWhileItSounds_BeginsAnew()
    {
        Use((chip, buzzer) =>
        {
            buzzer.Play(Sound.Refusal);
            Run(chip, buzzer, 200);
            buzzer.Play(Sound.Refusal);
            Run(chip, buzzer, 1000);

            Assert.AreEqual("400 Hz 150 ms, 0 Hz 50 ms, 400 Hz 150 ms, 0 Hz 100 ms, 400 Hz 150 ms", Notes(chip));
        });
    }

    private static void Run(VirtualEsp32 chip, PwmBuzzer buzzer, int ms)
    {
        for (int i = 0; i < ms; i += 10)
        {
            buzzer.Tick(chip.Scheduler.NowMs);
            chip.Sleep(10);
        }
    }

    private static string Notes(VirtualEsp32 chip)
    {
        // A tone that follows another at once is stopped and started in the same millisecond.
        Tone[] tones = [.. chip.Tones.Where((tone, i) =>
            i == chip.Tones.Count - 1 || chip.Tones[i + 1].AtMs > tone.AtMs)];
        Assert.AreEqual(0, tones[^1].FrequencyHz, "silent at the end");
        return string.Join(", ", tones.Zip(tones.Skip(1)).Select(
            pair => $"{pair.First.FrequencyHz} Hz {pair.Second.AtMs - pair.First.AtMs} ms"));
    }

    private static void Use(Action<VirtualEsp32, PwmBuzzer> test)
    {
        Rig.Use(chip =>
        {
            Configuration.SetPinFunction(Pin, DeviceFunction.PWM1);
            test(chip, new PwmBuzzer(PwmChannel.CreateFromPin(Pin)));
        });
    }
}
