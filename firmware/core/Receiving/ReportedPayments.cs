using System;
using Wallet.Core.Crypto;
using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Core.Receiving;

/// <summary>Which vouchers were received and reported, so that none is taken twice; the newest ones in full.</summary>
/// <remarks>
/// A voucher is remembered until the end of its reporting time by 8 bytes of its id's digest and an hour. An id with
/// the same 8 bytes is refused as well. Of the id itself a payer chooses 8 bytes: those of another payer's voucher, to
/// have that one refused.
/// </remarks>
public sealed class ReportedPayments
{
    /// <summary>Most that are remembered in full, for the list.</summary>
    public const int NewestMax = 6;

    /// <summary>Bytes of an id's digest that are remembered.</summary>
    public const int TagBytes = 8;

    /// <summary>Bytes of a remembered voucher when packed: tag and hour.</summary>
    public const int PackedBytes = TagBytes + 4;

    private const long MsPerHour = 3600000;

    private readonly byte[] _packed;
    private readonly ReportedPayment[] _newest = new ReportedPayment[NewestMax];

    /// <summary>None yet.</summary>
    /// <param name="countMax">
    /// Most vouchers that are remembered; while it is full nothing more can be received or reported.
    /// </param>
    public ReportedPayments(int countMax)
    {
        CountMax = countMax;
        _packed = new byte[countMax * PackedBytes];
    }

    /// <summary>Most vouchers that are remembered.</summary>
    public int CountMax { get; }

    /// <summary>How many vouchers are remembered.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them are remembered in full.</summary>
    public int NewestCount { get; private set; }

    /// <summary>Sum of everything ever reported, in minor units; held at the largest amount there is.</summary>
    public long TotalMinor { get; private set; }

    /// <summary>One of those remembered in full, newest first.</summary>
    public ReportedPayment NewestAt(int index)
    {
        Guard.That(index >= 0 && index < NewestCount, 704);
        return _newest[index];
    }

    /// <summary>What a voucher is remembered by: the first <see cref="TagBytes"/> of the SHA-256 of its id.</summary>
    public static byte[] TagOf(byte[] voucherId)
    {
        return Bytes.Slice(Sha256.Hash(voucherId), 0, TagBytes);
    }

    /// <summary>
    /// True where the voucher with this tag was reported and its reporting time is not known to be over.
    /// </summary>
    public bool Contains(byte[] tag)
    {
        for (int i = 0; i < Count; i++)
        {
            if (Bytes.AreEqual(_packed, i * PackedBytes, tag, 0, TagBytes))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Remembers one more. One that is there already stays as it is, and is not counted again.</summary>
    public void Add(ReportedPayment payment)
    {
        byte[] tag = TagOf(payment.VoucherId);
        if (Contains(tag))
        {
            return;
        }

        Guard.That(Count < CountMax, 705);
        int at = Count * PackedBytes;
        Array.Copy(tag, 0, _packed, at, TagBytes);
        long hour = (payment.ReportUntilMs / MsPerHour) + 1;
        Bytes.PutUInt32BigEndian(_packed, at + TagBytes, (uint)hour);
        Count++;
        TotalMinor = Totals.Add(TotalMinor, payment.AmountMinor);
        AddNewest(payment);
    }

    /// <summary>Forgets the vouchers whose reporting time is over: they are refused as expired from now on.</summary>
    /// <param name="nowMs">Signed time, unix milliseconds; 0, which forgets nothing, where there is none.</param>
    public void Forget(long nowMs)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            ulong hour = Bytes.ReadUInt32BigEndian(_packed, (i * PackedBytes) + TagBytes);
            if ((ulong)nowMs / (ulong)MsPerHour <= hour)
            {
                Array.Copy(_packed, i * PackedBytes, _packed, kept * PackedBytes, PackedBytes);
                kept++;
            }
        }

        Count = kept;
    }

    /// <summary>The remembered vouchers as bytes, <see cref="PackedBytes"/> each.</summary>
    public byte[] Pack()
    {
        return Bytes.Slice(_packed, 0, Count * PackedBytes);
    }

    /// <summary>Puts back what <see cref="Pack"/> gave, the newest ones (newest first) and the sum.</summary>
    public void Restore(byte[] packed, ReportedPayment[] newest, long totalMinor)
    {
        Guard.That(packed.Length <= _packed.Length && packed.Length % PackedBytes == 0, 706);
        Array.Copy(packed, 0, _packed, 0, packed.Length);
        Count = packed.Length / PackedBytes;
        for (int i = 0; i < newest.Length; i++)
        {
            _newest[i] = newest[i];
        }

        NewestCount = newest.Length;
        TotalMinor = totalMinor;
    }

    private void AddNewest(ReportedPayment payment)
    {
        int kept = NewestCount < NewestMax ? NewestCount : NewestMax - 1;
        for (int i = kept; i > 0; i--)
        {
            _newest[i] = _newest[i - 1];
        }

        _newest[0] = payment;
        NewestCount = kept + 1;
    }
}
