using Wallet.Core.Screen;

namespace Wallet.Core.Dialogs;

/// <summary>Says what the device is doing. Does not wait.</summary>
public static class Progress
{
    /// <summary>Shows a step of several.</summary>
    /// <param name="device">The device.</param>
    /// <param name="title">What goes on.</param>
    /// <param name="text">The present step; rows separated by '\n'.</param>
    /// <param name="done">Steps done.</param>
    /// <param name="total">Steps in all; 0 for no bar.</param>
    public static void Show(DeviceContext device, string title, string text, int done, int total)
    {
        TextScreen screen = device.Screen;
        if (screen.LargePrint)
        {
            LargePage.Draw(screen, title, text, null, 0);
        }
        else
        {
            screen.Clear();
            screen.Title(title);
            TextWrap.Draw(screen, screen.Rows > 4 ? 3 : 1, text);
        }

        if (total > 0)
        {
            screen.Progress(screen.Rows - 1, done, total);
        }
        else
        {
            screen.Centered(screen.Rows - 1, screen.Text(TextId.PleaseWait));
        }

        screen.Show();
    }
}
