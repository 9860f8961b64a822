using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Card.Domain;

/// <summary>The vouchers on the card, the last one spent last. Pure: it writes nothing.</summary>
public sealed class VoucherTable
{
    /// <summary>Most vouchers: one record each.</summary>
    public const int CountMax = 16;

    private readonly Voucher[] _vouchers = new Voucher[CountMax];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The voucher at an index of 0 to Count - 1.</summary>
    public Voucher At(int index)
    {
        Guard.That(index >= 0 && index < Count, 601);
        return _vouchers[index];
    }

    /// <summary>The voucher with this id, or null.</summary>
    public Voucher Find(byte[] id)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_vouchers[i].Id.Length == id.Length && Bytes.AreEqual(_vouchers[i].Id, 0, id, 0, id.Length))
            {
                return _vouchers[i];
            }
        }

        return null;
    }

    /// <summary>The voucher in this record slot, or null.</summary>
    public Voucher FindSlot(int slot)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_vouchers[i].Slot == slot)
            {
                return _vouchers[i];
            }
        }

        return null;
    }

    /// <summary>The lowest record slot that no voucher uses, or -1.</summary>
    public int FreeSlot()
    {
        for (int slot = 0; slot < CountMax; slot++)
        {
            if (FindSlot(slot) == null)
            {
                return slot;
            }
        }

        return -1;
    }

    /// <summary>Adds a voucher that is not there yet to a slot that is free.</summary>
    public void Add(Voucher voucher)
    {
        Guard.That(Count < CountMax && Find(voucher.Id) == null && FindSlot(voucher.Slot) == null, 602);
        _vouchers[Count] = voucher;
        Count++;
    }

    /// <summary>Takes out a voucher that is there.</summary>
    public void Remove(Voucher voucher)
    {
        int index = 0;
        while (index < Count && _vouchers[index] != voucher)
        {
            index++;
        }

        Guard.That(index < Count, 603);
        for (int i = index; i < Count - 1; i++)
        {
            _vouchers[i] = _vouchers[i + 1];
        }

        Count--;
        _vouchers[Count] = null;
    }

    /// <summary>Makes a voucher the last one, so that the last one spent is found first from the end.</summary>
    public void MoveToEnd(Voucher voucher)
    {
        Remove(voucher);
        Add(voucher);
    }

    /// <summary>How many vouchers are in this state.</summary>
    public int CountOf(VoucherState state)
    {
        int count = 0;
        for (int i = 0; i < Count; i++)
        {
            count += _vouchers[i].State == state ? 1 : 0;
        }

        return count;
    }

    /// <summary>The vouchers in this state, in table order.</summary>
    public Voucher[] AllOf(VoucherState state)
    {
        var found = new Voucher[CountOf(state)];
        int next = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_vouchers[i].State == state)
            {
                found[next] = _vouchers[i];
                next++;
            }
        }

        return found;
    }

    /// <summary>Sum of the vouchers that can still be paid with, in minor units.</summary>
    public long HeldMinor()
    {
        long sum = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_vouchers[i].State == VoucherState.Held)
            {
                Guard.That(Amount.TryAdd(sum, _vouchers[i].AmountMinor, out sum), 604);
            }
        }

        return sum;
    }
}
