using Wallet.Core.Safety;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Core.Receiving;

/// <summary>The payments that have not been reported, oldest first within a run. Pure: it writes nothing.</summary>
public sealed class PaymentTable
{
    private readonly ReceivedPayment[] _payments;

    /// <summary>An empty table.</summary>
    /// <param name="countMax">Most payments: one record each.</param>
    public PaymentTable(int countMax)
    {
        Guard.That(countMax <= RecordKeys.ReceivedCount, 520);
        _payments = new ReceivedPayment[countMax];
    }

    /// <summary>Most payments there can be.</summary>
    public int CountMax
    {
        get { return _payments.Length; }
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The payment at an index of 0 to Count - 1.</summary>
    public ReceivedPayment At(int index)
    {
        Guard.That(index >= 0 && index < Count, 701);
        return _payments[index];
    }

    /// <summary>True where a payment's voucher has this tag.</summary>
    public bool Contains(byte[] tag)
    {
        for (int i = 0; i < Count; i++)
        {
            if (Bytes.AreEqual(_payments[i].Tag, 0, tag, 0, ReportedPayments.TagBytes))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The lowest record slot that no payment uses, or -1.</summary>
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

    /// <summary>The payment in this record slot, or null.</summary>
    public ReceivedPayment FindSlot(int slot)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_payments[i].Slot == slot)
            {
                return _payments[i];
            }
        }

        return null;
    }

    /// <summary>Adds a payment to a slot that is free.</summary>
    public void Add(ReceivedPayment payment)
    {
        Guard.That(Count < CountMax && FindSlot(payment.Slot) == null, 702);
        _payments[Count] = payment;
        Count++;
    }

    /// <summary>Takes out a payment that is there.</summary>
    public void Remove(ReceivedPayment payment)
    {
        int index = 0;
        while (index < Count && _payments[index] != payment)
        {
            index++;
        }

        Guard.That(index < Count, 703);
        for (int i = index; i < Count - 1; i++)
        {
            _payments[i] = _payments[i + 1];
        }

        Count--;
        _payments[Count] = null;
    }

    /// <summary>Sum of all in this state, in minor units; held at the largest amount there is.</summary>
    public long TotalMinor(PaymentState state)
    {
        long total = 0;
        for (int i = 0; i < Count; i++)
        {
            total = _payments[i].State == state ? Totals.Add(total, _payments[i].AmountMinor) : total;
        }

        return total;
    }
}
