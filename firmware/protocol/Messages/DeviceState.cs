namespace Wallet.Protocol.Messages;

/// <summary>What a device can do now; the gate table in ARCHITECTURE.md has a row for each.</summary>
public enum DeviceState
{
    /// <summary>No certificate yet: it can only enrol.</summary>
    Fresh = 1,
    /// <summary>Has a certificate but no trusted time: it can only set its clock.</summary>
    Enrolled = 2,
    /// <summary>In use.</summary>
    Ready = 3,
    /// <summary>
    /// Card: the holder said yes to a payment and the card waits for the touch. Terminal: a sale waits for it.
    /// </summary>
    Armed = 4,
    /// <summary>A self-test or a source of randomness failed: it does nothing.</summary>
    Halted = 5,
    /// <summary>Waits for its holder's PIN: its secrets are sealed, and nothing is signed.</summary>
    Locked = 6,
}
