using Wallet.Protocol;

namespace Wallet.Bank.Shared;

/// <summary>Which answers of another institution leave the outcome open.</summary>
internal static class Retry
{
    /// <summary>
    /// True when asking again may give another answer, so that nothing may be given up because of this one.
    /// </summary>
    public static bool IsWorthIt(StatusCode status)
    {
        return status is StatusCode.BankUnavailable or StatusCode.CertificateStatusUnavailable
            or StatusCode.InternalError or StatusCode.Busy or StatusCode.SessionUnknown;
    }
}
