using Wallet.Core.Ports;
using Wallet.Virtual.Scheduling;

namespace Wallet.Virtual.Boards;

/// <summary>
/// The host's end of a serial line: the three ports that the link code needs, so the same code runs here.
/// </summary>
public sealed class VirtualHostEnd : IByteLink, IEvents, IMonotonicClock
{
    private readonly Scheduler _scheduler;
    private readonly LinkDirection _incoming;
    private readonly LinkDirection _outgoing;
    private readonly VirtualEvents _events;

    internal VirtualHostEnd(
        Scheduler scheduler, string boardName, LinkDirection incoming, LinkDirection outgoing)
    {
        _scheduler = scheduler;
        _incoming = incoming;
        _outgoing = outgoing;
        _events = new VirtualEvents(scheduler, "bytes from " + boardName, static () => { });
    }

    /// <summary>Bytes that wait to be read.</summary>
    public int WaitingBytes => _incoming.WaitingBytes;

    /// <inheritdoc />
    public int Read(byte[] buffer, int offset, int count) => _incoming.Read(buffer, offset, count);

    /// <inheritdoc />
    public void Write(byte[] buffer, int offset, int count) => _outgoing.Write(buffer, offset, count);

    /// <summary>Waits on the scheduler for bytes, for <see cref="Wake"/> or for the timeout.</summary>
    public void Wait(int timeoutMs) => _events.Wait(timeoutMs);

    /// <summary>
    /// Ends the wait that is under way, or the next one; from outside through <see cref="Scheduler.Post"/>.
    /// </summary>
    public void Wake() => _events.Signal();

    /// <summary>Milliseconds since the start of the world.</summary>
    public long NowMs() => _scheduler.NowMs;
}
