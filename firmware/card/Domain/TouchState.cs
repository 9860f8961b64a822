namespace Wallet.Card.Domain;

/// <summary>
/// What the holder has allowed and what a terminal has been shown. In memory only: a restart forgets it.
/// </summary>
public sealed class TouchState
{
    /// <summary>How long the holder's yes to a payment lasts.</summary>
    public const int ArmedMs = 30000;

    private long _armedUntilMs;

    /// <summary>The voucher the holder said yes to, or null; see <see cref="IsArmed"/>.</summary>
    public Voucher Armed { get; private set; }

    /// <summary>The voucher whose documents the last TouchOpen was answered with, or null.</summary>
    public Voucher Offered { get; private set; }

    /// <summary>The terminal's nonce in that TouchOpen.</summary>
    public byte[] OfferedNonce { get; private set; }

    /// <summary>The holder said yes.</summary>
    /// <param name="voucher">To this payment.</param>
    /// <param name="nowMs">On the monotonic clock.</param>
    public void Arm(Voucher voucher, long nowMs)
    {
        Armed = voucher;
        _armedUntilMs = nowMs + ArmedMs;
    }

    /// <summary>True while the yes lasts.</summary>
    /// <param name="nowMs">On the monotonic clock.</param>
    public bool IsArmed(long nowMs)
    {
        return Armed != null && nowMs < _armedUntilMs;
    }

    /// <summary>Milliseconds the yes still lasts; 0 where there is none.</summary>
    public int LeftMs(long nowMs)
    {
        return IsArmed(nowMs) ? (int)(_armedUntilMs - nowMs) : 0;
    }

    /// <summary>Takes the yes back, or notes that it was used.</summary>
    public void Disarm()
    {
        Armed = null;
    }

    /// <summary>A terminal was shown this voucher.</summary>
    public void Offer(Voucher voucher, byte[] terminalNonce)
    {
        Offered = voucher;
        OfferedNonce = terminalNonce;
    }

    /// <summary>Nothing is on offer any more.</summary>
    public void Withdraw()
    {
        Offered = null;
        OfferedNonce = null;
    }
}
