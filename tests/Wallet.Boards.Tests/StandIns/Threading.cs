using Wallet.Boards.Tests.Chips;

namespace System.Threading;

/// <summary>A thread of the virtual world: it runs when the others wait, on virtual time.</summary>
public sealed class Thread(ThreadStart start)
{
    public ThreadPriority Priority { get; set; } = ThreadPriority.Normal;

    public void Start()
    {
        VirtualEsp32 chip = VirtualEsp32.Current;
        chip.Scheduler.Start("thread of the board", () => chip.Run(() => start()));
    }

    public static void Sleep(int millisecondsTimeout) =>
        VirtualEsp32.Current.Sleep(millisecondsTimeout < 0 ? long.MaxValue : millisecondsTimeout);
}

public abstract class WaitHandle : MarshalByRefObject
{
    private protected bool IsSet { get; set; }

    public virtual bool WaitOne(int millisecondsTimeout, bool exitContext)
    {
        Wallet.Virtual.Scheduling.Scheduler scheduler = VirtualEsp32.Current.Scheduler;
        bool signalled = scheduler.WaitUntil(() => IsSet, scheduler.DeadlineIn(millisecondsTimeout), "an event");
        IsSet = IsSet && !signalled;
        return signalled;
    }
}

public sealed class AutoResetEvent : WaitHandle
{
    public AutoResetEvent(bool initialState) => IsSet = initialState;

    public bool Set() => IsSet = true;
}
