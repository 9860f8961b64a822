namespace Wallet.Core.Tokens;

/// <summary>What goes into a password besides the suite and the secret; what the suite does not name is not looked at.
/// </summary>
public sealed class OcraInput
{
    /// <summary>The counter, at least 0.</summary>
    public long Counter;

    /// <summary>The question; see <see cref="OcraQuestion"/>.</summary>
    public string Question = string.Empty;

    /// <summary>The hash of the PIN, by the suite's hash.</summary>
    public byte[] PinDigest;

    /// <summary>The session's information, no longer than the suite says; zeros are put before it.</summary>
    public byte[] Session;

    /// <summary>Seconds since 1970, UTC, at least 0; the steps of the suite are counted from there.</summary>
    public long UnixSeconds;
}
