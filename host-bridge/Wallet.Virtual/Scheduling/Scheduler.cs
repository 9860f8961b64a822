using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace Wallet.Virtual.Scheduling;

/// <summary>
/// Runs virtual devices, the bridge and a scenario script as threads of which exactly one has the turn. Who goes next
/// is drawn from the seed, and time is virtual, so a seed replays a whole run.
/// </summary>
/// <remarks>
/// A thread keeps the turn until it waits (<see cref="WaitUntil"/>, <see cref="Sleep"/>, <see cref="YieldTurn"/>) or
/// ends. Because no two run at once, what they share needs no lock. Between two calls of <see cref="Run"/> the world
/// is frozen and the caller may look at and touch everything. <see cref="Post"/>, <see cref="PostAsync{T}"/>,
/// <see cref="Stop"/> and <see cref="NowMs"/> may be used from any thread at any time, nothing else may.
/// </remarks>
public sealed partial class Scheduler : IDisposable
{
    /// <summary>2026-01-01T00:00:00Z: what the world's clock shows when a simulated run starts, unless told.</summary>
    public const long DefaultEpochUnixMs = 1767225600000;

    private readonly SeededRandom _random;
    private readonly long _wallStart = Stopwatch.GetTimestamp();
    private readonly List<SchedulerThread> _threads = [];
    private int _nextThreadId = 1;
    private SchedulerThread? _main;
    private long _nowMs;

    /// <summary>Makes a world that has not started yet.</summary>
    public Scheduler(ulong seed, Pace pace = Pace.Simulated)
    {
        Seed = seed;
        Pace = pace;
        Random = new SeededRandom(seed);
        _random = Random.Fork("scheduler");
        EpochUnixMs = pace == Pace.RealTime ? DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() : DefaultEpochUnixMs;
    }

    /// <summary>The seed of the run.</summary>
    public ulong Seed { get; }

    /// <summary>How time passes.</summary>
    public Pace Pace { get; }

    /// <summary>Parent of all generators of this run: take a named fork, never draw from it.</summary>
    public SeededRandom Random { get; }

    /// <summary>Milliseconds since the start of the world.</summary>
    public long NowMs => Volatile.Read(ref _nowMs);

    /// <summary>
    /// True time at <see cref="NowMs"/> 0, Unix milliseconds. Set it before the first <see cref="Run"/>.
    /// </summary>
    public long EpochUnixMs { get; set; }

    /// <summary>True time, Unix milliseconds: what an ideal clock in this world shows.</summary>
    public long UnixNowMs => EpochUnixMs + NowMs;

    /// <summary>How often the turn was given to a thread.</summary>
    public long TurnCount { get; private set; }

    /// <summary>
    /// Depends on every turn, its time and everything noted: equal for two runs that went the same way.
    /// </summary>
    public ulong TraceDigest { get; private set; } = 14695981039346656037;

    /// <summary>
    /// Turns that may be taken at one and the same millisecond of simulated time before the run ends with a
    /// <see cref="LivelockException"/>.
    /// </summary>
    public int TurnsPerMsMax { get; set; } = 1_000_000;

    /// <summary>Adds a thread; it gets its first turn when it is drawn.</summary>
    /// <param name="name">Shown in reports.</param>
    /// <param name="body">Runs until it returns, fails or is stopped.</param>
    /// <param name="onFailure">
    /// Told what the body threw, in the thread itself. Without it the failure ends <see cref="Run"/> with a
    /// <see cref="ThreadFailedException"/>.
    /// </param>
    public SchedulerThread Start(string name, Action body, Action<Exception>? onFailure = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(body);
        ObjectDisposedException.ThrowIf(_stopped, this);
        SchedulerThread thread = new(_nextThreadId++, name, body, onFailure);
        _threads.Add(thread);
        return thread;
    }

    /// <summary>
    /// Runs <paramref name="script"/> on the calling thread, as one thread of the world among the others, until it
    /// returns; then the world is frozen again. Returns early, without an exception, when <see cref="Stop"/> is called.
    /// </summary>
    /// <exception cref="DeadlockException">Nobody can ever wake.</exception>
    /// <exception cref="LivelockException">Time has stopped moving.</exception>
    /// <exception cref="ThreadFailedException">A thread whose owner does not handle failures has failed.</exception>
    public void Run(Action script, string name = "script")
    {
        ArgumentNullException.ThrowIfNull(script);
        EnterRun(name);
        try
        {
            script();
            ThrowPendingFailure();
        }
        catch (UnwindException)
        {
            // Stop was called: the promise is a quiet return.
        }
        finally
        {
            LeaveRun();
        }
    }

    /// <summary>Runs the world until <see cref="Stop"/> is called from another thread.</summary>
    public void RunUntilStopped() => Run(() => WaitUntil(null, long.MaxValue, "the end"), "main");

    /// <summary>Runs the world for <paramref name="ms"/> milliseconds.</summary>
    public void RunFor(long ms) => Run(() => Sleep(ms));

    /// <summary>
    /// Gives the turn away until <paramref name="condition"/> holds or <see cref="NowMs"/> reaches
    /// <paramref name="deadlineMs"/>, whichever comes first; <see cref="long.MaxValue"/> waits for ever.
    /// </summary>
    /// <param name="condition">
    /// Looked at, by whichever thread, each time the turn is given away: quick, without effect, no waiting. Null waits
    /// for the deadline only.
    /// </param>
    /// <param name="deadlineMs">In time of the world, see <see cref="DeadlineIn"/>.</param>
    /// <param name="waitsFor">Named when nobody can wake.</param>
    /// <returns>True when the condition held.</returns>
    public bool WaitUntil(Func<bool>? condition, long deadlineMs, string waitsFor)
    {
        SchedulerThread self = RequireTurn();
        ThrowIfUnwinding(self);
        self.BeginWait(condition, deadlineMs, waitsFor);
        PassTurn(self);
        self.EndWait();
        ThrowIfUnwinding(self);
        if (self == _main) { ThrowPendingFailure(); }
        if (self.ConditionFailure != null)
        {
            throw new InvalidOperationException("The condition of a wait failed.", self.ConditionFailure);
        }

        return self.ConditionHeld;
    }

    /// <summary>Gives the turn away for <paramref name="ms"/> milliseconds.</summary>
    public void Sleep(long ms) => WaitUntil(null, DeadlineIn(ms), "the time");

    /// <summary>Lets any other thread that could run go first, or none: the seed says.</summary>
    public void YieldTurn() => Sleep(0);

    /// <summary>The time in <paramref name="ms"/> milliseconds, at most <see cref="long.MaxValue"/>.</summary>
    public long DeadlineIn(long ms) => ms > long.MaxValue - _nowMs ? long.MaxValue : _nowMs + ms;

    /// <summary>
    /// Has <paramref name="action"/> carried out when the world's clock shows <paramref name="timeMs"/>, between two
    /// turns. It must not wait. Actions of the same time keep their order.
    /// </summary>
    public void At(long timeMs, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _timers.Enqueue(action, (timeMs, _timerNumber++));
    }

    /// <summary>
    /// Has <paramref name="action"/> carried out between two turns, as soon as possible: a key press, a touch, a
    /// switch. From any thread. The action must not wait. After <see cref="Stop"/> it is dropped.
    /// </summary>
    public void Post(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        Enqueue(new Posted(action, null));
    }

    /// <summary>
    /// As <see cref="Post"/>, and hands the result or the exception back; cancelled by <see cref="Stop"/>.
    /// </summary>
    public Task<T> PostAsync<T>(Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        TaskCompletionSource<T> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(new Posted(
            () =>
            {
                try
                {
                    source.SetResult(function());
                }
                catch (Exception failure)
                {
                    source.SetException(failure);
                }
            },
            source.SetCanceled));
        return source.Task;
    }

    /// <summary>Makes the digest depend on something that happened.</summary>
    public void Note(long what) => TraceDigest = (TraceDigest ^ (ulong)what) * 1099511628211;

    /// <summary>Makes the digest depend on these bytes.</summary>
    public void Note(ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
        {
            Note(b);
        }
    }

    /// <summary>Same as <see cref="Stop"/>.</summary>
    public void Dispose() => Stop();
}
