using nanoFramework.Hardware.Esp32;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Boards.Esp32;

/// <summary>How long the interpreter takes for one and the same thing, in microseconds, again and again.</summary>
/// <remarks>
/// Interrupts, the flash cache and the two clocks that beat against each other make it differ. A weak source, there so
/// that the seed does not hang on one generator alone: about 16 readings of 15 us go into a sample. Only differences
/// count: a timer that merely runs on gives equal samples, which the health test refuses.
/// </remarks>
public sealed class TimerEntropy : IEntropySource
{
    private const int ReadingsOfSample = 16;
    private const ulong TimeMaxUs = 1000000;

    /// <inheritdoc/>
    public StatusCode Fill(byte[] buffer, int offset, int count)
    {
        ulong startUs = HighResTimer.GetCurrent();
        ulong lastUs = startUs;
        for (int i = 0; i < count; i++)
        {
            uint sample = 0;
            for (int reading = 0; reading < ReadingsOfSample; reading++)
            {
                ulong nowUs = HighResTimer.GetCurrent();
                // Turned by 3 bits each time, so that every reading's last bits get everywhere.
                sample = ((sample << 3) | (sample >> 29)) ^ (uint)(nowUs - lastUs);
                lastUs = nowUs;
            }

            sample ^= sample >> 16;
            buffer[offset + i] = (byte)(sample ^ (sample >> 8));
        }

        bool isInTime = lastUs > startUs && lastUs - startUs < TimeMaxUs;
        return isInTime ? StatusCode.Ok : StatusCode.EntropyFailed;
    }
}
