namespace Wallet.Core.Background;

/// <summary>Something a device does ahead of time, a slice at a time, while nobody wants anything of it.</summary>
public interface IBackgroundWork
{
    /// <summary>
    /// Does one slice, at most 8,000 iterations of an empty loop and a write to flash (18 ms on an ESP32 at 240 MHz and
    /// the write): so long may a key or a touch wait for it. The cost meter holds each slice to it.
    /// </summary>
    /// <returns>True where it did; false where there is nothing to do now, and nothing was done.</returns>
    bool Step();

    /// <summary>Overwrites the secrets it holds, because the device locks. Later steps do without them.</summary>
    void Forget();
}
