using System;
using System.Collections.Generic;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Tests.Screen;

/// <summary>Pages as the card and the terminal draw them, for the golden files and the pictures.</summary>
internal static class SamplePages
{
    public static IEnumerable<(string Name, Action<TextScreen> Draw)> All()
    {
        yield return ("ready", Ready);
        yield return ("menu", Menu);
        yield return ("confirm-pay", ConfirmPay);
        yield return ("received", Received);
        yield return ("connecting", Connecting);
        yield return ("status-revoked", screen => StatusPage.Draw(
            screen, screen.Text(TextId.Refused), StatusCode.CertificateRevoked, screen.Text(TextId.KeysBack)));
    }

    public static void Ready(TextScreen screen)
    {
        bool chinese = screen.Language == Language.Chinese;
        screen.Title(screen.Text(TextId.ProductCard));
        int row = screen.LargeAmount(chinese ? 1 : 2, AmountText.Format(123456));
        screen.Pair(row++, screen.Text(TextId.VoucherCount), "3");
        screen.Pair(row++, screen.Text(TextId.Network), screen.Text(TextId.NetworkOff));
        screen.Pair(row++, screen.Text(TextId.Clock), screen.Text(TextId.ClockSet));
        screen.Centered(row, screen.Text(TextId.KeysMenu));
    }

    private static void Menu(TextScreen screen)
    {
        string[] labels =
        [
            screen.Text(TextId.CardMenuPay), screen.Text(TextId.CardMenuLoad), screen.Text(TextId.CardMenuMoney),
            screen.Text(TextId.CardMenuRollBack), screen.Text(TextId.CardMenuUpdate),
            screen.Text(TextId.CardMenuSettings), screen.Text(TextId.CardMenuDevice),
        ];
        ListPage.Draw(
            screen, screen.Text(TextId.CardMenu), labels, null, labels.Length, 1, screen.Text(TextId.KeysChoose));
    }

    private static void ConfirmPay(TextScreen screen)
    {
        bool chinese = screen.Language == Language.Chinese;
        screen.Title(screen.Text(TextId.ConfirmPay));
        screen.Centered(chinese ? 1 : 2, chinese ? "银行店 No.7" : "Corner Bakery 7");
        int row = screen.LargeAmount(chinese ? 2 : 4, AmountText.Format(99999999));
        screen.Centered(chinese ? row : 7, screen.Text(TextId.KeysYesNo));
    }

    private static void Received(TextScreen screen)
    {
        bool chinese = screen.Language == Language.Chinese;
        screen.Title(screen.Text(TextId.Received));
        int row = screen.LargeAmount(chinese ? 1 : 2, AmountText.Format(850));
        screen.Centered(chinese ? row : row + 1, screen.Text(TextId.MoneyIsYours));
        screen.Pair(screen.Rows - 1, screen.Text(TextId.ToReport), "12");
    }

    private static void Connecting(TextScreen screen)
    {
        bool chinese = screen.Language == Language.Chinese;
        screen.Title(screen.Text(TextId.PleaseWait));
        screen.Centered(chinese ? 1 : 3, screen.Text(TextId.ConnectingToBank));
        screen.Progress(chinese ? 2 : 5, 2, 5);
    }
}
