using Wallet.Core.Dialogs;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Receiving;

/// <summary>"Touch card" and for what; after a touch that brought nothing, why, in place of the title.</summary>
public static class TouchCardPage
{
    /// <summary>Shows the page; waits for nothing.</summary>
    /// <param name="device">The device.</param>
    /// <param name="amount">What is to be paid; null where it is not about money.</param>
    /// <param name="text">What else is said, rows separated by '\n'; a refusal takes its place.</param>
    /// <param name="last">What came of the touch before; Ok where there was none.</param>
    public static void Show(DeviceContext device, string amount, string text, StatusCode last)
    {
        TextScreen screen = device.Screen;
        bool isRefused = last != StatusCode.Ok && last != StatusCode.TouchTorn;
        string title = screen.Text(last == StatusCode.TouchTorn ? TextId.TouchAgain : TextId.TouchCard);
        if (screen.LargePrint)
        {
            string number = isRefused ? StatusPage.NumberText(screen, last) : string.Empty;
            LargePage.Draw(screen, isRefused ? screen.Text(TextId.Refused) : title, number, amount, 0);
            if (amount == null)
            {
                screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysCancel));
            }

            screen.Show();
            return;
        }

        screen.Clear();
        bool isTall = screen.Rows > 4;
        screen.Title(title);
        int row = isTall ? 2 : 1;
        if (amount != null)
        {
            row = screen.LargeAmount(row, amount);
        }

        string shown = isRefused ? StatusTexts.Get(last, screen.Language) : text;
        if (shown.Length > 0)
        {
            screen.Paragraph(row, TextWrap.Wrap(shown, screen.Language));
        }

        if (isTall || amount == null)
        {
            screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysCancel));
        }

        screen.Show();
    }
}
