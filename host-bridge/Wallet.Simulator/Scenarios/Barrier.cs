using Wallet.Virtual.Scheduling;

namespace Wallet.Simulator.Scenarios;

/// <summary>Holds something up in its midst, so that what comes before and after are steps of their own.</summary>
internal sealed class Barrier(Scheduler scheduler)
{
    private const long PatienceMs = 3_600_000;

    private bool _isReached;
    private bool _isOpen;

    /// <summary>Called by what is held up: comes back once the barrier is open.</summary>
    public void Pass()
    {
        _isReached = true;
        scheduler.WaitUntil(() => _isOpen, scheduler.DeadlineIn(PatienceMs), "the scenario to let it pass");
    }

    /// <summary>Waits until something is held up.</summary>
    public void AwaitArrival() => Stage.Expect(
        scheduler.WaitUntil(() => _isReached, scheduler.DeadlineIn(PatienceMs), "an arrival at the barrier"),
        "nothing came to the barrier");

    /// <summary>Lets it pass.</summary>
    public void Open() => _isOpen = true;
}
