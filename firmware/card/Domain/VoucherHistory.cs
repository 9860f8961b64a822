using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Card.Domain;

/// <summary>
/// The vouchers that ended last, newest first. Older ones are forgotten here; the banks keep them all.
/// </summary>
public sealed class VoucherHistory
{
    /// <summary>Most that are remembered.</summary>
    public const int CountMax = 20;

    private readonly ClosedVoucher[] _closed = new ClosedVoucher[CountMax];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The one at an index of 0 to Count - 1, newest first.</summary>
    public ClosedVoucher At(int index)
    {
        Guard.That(index >= 0 && index < Count, 605);
        return _closed[index];
    }

    /// <summary>Remembers one more as the newest; one that is there already stays where it is.</summary>
    public void Add(ClosedVoucher closed)
    {
        if (Contains(closed.Id))
        {
            return;
        }

        int kept = Count < CountMax ? Count : CountMax - 1;
        for (int i = kept; i > 0; i--)
        {
            _closed[i] = _closed[i - 1];
        }

        _closed[0] = closed;
        Count = kept + 1;
    }

    private bool Contains(byte[] id)
    {
        for (int i = 0; i < Count; i++)
        {
            if (Bytes.AreEqual(_closed[i].Id, 0, id, 0, id.Length))
            {
                return true;
            }
        }

        return false;
    }
}
