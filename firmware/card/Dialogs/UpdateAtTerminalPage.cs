using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Screen;

namespace Wallet.Card.Dialogs;

/// <summary>A card that wants an update and has no network: what its holder does at a terminal.</summary>
public static class UpdateAtTerminalPage
{
    /// <summary>Shows the page; waits for nothing.</summary>
    public static void Show(DeviceContext device)
    {
        TextScreen screen = device.Screen;
        if (screen.LargePrint)
        {
            LargePage.Draw(screen, screen.Text(TextId.HoldCardToTerminal), string.Empty, null, 0);
        }
        else
        {
            screen.Clear();
            screen.Title(screen.Text(TextId.UpdateAtTerminal));
            TextWrap.Draw(screen, screen.Rows > 4 ? 2 : 1, screen.Text(TextId.UpdateAtTerminalHow));
        }

        screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysCancel));
        screen.Show();
    }
}
