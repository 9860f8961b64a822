using Wallet.Card.Dialogs;
using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.UseCases;
using Wallet.Protocol;

namespace Wallet.Card.UseCases;

/// <summary>Makes a new card its holder's: language, PIN, recovery sheet, enrolment; or a lost card's sheet.</summary>
/// <remarks>
/// Each step is kept when it is done, so a first start that was broken off goes on where it was. The PIN comes before
/// the key, so that the key is sealed under it from its first moment on flash.
/// </remarks>
public static class FirstStartUseCase
{
    /// <summary>Does the steps that are not done yet; says on the display what went wrong.</summary>
    /// <param name="card">The card.</param>
    /// <param name="recovers">Whether a lost card's account comes to it, by its sheet, and not one by a code.</param>
    /// <returns>Ok: enrolled. Otherwise why not.</returns>
    public static StatusCode Run(CardContext card, bool recovers)
    {
        DeviceContext device = card.Device;
        StatusCode status = device.NeedsPin ? ChoosePin(device) : StatusCode.Ok;
        if (status != StatusCode.Ok || device.Identity.IsEnrolled)
        {
            return status;
        }

        var sheet = new RecoverySheetUseCase(card);
        if (recovers)
        {
            status = new RecoverUseCase(card).Run();
        }
        else
        {
            sheet.Offer();
            status = EnrolUseCase.Run(device);
        }

        if (recovers && device.Identity.IsEnrolled)
        {
            // The sheet that brought the account has done its work.
            sheet.Offer();
        }
        else if (status == StatusCode.Ok)
        {
            sheet.TellBank();
        }

        return status;
    }

    private static StatusCode ChoosePin(DeviceContext device)
    {
        StatusCode status = ChooseLanguage.Run(device, CardDialogs.TimeoutMs);
        status = status == StatusCode.Ok ? SetPinUseCase.RunFirst(device) : status;
        if (status != StatusCode.Ok)
        {
            Notice.ShowRefusal(device, status);
        }

        return status;
    }
}
