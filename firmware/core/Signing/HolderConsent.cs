using Wallet.Protocol;

namespace Wallet.Core.Signing;

/// <summary>What the holder has read on the display and said yes to, until it is signed or taken back.</summary>
/// <remarks>In memory only, one at a time: another yes, or a no, takes the place of the one before.</remarks>
public sealed class HolderConsent
{
    private SignedKind _kind;
    private byte[] _payeeCertificateDigest;
    private long _amountMinor;

    /// <summary>The holder said yes to this.</summary>
    /// <param name="kind">Order or Payment.</param>
    /// <param name="payeeCertificateDigest">SHA-256 of the certificate whose name was shown, 32 bytes.</param>
    /// <param name="amountMinor">The amount that was shown, minor units.</param>
    public void Give(SignedKind kind, byte[] payeeCertificateDigest, long amountMinor)
    {
        _kind = kind;
        _payeeCertificateDigest = payeeCertificateDigest;
        _amountMinor = amountMinor;
    }

    /// <summary>The yes is taken back, or its time is over.</summary>
    public void Withdraw()
    {
        _kind = SignedKind.None;
        _payeeCertificateDigest = null;
    }

    /// <summary>Whether the yes was to exactly this. It is used up by the question.</summary>
    public bool Take(SignedKind kind, byte[] payeeCertificateDigest, long amountMinor)
    {
        bool isThis = _kind == kind && _amountMinor == amountMinor
            && _payeeCertificateDigest.Length == payeeCertificateDigest.Length
            && Bytes.AreEqual(_payeeCertificateDigest, 0, payeeCertificateDigest, 0, payeeCertificateDigest.Length);
        Withdraw();
        return isThis;
    }
}
