using Wallet.Core.Crypto;

namespace Wallet.Core.Ports;

/// <summary>Everything a device needs of its board, handed down through constructors and never fetched.</summary>
public sealed class DevicePorts
{
    /// <summary>Files on flash.</summary>
    public IFileStore Files;
    /// <summary>At least two independent raw sources; all must pass their health test at start.</summary>
    public IEntropySource[] Entropy;
    /// <summary>AES-128, one instance for whoever asks: set the key before each use.</summary>
    public IAesBlockCipher Aes;
    /// <summary>HMAC-SHA-256.</summary>
    public IHmacSha256 Hmac;
    /// <summary>Milliseconds since start.</summary>
    public IMonotonicClock Monotonic;
    /// <summary>Battery-backed clock.</summary>
    public IRealTimeClock RealTime;
    /// <summary>Satellite receiver; null where there is none.</summary>
    public ISatelliteClock Satellite;
    /// <summary>128 x 64 panel.</summary>
    public IDisplay Display;
    /// <summary>4 x 4 keypad.</summary>
    public IKeypad Keypad;
    /// <summary>Buzzer.</summary>
    public IBuzzer Buzzer;
    /// <summary>Serial line to the bridge.</summary>
    public IByteLink HostLink;
    /// <summary>Card role of the touch; null on a terminal.</summary>
    public ITouchTarget TouchTarget;
    /// <summary>Reader role of the touch; on a card, for a payment from another card.</summary>
    public ITouchReader TouchReader;
    /// <summary>Switches parts on and off; null on a board where all of them always have power.</summary>
    public IPower Power;
    /// <summary>
    /// Teeth of an issuer's table of multiples, 5 to 8: 6 take 9.5 KB of heap for each of two issuers, 8 take 37 KB,
    /// which is for boards with PSRAM, and check a signature in a seventh less time.
    /// </summary>
    public int KeyTableTeeth = P256KeyTable.TeethUsual;
    /// <summary>Sleep until something happens.</summary>
    public IEvents Events;
    /// <summary>
    /// What tells this build from others of its version, for example +69216b3c: at most 11 bytes, or empty.
    /// </summary>
    public string BuildStamp = string.Empty;
    /// <summary>Is told what the device signs, checks and refuses; null on a device that is handed out.</summary>
    public IWitness Witness;
}
