namespace Wallet.Core.Ports;

/// <summary>The only place where the device loop sleeps.</summary>
public interface IEvents
{
    /// <summary>
    /// Waits until a key, link bytes or a touch may be waiting, or <paramref name="timeoutMs"/> has passed. May return
    /// early without a reason; callers look at their ports again and compute what is left of their deadline.
    /// </summary>
    void Wait(int timeoutMs);
}
