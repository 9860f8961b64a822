namespace Wallet.Core.Ports;

/// <summary>
/// A battery-backed clock chip. It keeps running without power, drifts, and is believed by nobody alone.
/// </summary>
public interface IRealTimeClock
{
    /// <summary>
    /// Unix time in milliseconds, to the chip's second; false where it was never set or its battery is dead.
    /// </summary>
    bool TryRead(out long unixMs);

    /// <summary>Sets the chip, rounded down to its second.</summary>
    void Set(long unixMs);
}
