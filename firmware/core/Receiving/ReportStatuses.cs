using Wallet.Protocol;

namespace Wallet.Core.Receiving;

/// <summary>What a bank's refusal of a reported payment means for what the terminal shows.</summary>
public static class ReportStatuses
{
    /// <summary>True where the bank can not be the one that says no: it was busy, or could not ask further.</summary>
    /// <remarks>Anything else is shown as refused. Either way the payment is kept and reported again.</remarks>
    public static bool IsTransient(StatusCode status)
    {
        switch (status)
        {
            case StatusCode.Busy:
            case StatusCode.SessionUnknown:
            case StatusCode.NotAuthenticated:
            case StatusCode.CertificateStatusUnavailable:
            case StatusCode.NetworkDown:
            case StatusCode.BankUnavailable:
            case StatusCode.InternalError:
                return true;
            default:
                return false;
        }
    }
}
