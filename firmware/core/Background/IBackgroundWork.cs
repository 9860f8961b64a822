namespace Wallet.Core.Background;

/// <summary>Something a device does ahead of time, a slice at a time, while nobody wants anything of it.</summary>
public interface IBackgroundWork
{
    /// <summary>
    /// Does one slice, at most about 6,000 iterations of an empty loop (13 ms on an ESP32 at 240 MHz): so long may a
    /// key or a touch wait for it.
    /// </summary>
    /// <returns>True where it did; false where there is nothing to do now, and nothing was done.</returns>
    bool Step();
}
