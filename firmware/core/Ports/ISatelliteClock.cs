namespace Wallet.Core.Ports;

/// <summary>
/// Time from a satellite receiver. Whoever can send radio can forge it, so it is a hint and never evidence.
/// </summary>
public interface ISatelliteClock
{
    /// <summary>
    /// The time of the last valid sentence, carried on to now; at most 2 s old, right to about a second. Never blocks.
    /// </summary>
    /// <param name="unixMs">Unix milliseconds; 0 where there is no time. May go back: receivers do.</param>
    /// <returns>
    /// False without a fix, and after a pause: what came in while nobody asked has no known age and is thrown away. Ask
    /// at least twice a second until it is true.
    /// </returns>
    bool TryRead(out long unixMs);
}
