using System;
using System.Globalization;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Virtual.Scheduling;
using Wallet.Virtual.Storage;
using Wallet.Virtual.Touch;

namespace Wallet.Virtual.Boards;

/// <summary>The firmware's main loop: runs on the ports until the board loses its power.</summary>
public delegate void DeviceProgram(DevicePorts ports);

/// <summary>
/// One device without its firmware: everything that <see cref="DevicePorts"/> asks for, on a scheduler.
/// </summary>
/// <remarks>
/// Flash, the real-time clock and what the parts remember for tests outlive the power; queues, the display's picture
/// and the program do not. A port that is called without power never returns: it unwinds the caller.
/// </remarks>
public sealed class VirtualBoard
{
    private readonly Scheduler _scheduler;
    private readonly BoardPower _power;
    private readonly VirtualEvents _events;
    private DeviceProgram? _program;
    private SchedulerThread? _thread;

    /// <summary>A board that is switched off.</summary>
    /// <param name="scheduler">The world it lives in.</param>
    /// <param name="name">Unique in its world: names its thread and its share of the seed.</param>
    /// <param name="kind">Decides which side of a touch it has.</param>
    /// <param name="flash">Empty where none is given.</param>
    /// <param name="aes">The firmware's own where none is given.</param>
    /// <param name="hmac">The firmware's own where none is given.</param>
    public VirtualBoard(
        Scheduler scheduler,
        string name,
        BoardKind kind,
        VirtualFlash? flash = null,
        IAesBlockCipher? aes = null,
        IHmacSha256? hmac = null)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        _scheduler = scheduler;
        _power = new BoardPower(scheduler);
        _events = new VirtualEvents(scheduler, "a key, bytes or a touch", _power.Check);
        _power.OnLost(_events.Reset);
        _power.OnLost(() => State = BoardState.PowerLost);
        SeededRandom random = scheduler.Random.Fork("board " + name);

        Name = name;
        Kind = kind;
        Flash = flash ?? new VirtualFlash();
        Power = new VirtualPower(_power);
        Keypad = new VirtualKeypad(_power, _events.Signal);
        Display = new VirtualDisplay(_power, Power, WakeDisplay);
        Buzzer = new VirtualBuzzer(_power);
        Monotonic = new VirtualClock(_power);
        RealTime = new VirtualRealTimeClock(_power);
        Satellite = new VirtualSatelliteClock(_power, Power);
        Entropy =
        [
            new VirtualEntropy(_power, random.Fork("entropy 0")),
            new VirtualEntropy(_power, random.Fork("entropy 1")),
        ];
        Link = new VirtualByteLink(_power, random.Fork("link"), name, _events.Signal);
        TouchTarget = kind == BoardKind.Card ? new VirtualTouchTarget(_power, Power, _events.Signal) : null;
        TouchReader = new VirtualTouchReader(_power, Power, _events.Signal);
        Ports = new DevicePorts
        {
            Files = new PoweredFileStore(_power, Flash),
            Entropy = [Entropy[0], Entropy[1]],
            Aes = aes ?? new Aes128(),
            Hmac = hmac ?? new HmacSha256(),
            Monotonic = Monotonic,
            RealTime = RealTime,
            Satellite = Satellite,
            Display = Display,
            Keypad = Keypad,
            Buzzer = Buzzer,
            HostLink = Link,
            TouchTarget = TouchTarget,
            TouchReader = TouchReader,
            Power = Power,
            Events = _events,
            Witness = Witness,
        };
    }

    /// <summary>The board's name.</summary>
    public string Name { get; }

    /// <summary>What it is.</summary>
    public BoardKind Kind { get; }

    /// <summary>What it does.</summary>
    public BoardState State { get; private set; }

    /// <summary>Whether it has power.</summary>
    public bool IsPowered => _power.IsOn;

    /// <summary>What the program ended with; null unless <see cref="BoardState.Crashed"/>.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The number of the <see cref="Guard"/> that stopped the program; 0 where it was none.</summary>
    public int FailureNumber => Failure is GuardException guard ? guard.Number : 0;

    /// <summary>How often it was switched on.</summary>
    public int PowerOnCount { get; private set; }

    /// <summary>Port calls since it was switched on.</summary>
    public long PortCallCount => _power.CallCount;

    /// <summary>
    /// True where the program sleeps and has no news: a script that has pressed a key waits for this to see the result.
    /// </summary>
    public bool IsIdle => _power.IsOn && _events.IsWaiting && !_events.HasNews;

    /// <summary>What the firmware gets. The same objects for every power cycle.</summary>
    public DevicePorts Ports { get; }

    /// <summary>Files; survives everything.</summary>
    public VirtualFlash Flash { get; }

    /// <summary>What has power.</summary>
    public VirtualPower Power { get; }

    /// <summary>The panel.</summary>
    public VirtualDisplay Display { get; }

    /// <summary>The keypad.</summary>
    public VirtualKeypad Keypad { get; }

    /// <summary>The buzzer.</summary>
    public VirtualBuzzer Buzzer { get; }

    /// <summary>Is told what the firmware signs, checks and refuses.</summary>
    public VirtualWitness Witness { get; } = new();

    /// <summary>Milliseconds since power-on.</summary>
    public VirtualClock Monotonic { get; }

    /// <summary>The clock chip.</summary>
    public VirtualRealTimeClock RealTime { get; }

    /// <summary>The satellite receiver.</summary>
    public VirtualSatelliteClock Satellite { get; }

    /// <summary>The two sources of randomness.</summary>
    public VirtualEntropy[] Entropy { get; }

    /// <summary>The serial line, both ends.</summary>
    public VirtualByteLink Link { get; }

    /// <summary>The card's side of a touch; null on a terminal.</summary>
    public VirtualTouchTarget? TouchTarget { get; }

    /// <summary>The payee's side of a touch.</summary>
    public VirtualTouchReader TouchReader { get; }

    /// <summary>Switches the board on with this program. Does nothing but change the program where it is on.</summary>
    /// <param name="program">
    /// Runs in a thread of its own. Null: the board has power and no program, and a test calls its ports itself.
    /// </param>
    public void PowerOn(DeviceProgram? program)
    {
        _program = program;
        if (_power.IsOn) { return; }
        if (Flash.PowerLost) { Flash.Restore(); }

        _power.TurnOn();
        PowerOnCount++;
        State = BoardState.Running;
        Failure = null;
        _thread = program == null ? null : _scheduler.Start(Name, () => RunProgram(program));
    }

    /// <summary>Switches the board on with the program it had before.</summary>
    public void PowerOn() => PowerOn(_program);

    /// <summary>Takes the power away now. Called in the board's own thread, it does not return.</summary>
    public void PowerOff()
    {
        _power.TurnOff();
        State = BoardState.Off;
        SchedulerThread? thread = _thread;
        _thread = null;
        if (thread != null) { _scheduler.Kill(thread); }
    }

    /// <summary>Takes the power away and gives it back, with the program it had before.</summary>
    public void Restart()
    {
        PowerOff();
        PowerOn();
    }

    /// <summary>
    /// In a script: presses a key where the firmware has let the display go dark, as a person does who takes the device
    /// up, and waits until it is taken.
    /// </summary>
    /// <returns>False where it stays dark.</returns>
    public bool WakeDisplay()
    {
        if (Display.IsDark && State == BoardState.Running)
        {
            Keypad.Press('C');
            _scheduler.WaitUntil(
                () => !_power.IsOn || (!Display.IsDark && Keypad.WaitingCount == 0 && IsIdle),
                _scheduler.DeadlineIn(10_000),
                "the display to be lit");
        }

        return !Display.IsDark;
    }

    /// <summary>
    /// Has the power go at the <paramref name="number"/>-th port call from now, counted from 1, instead of that call.
    /// Counting up from 1 until a run ends without a cut tries every place there is.
    /// </summary>
    public void CutPowerAtPortCall(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        _power.CutAtCall = (_power.IsOn ? _power.CallCount : 0) + number;
    }

    /// <summary>
    /// The board as a page shows it. May be called from any thread; the fields may then be of two moments.
    /// </summary>
    public BoardSnapshot Snapshot() => new(
        Name,
        Kind,
        State,
        IsPowered,
        Display.LastFrame,
        VirtualKeypad.Keys,
        Buzzer.Count,
        Buzzer.Last?.Sound,
        Describe(Failure));

    private static string? Describe(Exception? failure) => failure switch
    {
        null => null,
        GuardException guard => "guard " + guard.Number.ToString(CultureInfo.InvariantCulture),
        _ => failure.GetType().Name,
    };

    private void RunProgram(DeviceProgram program)
    {
        SchedulerThread? self = _scheduler.Current;
        try
        {
            program(Ports);
            if (_thread == self && _power.IsOn) { State = BoardState.Returned; }
        }
        catch (PowerLostException)
        {
            // The file store has switched the board off already.
        }
        catch (Exception failure) when (failure is not UnwindException)
        {
            // A thread that is being unwound is no longer the board's: what it breaks on its way out is nobody's news.
            if (_thread != self || !_power.IsOn) { return; }

            Failure = failure;
            State = BoardState.Crashed;
        }
    }
}
