using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Card.Dialogs;

/// <summary>All vouchers on the card and those that ended last; one chosen is shown whole.</summary>
public sealed class VoucherList
{
    private readonly CardContext _card;
    private readonly DeviceContext _device;

    /// <summary>For this card.</summary>
    public VoucherList(CardContext card)
    {
        _card = card;
        _device = card.Device;
    }

    /// <summary>Shows the list until the holder goes back, which is Ok, or says nothing.</summary>
    public StatusCode Run()
    {
        VoucherTable table = _card.Vouchers.Table;
        VoucherHistory history = _card.Vouchers.History;
        int count = table.Count + history.Count;
        if (count == 0)
        {
            Notice.Show(_device, _device.Screen.Text(TextId.NoVouchers), string.Empty, Sound.Key);
            return StatusCode.Ok;
        }

        string[] names = new string[count];
        long[] amounts = new long[count];
        TextId[] states = new TextId[count];
        for (int i = 0; i < table.Count; i++)
        {
            names[i] = table.At(i).PayeeName;
            amounts[i] = table.At(i).AmountMinor;
            states[i] = TextOf(table.At(i).State);
        }

        for (int i = 0; i < history.Count; i++)
        {
            names[table.Count + i] = history.At(i).PayeeName;
            amounts[table.Count + i] = history.At(i).AmountMinor;
            states[table.Count + i] = TextOf(history.At(i).Outcome);
        }

        Browse(names, amounts, states);
        return StatusCode.Ok;
    }

    private void Browse(string[] names, long[] amounts, TextId[] states)
    {
        string[] values = new string[amounts.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = AmountText.Format(amounts[i]);
        }

        int index = 0;
        string title = _device.Screen.Text(TextId.Vouchers);
        while (Choose.Ask(_device, title, names, values, CardDialogs.TimeoutMs, ref index) == StatusCode.Ok)
        {
            string state = _device.Screen.Text(states[index]);
            Notice.ShowAmount(_device, state, names[index], amounts[index], Sound.Key);
        }
    }

    private static TextId TextOf(VoucherState state)
    {
        switch (state)
        {
            case VoucherState.Held:
                return TextId.VoucherStateReady;
            case VoucherState.Spent:
                return TextId.VoucherStateSpent;
            case VoucherState.Doubtful:
                return TextId.VoucherStateDoubtful;
            default:
                return TextId.RollingBack;
        }
    }

    private static TextId TextOf(VoucherOutcome outcome)
    {
        switch (outcome)
        {
            case VoucherOutcome.RolledBack:
                return TextId.VoucherStateRolledBack;
            case VoucherOutcome.Expired:
                return TextId.VoucherStateExpired;
            default:
                return TextId.VoucherStateSpent;
        }
    }
}
