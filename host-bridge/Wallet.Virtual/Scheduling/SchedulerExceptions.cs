using System;

namespace Wallet.Virtual.Scheduling;

/// <summary>How virtual time passes.</summary>
public enum Pace
{
    /// <summary>Time stands still while a thread runs and jumps when all of them wait.</summary>
    Simulated = 0,
    /// <summary>
    /// Time is the wall clock; keys and touches come from outside through <see cref="Scheduler.Post"/>.
    /// </summary>
    RealTime = 1,
}

/// <summary>All threads wait and nothing can ever wake one. The text names who waits for what.</summary>
public sealed class DeadlockException(string message) : Exception(message);

/// <summary>Threads hand the turn around without end and virtual time does not move. The text names them.</summary>
public sealed class LivelockException(string message) : Exception(message);

/// <summary>A thread without an owner that handles failures ended with an exception, or a posted action did.</summary>
public sealed class ThreadFailedException(string threadName, Exception inner)
    : Exception(threadName + " failed: " + inner.Message, inner)
{
    /// <summary>The thread's name.</summary>
    public string ThreadName { get; } = threadName;
}

/// <summary>Unwinds a thread that has been stopped. Internal, so that nobody catches it by name.</summary>
internal sealed class UnwindException() : Exception("The thread has been stopped.");
