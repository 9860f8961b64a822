using System;
using Wallet.Boards.Esp32;
using Wallet.Boards.Tests.Chips;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Virtual.Tests.Contracts;

namespace Wallet.Boards.Tests.Adapters;

[TestClass]
public sealed class Esp32EntropyContract : EntropySourceContract
{
    protected override void Use(Action<IEntropySource> test) => Rig.Use(_ => test(new Esp32Entropy()));
}

[TestClass]
public sealed class TimerEntropyContract : EntropySourceContract
{
    protected override void Use(Action<IEntropySource> test) => Rig.Use(_ => test(new TimerEntropy()));
}

/// <summary>A board whose sources fail does not start; it is core that says so.</summary>
[TestClass]
public sealed class EntropyTests
{
    [TestMethod]
    public void Start_BothSourcesWork_Ok() => AssertStart(StatusCode.Ok, _ => { });

    [TestMethod]
    public void Start_GeneratorStuck_EntropyFailed() =>
        AssertStart(StatusCode.EntropyFailed, chip => chip.StuckRandom = 0);

    [TestMethod]
    public void Start_TimerStandsStill_EntropyFailed() =>
        AssertStart(StatusCode.EntropyFailed, chip => chip.TimerIsStuck = true);

    [TestMethod]
    public void Start_TimerRunsEvenly_EntropyFailed() =>
        AssertStart(StatusCode.EntropyFailed, chip => chip.TimerIsEven = true);

    [TestMethod]
    public void Fill_AThousandSamplesOfTheTimer_AreHereWithinASecond()
    {
        Rig.Use(chip =>
        {
            ulong startUs = chip.ReadTimerUs();
            Assert.AreEqual(StatusCode.Ok, new TimerEntropy().Fill(new byte[1024], 0, 1024));

            Assert.IsInRange(100_000UL, 1_000_000UL, chip.ReadTimerUs() - startUs);
        });
    }

    [TestMethod]
    public void Fill_TimerTooSlow_EntropyFailed()
    {
        Rig.Use(chip =>
        {
            chip.TimerStepUs = 100;
            Assert.AreEqual(StatusCode.EntropyFailed, new TimerEntropy().Fill(new byte[1024], 0, 1024));
        });
    }

    private static void AssertStart(StatusCode expected, Action<VirtualEsp32> fault)
    {
        Rig.Use(chip =>
        {
            fault(chip);
            IEntropySource[] sources = new Esp32Ports().Ports.Entropy;
            DeviceRandom random = new(sources, new NativeHmac(), null);

            Assert.AreEqual(expected, random.Start());
        });
    }
}
