using Wallet.Card.Domain;
using Wallet.Card.Records;
using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Card.Dialogs;

/// <summary>The last transactions, newest first; one that is chosen is shown with all that is known of it.</summary>
/// <remarks>A page of the history at a time is in memory; its last entry leads to what is older.</remarks>
public sealed class TransactionList
{
    private readonly CardContext _card;
    private readonly DeviceContext _device;

    /// <summary>For this card.</summary>
    public TransactionList(CardContext card)
    {
        _card = card;
        _device = card.Device;
    }

    /// <summary>Shows the list until the holder goes back, which is Ok, or says nothing.</summary>
    public StatusCode Run()
    {
        _card.Book.TakePayments(_card.Vouchers.Table);
        int left = TransactionLog.ShownMax;
        int shown = 0;
        for (int back = 0; back < _card.Book.Log.PageCount && left > 0; back++)
        {
            Transaction[] entries = _card.Book.Log.Page(back);
            int count = entries.Length < left ? entries.Length : left;
            left -= count;
            bool hasOlder = left > 0 && back + 1 < _card.Book.Log.PageCount;
            if (count > 0 && !Browse(entries, count, hasOlder))
            {
                return StatusCode.Ok;
            }

            shown += count;
        }

        if (shown == 0)
        {
            Notice.Show(_device, _device.Screen.Text(TextId.NoTransactions), string.Empty, Sound.Key);
        }

        return StatusCode.Ok;
    }

    // True where the holder wants to see what is older.
    private bool Browse(Transaction[] entries, int count, bool hasOlder)
    {
        TextScreen screen = _device.Screen;
        string[] labels = new string[hasOlder ? count + 1 : count];
        string[] values = new string[labels.Length];
        int index = 0;
        while (true)
        {
            for (int i = 0; i < count; i++)
            {
                Transaction entry = entries[entries.Length - 1 - i];
                labels[i] = entry.Counterpart;
                values[i] = string.Concat(SignOf(entry.Kind), AmountText.Format(entry.AmountMinor));
            }

            if (hasOlder)
            {
                labels[count] = screen.Text(TextId.OlderTransactions);
                values[count] = string.Empty;
            }

            StatusCode status = Choose.Ask(
                _device, screen.Text(TextId.Transactions), labels, values, CardDialogs.TimeoutMs, ref index);
            if (status != StatusCode.Ok)
            {
                return false;
            }

            if (index == count)
            {
                return true;
            }

            Show(entries[entries.Length - 1 - index]);
        }
    }

    private void Show(Transaction entry)
    {
        const int IdRowBytes = 8;
        TextScreen screen = _device.Screen;
        string[] labels = new string[5];
        string[] values = new string[labels.Length];
        labels[0] = screen.Text(TextOf(entry.Kind));
        values[0] = AmountText.Format(entry.AmountMinor);
        labels[1] = entry.Counterpart;
        values[1] = string.Empty;
        labels[2] = "UTC";
        values[2] = DateText.Format(entry.TimeMs);
        labels[3] = screen.Text(TextId.TransactionId);
        values[3] = Bytes.ToHex(entry.Id, 0, IdRowBytes);
        labels[4] = string.Empty;
        values[4] = Bytes.ToHex(entry.Id, IdRowBytes, entry.Id.Length - IdRowBytes);

        // A list to look at: nothing is chosen by leaving it.
        int index = 0;
        Choose.Ask(_device, screen.Text(TextId.Transaction), labels, values, CardDialogs.TimeoutMs, ref index);
    }

    private static string SignOf(TransactionKind kind)
    {
        return kind == TransactionKind.Loaded || kind == TransactionKind.Received ? "+" : "-";
    }

    private static TextId TextOf(TransactionKind kind)
    {
        switch (kind)
        {
            case TransactionKind.Loaded:
                return TextId.TransactionLoaded;
            case TransactionKind.Paid:
                return TextId.Paid;
            case TransactionKind.Received:
                return TextId.Received;
            case TransactionKind.RolledBack:
                return TextId.RolledBack;
            default:
                return TextId.TransactionExpired;
        }
    }
}
