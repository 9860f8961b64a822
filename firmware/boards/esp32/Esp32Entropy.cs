using System;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Boards.Esp32;

/// <summary>The chip's generator of random numbers.</summary>
/// <remarks>
/// On the ESP32 Random is esp_random(), whatever its seed. With the radio off, as here, Espressif promises no more than
/// noise of its 8 MHz oscillator; so <see cref="TimerEntropy"/> stands beside it. The health tests are core's.
/// </remarks>
public sealed class Esp32Entropy : IEntropySource
{
    private readonly Random _random = new Random();

    /// <inheritdoc/>
    public StatusCode Fill(byte[] buffer, int offset, int count)
    {
        byte[] samples = new byte[count];
        _random.NextBytes(samples);
        Array.Copy(samples, 0, buffer, offset, count);
        Bytes.Clear(samples, 0, count);
        return StatusCode.Ok;
    }
}
