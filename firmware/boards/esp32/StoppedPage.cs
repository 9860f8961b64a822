using System;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Core.Screen;

namespace Wallet.Boards.Esp32;

/// <summary>What a board shows whose program has broken off: not to be used, and where it broke.</summary>
public static class StoppedPage
{
    /// <summary>
    /// Shows the page of a halted device, with G and the number of the guard, or X for anything else: a part of the
    /// board that the runtime refused, or a defect.
    /// </summary>
    public static void Show(IDisplay display, Exception failure)
    {
        var guard = failure as GuardException;
        var screen = new TextScreen(display);
        screen.Title(screen.Text(TextId.SelfTestFailed));
        screen.Paragraph(2, screen.Text(TextId.DoNotUse));
        string number = guard == null ? "X" : string.Concat("G", guard.Number.ToString());
        screen.Pair(screen.Rows - 1, screen.Text(TextId.SelfTestNumber), number);
        screen.Show();
    }
}
