using Wallet.Core.Dialogs;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Receiving;

/// <summary>"Touch card" and the amount; after a touch that brought nothing, why, in place of the title.</summary>
public static class TouchCardPage
{
    /// <summary>Shows the page; waits for nothing.</summary>
    /// <param name="device">The device.</param>
    /// <param name="amountMinor">What is to be paid.</param>
    /// <param name="last">What came of the touch before; Ok where there was none.</param>
    public static void Show(DeviceContext device, long amountMinor, StatusCode last)
    {
        TextScreen screen = device.Screen;
        string title = screen.Text(last == StatusCode.TouchTorn ? TextId.TouchAgain : TextId.TouchCard);
        string amount = AmountText.Format(amountMinor);
        if (screen.LargePrint)
        {
            bool isRefused = last != StatusCode.Ok && last != StatusCode.TouchTorn;
            string text = isRefused ? StatusPage.NumberText(screen, last) : string.Empty;
            LargePage.Draw(screen, isRefused ? screen.Text(TextId.Refused) : title, text, amount, 0);
            screen.Show();
            return;
        }

        screen.Clear();
        bool isTall = screen.Rows > 4;
        screen.Title(title);
        int row = screen.LargeAmount(isTall ? 2 : 1, amount);
        if (last != StatusCode.Ok && last != StatusCode.TouchTorn)
        {
            string text = TextWrap.Wrap(StatusTexts.Get(last, screen.Language), screen.Language);
            row = screen.Paragraph(row, text);
        }

        if (isTall)
        {
            screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysCancel));
        }

        screen.Show();
    }
}
