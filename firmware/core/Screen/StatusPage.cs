using Wallet.Protocol;

namespace Wallet.Core.Screen;

/// <summary>What came of a request: a title, the sentences of the status, and its number for the help desk.</summary>
public static class StatusPage
{
    /// <summary>Draws the page; the caller shows it. <paramref name="keys"/> stands left in the last row.</summary>
    public static void Draw(TextScreen screen, string title, StatusCode status, string keys)
    {
        screen.Clear();
        screen.Title(title);
        screen.Paragraph(screen.Language == Language.Chinese ? 1 : 2, StatusTexts.Get(status, screen.Language));
        screen.Pair(screen.Rows - 1, keys, NumberText(screen, status));
    }

    /// <summary>The number of a status as the help desk asks for it.</summary>
    public static string NumberText(TextScreen screen, StatusCode status)
    {
        int number = (byte)status;
        return screen.Text(TextId.StatusNumber) + " " + number.ToString();
    }
}
