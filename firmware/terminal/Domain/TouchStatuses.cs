using Wallet.Protocol;

namespace Wallet.Terminal.Domain;

/// <summary>What the outcome of a touch means for the next one.</summary>
public static class TouchStatuses
{
    /// <summary>True where nobody has refused anything: held there again, the card finishes.</summary>
    public static bool IsToTouchAgain(StatusCode status)
    {
        return status == StatusCode.TouchTorn || status == StatusCode.TouchDisturbed;
    }

    /// <summary>
    /// True for what a disturbance on the way looks like as well: on the terminal's side an answer that cannot be read
    /// or whose signature does not fit, on the card's a command that it could not read.
    /// </summary>
    /// <remarks>
    /// One bit turned over in a signed document and a forged document are the same to whoever has only the bytes. All
    /// other refusals come after the signatures were found to fit, or are the card's own.
    /// </remarks>
    public static bool MayBeDisturbance(StatusCode status)
    {
        switch (status)
        {
            case StatusCode.MessageTruncated:
            case StatusCode.MessageMalformed:
            case StatusCode.MessageTrailing:
            case StatusCode.MessageOversized:
            case StatusCode.MessageUnknown:
            case StatusCode.CertificateInvalid:
            case StatusCode.SignatureInvalid:
                return true;
            default:
                return false;
        }
    }
}
