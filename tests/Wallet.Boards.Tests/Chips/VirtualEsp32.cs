using System;
using System.Collections.Generic;
using System.Device.I2c;
using System.Threading;
using Wallet.Virtual.Scheduling;
using Wallet.Virtual.Storage;

namespace Wallet.Boards.Tests.Chips;

/// <summary>A tone that began on a pin; of 0 Hz where one ended.</summary>
internal sealed record Tone(long AtMs, int Pin, int FrequencyHz);

/// <summary>The chip under the stand-ins: buses, pins, timer, drive. One to each board of a test.</summary>
internal sealed class VirtualEsp32 : IDisposable
{
    private static readonly AsyncLocal<VirtualEsp32> CurrentChip = new();

    private readonly Dictionary<int, VirtualI2cBus> _buses = [];
    private readonly Dictionary<Type, object> _parts = [];
    private readonly SeededRandom _random;
    private readonly SeededRandom _jitter;
    private readonly bool _ownsScheduler;
    private ulong _timerUs;

    /// <summary>A chip in a world, or in one of its own, whose stand-ins the calling thread uses from now on.</summary>
    public VirtualEsp32(Scheduler? scheduler = null)
    {
        _ownsScheduler = scheduler == null;
        Scheduler = scheduler ?? new Scheduler(1);
        _random = Scheduler.Random.Fork("esp_random");
        _jitter = Scheduler.Random.Fork("jitter");
        Gpio = new VirtualGpio(Scheduler);
        Files = new VirtualLittlefs(Flash);
        CurrentChip.Value = this;
    }

    /// <summary>The chip that the calling thread runs on.</summary>
    public static VirtualEsp32 Current =>
        CurrentChip.Value ?? throw new InvalidOperationException("No virtual chip: make one, or use Run.");

    public Scheduler Scheduler { get; }

    public VirtualGpio Gpio { get; }

    public VirtualFlash Flash { get; } = new();

    public VirtualLittlefs Files { get; }

    public Dictionary<int, string> PinFunctions { get; } = [];

    public List<Tone> Tones { get; } = [];

    /// <summary>Bytes of memory beside the chip.</summary>
    public uint PsramBytes { get; set; }

    /// <summary>Has the generator give nothing but this byte; null: it works.</summary>
    public byte? StuckRandom { get; set; }

    /// <summary>Has every reading of the timer take equally long.</summary>
    public bool TimerIsEven { get; set; }

    /// <summary>Microseconds that a reading of the timer takes at least.</summary>
    public int TimerStepUs { get; set; } = 11;

    /// <summary>Has the timer stand still.</summary>
    public bool TimerIsStuck { get; set; }

    /// <summary>The only part of its kind, made where there is none yet: for the stand-ins of other parts.</summary>
    public T Part<T>()
        where T : class, new()
    {
        if (!_parts.TryGetValue(typeof(T), out object part))
        {
            part = new T();
            _parts[typeof(T)] = part;
        }

        return (T)part;
    }

    /// <summary>Runs a program on this chip, in the calling thread.</summary>
    public void Run(Action program)
    {
        VirtualEsp32 before = CurrentChip.Value;
        CurrentChip.Value = this;
        try
        {
            program();
        }
        finally
        {
            CurrentChip.Value = before;
        }
    }

    /// <summary>The bus of this number, for whoever solders chips to it.</summary>
    public VirtualI2cBus Bus(int number)
    {
        if (!_buses.TryGetValue(number, out VirtualI2cBus bus))
        {
            bus = new VirtualI2cBus();
            _buses[number] = bus;
        }

        return bus;
    }

    /// <summary>What the runtime does when a device is made: it needs the bus's pins.</summary>
    public VirtualI2cBus OpenBus(int number, I2cBusSpeed speed)
    {
        string name = "I2C" + number;
        if (!PinFunctions.ContainsValue(name + "_DATA") || !PinFunctions.ContainsValue(name + "_CLOCK"))
        {
            throw new InvalidOperationException(name + " has no pins.");
        }

        VirtualI2cBus bus = Bus(number);
        bus.Speed = speed;
        return bus;
    }

    public void RequireFunction(int pin, string prefix)
    {
        string? function = PinFunctions.GetValueOrDefault(pin);
        if (function == null || !function.StartsWith(prefix, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("Pin " + pin + " is no " + prefix + ".");
        }
    }

    public void NoteTone(int pin, int frequencyHz) => Tones.Add(new Tone(Scheduler.NowMs, pin, frequencyHz));

    /// <summary>Microseconds since the start, without a reading.</summary>
    public ulong NowUs => Math.Max(_timerUs, (ulong)Scheduler.NowMs * 1000);

    /// <summary>Microseconds since the start; each reading takes a few.</summary>
    public ulong ReadTimerUs()
    {
        if (TimerIsStuck) { return _timerUs; }
        ulong reading = (ulong)TimerStepUs + (TimerIsEven ? 0 : (ulong)_jitter.Next(9));
        ulong worldUs = (ulong)Scheduler.NowMs * 1000;
        _timerUs = Math.Max(_timerUs + reading, worldUs);
        return _timerUs;
    }

    public void FillRandom(byte[] buffer)
    {
        _random.Fill(buffer);
        if (StuckRandom != null) { Array.Fill(buffer, StuckRandom.Value); }
    }

    public void Sleep(long ms) => Scheduler.Sleep(ms);

    public void Dispose()
    {
        if (_ownsScheduler) { Scheduler.Dispose(); }
    }
}
