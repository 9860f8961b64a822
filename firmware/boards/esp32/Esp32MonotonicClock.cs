using nanoFramework.Hardware.Esp32;
using Wallet.Core.Ports;

namespace Wallet.Boards.Esp32;

/// <summary>The ESP32's 64-bit timer of microseconds, which wraps after 292,000 years.</summary>
/// <remarks>
/// Environment.TickCount64 is not used: on this chip it is made of a counter of 32 bits and goes back to 0.
/// </remarks>
public sealed class Esp32MonotonicClock : IMonotonicClock
{
    private long _nowMs;

    /// <inheritdoc/>
    public long NowMs()
    {
        // The chip remembers of a number that it was unsigned until it is stored in a field that is not.
        _nowMs = (long)(HighResTimer.GetCurrent() / 1000);
        return _nowMs;
    }
}
