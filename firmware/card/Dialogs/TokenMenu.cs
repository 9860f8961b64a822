using Wallet.Card.UseCases;
using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Card.Dialogs;

/// <summary>What a card does with one-time passwords by its own menu.</summary>
public static class TokenMenu
{
    /// <summary>Asks what, and does it.</summary>
    /// <returns>Ok; or what is shown as the reason why not.</returns>
    public static StatusCode Run(CardContext card)
    {
        DeviceContext device = card.Device;
        string[] labels = new string[3];
        labels[0] = device.Screen.Text(TextId.TokenMenuLogIn);
        labels[1] = device.Screen.Text(TextId.TokenMenuChallenge);
        labels[2] = device.Screen.Text(TextId.TokenMenuEnrol);
        int index = 0;
        string title = device.Screen.Text(TextId.TokenMenu);
        StatusCode status = Choose.Ask(device, title, labels, null, CardDialogs.TimeoutMs, ref index);
        if (status != StatusCode.Ok)
        {
            return StatusCode.Ok;
        }

        switch (index)
        {
            case 0:
                return new LogInUseCase(card).Run();
            case 1:
                return new AnswerChallengeUseCase(card).RunTyped();
            default:
                return new EnrolTokenUseCase(card).Run();
        }
    }
}
