using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Card.Dialogs;

/// <summary>
/// A transaction page by page: who asks, whom it pays, how much, what for. '#' or 'B' goes on, 'A' back, and '#' on the
/// last page, which nobody reaches without having had the others before the eyes, is the yes.
/// </summary>
/// <remarks>What does not fit on a page goes on over the next, in plain letters as in large ones.</remarks>
public sealed class TransactionPages
{
    private const int PlatformPart = 0;
    private const int PayeePart = 1;
    private const int AmountPart = 2;
    private const int TextPart = 3;

    private readonly DeviceContext _device;
    private readonly TransactionInfo _transaction;
    private int _part;
    private int _page;

    /// <summary>Over a transaction whose texts <see cref="CanShow"/> said yes to.</summary>
    public TransactionPages(DeviceContext device, TransactionInfo transaction)
    {
        _device = device;
        _transaction = transaction;
    }

    /// <summary>
    /// True where every character has a glyph: nobody can say yes to a box. No line breaks either, which could push
    /// words off a page.
    /// </summary>
    public static bool CanShow(TextScreen screen, TransactionInfo transaction)
    {
        return CanShow(screen, transaction.Platform) && CanShow(screen, transaction.Payee)
            && CanShow(screen, transaction.Currency) && CanShow(screen, transaction.Text);
    }

    /// <summary>Shows the pages and asks.</summary>
    /// <param name="timeoutMs">How long silence is waited for, on each page anew.</param>
    /// <returns>Ok, HolderDeclined or DialogTimeout.</returns>
    public StatusCode Ask(int timeoutMs)
    {
        _part = PlatformPart;
        _page = 0;
        _device.Ask.Play(Sound.Attention);
        while (true)
        {
            bool hasMore = Draw();
            _device.Ask.DropEarlierKeys();
            if (!_device.Ask.TryWaitKey(_device.Ask.DeadlineIn(timeoutMs), out char key))
            {
                return StatusCode.DialogTimeout;
            }

            if (key == DialogIo.NoKey || key == DialogIo.EraseKey)
            {
                return StatusCode.HolderDeclined;
            }

            bool isLast = _part == TextPart && !hasMore;
            if (key == DialogIo.YesKey && isLast)
            {
                return StatusCode.Ok;
            }

            Turn(key, hasMore, isLast);
        }
    }

    private static bool CanShow(TextScreen screen, string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!screen.CanShow(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private void Turn(char key, bool hasMore, bool isLast)
    {
        if (key == DialogIo.SizeKey)
        {
            // In letters of another size a page ends elsewhere.
            _page = 0;
        }
        else if ((key == DialogIo.YesKey || key == DialogIo.DownKey) && !isLast)
        {
            _page = hasMore ? _page + 1 : 0;
            _part = hasMore ? _part : _part + 1;
        }
        else if (key == DialogIo.UpKey && _page > 0)
        {
            _page--;
        }
        else if (key == DialogIo.UpKey && _part > PlatformPart)
        {
            _part--;
        }
    }

    // True where the part goes on over another page.
    private bool Draw()
    {
        TextScreen screen = _device.Screen;
        string amount = _part == AmountPart ? AmountText.Format(_transaction.AmountMinor) : null;
        bool hasMore = screen.LargePrint
            ? LargePage.Draw(screen, TitleOf(), TextOf(), amount, _page)
            : DrawPlain(screen, amount);
        if (!screen.LargePrint || amount == null)
        {
            bool isLast = _part == TextPart && !hasMore;
            screen.Centered(screen.Rows - 1, screen.Text(isLast ? TextId.KeysYesNo : TextId.KeysNextNo));
        }

        screen.Show();
        return hasMore;
    }

    private bool DrawPlain(TextScreen screen, string amount)
    {
        bool isTall = screen.Rows > 4;
        screen.Clear();
        screen.Title(TitleOf());
        if (amount != null)
        {
            screen.LargeAmount(isTall ? 3 : 1, amount);
            return false;
        }

        string[] rows = TextWrap.Wrap(TextOf(), screen.Language).Split('\n');
        int rowsOfPage = isTall ? 4 : 2;
        int first = _page * rowsOfPage;
        for (int i = 0; i < rowsOfPage && first + i < rows.Length; i++)
        {
            screen.Centered((isTall ? 2 : 1) + i, rows[first + i]);
        }

        return first + rowsOfPage < rows.Length;
    }

    private string TitleOf()
    {
        TextScreen screen = _device.Screen;
        switch (_part)
        {
            case PlatformPart:
                return screen.Text(TextId.TokenPlatform);
            case PayeePart:
                return screen.Text(TextId.TokenPayee);
            case AmountPart:
                return string.Concat(screen.Text(TextId.Amount), " ", _transaction.Currency);
            default:
                return screen.Text(TextId.TokenText);
        }
    }

    private string TextOf()
    {
        switch (_part)
        {
            case PlatformPart:
                return _transaction.Platform;
            case PayeePart:
                return _transaction.Payee;
            case AmountPart:
                return string.Empty;
            default:
                return _transaction.Text.Length == 0 ? _device.Screen.Text(TextId.TokenNoText) : _transaction.Text;
        }
    }
}
