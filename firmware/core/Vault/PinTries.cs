using Wallet.Core.Ports;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Core.Vault;

/// <summary>How many tries at the PIN were begun since the last right one, and how long the next has to wait.</summary>
/// <remarks>
/// A try is on flash, read back, before its PIN is looked at, so whoever cuts the power when a PIN turns out wrong has
/// spent it all the same. The wait is counted on the monotonic clock, from the start or the last try, whichever is
/// later: switching off does not shorten it. Limit, as for all records: whoever writes the flash can put an older
/// number back.
/// </remarks>
public sealed class PinTries
{
    /// <summary>Tries in all; the last one that is wrong wipes.</summary>
    public const int CountMax = 10;

    private readonly RecordStore _records;
    private readonly IMonotonicClock _clock;
    private long _sinceMs;

    /// <summary>Nothing is read yet.</summary>
    internal PinTries(RecordStore records, IMonotonicClock clock)
    {
        _records = records;
        _clock = clock;
    }

    /// <summary>Tries begun since the last right PIN.</summary>
    public int Begun { get; private set; }

    /// <summary>Tries that are left.</summary>
    public int Left
    {
        get { return CountMax - Begun; }
    }

    /// <summary>Milliseconds until the next try may begin; 0 where it may.</summary>
    public int WaitMs()
    {
        long leftMs = _sinceMs + DelayMs(Begun) - _clock.NowMs();
        return leftMs > 0 ? (int)leftMs : 0;
    }

    /// <summary>Milliseconds to wait after so many wrong tries.</summary>
    public static int DelayMs(int wrong)
    {
        switch (wrong)
        {
            case 0:
            case 1:
            case 2:
            case 3: return 0;
            case 4: return 1000;
            case 5: return 5000;
            case 6: return 15000;
            case 7: return 60000;
            default: return 300000;
        }
    }

    /// <summary>Reads the number, at start, of a device that has a PIN.</summary>
    /// <remarks>
    /// A damaged slot beside a sound one may have held one try more, so one more is taken to be gone. Where none can be
    /// read there is one try left: the holder can open the device, and nobody gains by damaging the record. It is
    /// written before the vault is, so there it is never absent.
    /// </remarks>
    internal void Load()
    {
        _sinceMs = _clock.NowMs();
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.PinTries)];
        StatusCode status = _records.Load(RecordKeys.PinTries, buffer, out int count);
        if (count != 1)
        {
            Begun = CountMax - 1;
            return;
        }

        int begun = buffer[0];
        if (status != StatusCode.Ok)
        {
            begun++;
        }

        Begun = begun < CountMax ? begun : CountMax;
    }

    /// <summary>Counts a try; only then may its PIN be looked at.</summary>
    /// <returns>Ok; StorageFull or StorageDamaged, and nothing may be looked at.</returns>
    internal StatusCode Begin()
    {
        Safety.Guard.That(Left > 0, 401);
        _sinceMs = _clock.NowMs();
        return Save(Begun + 1);
    }

    /// <summary>The PIN that wipes was typed: as if all tries were used up, for good.</summary>
    /// <remarks>Where the flash does not keep it, it holds until the next start.</remarks>
    internal void Exhaust()
    {
        Save(CountMax);
        Begun = CountMax;
    }

    /// <summary>The PIN was right, or is new.</summary>
    /// <returns>Ok, StorageFull or StorageDamaged: the tries stay as gone as they are.</returns>
    internal StatusCode Reset()
    {
        return Save(0);
    }

    private StatusCode Save(int begun)
    {
        StatusCode status = _records.Save(RecordKeys.PinTries, new byte[] { (byte)begun }, 0, 1);
        if (status == StatusCode.Ok)
        {
            Begun = begun;
        }

        return status;
    }
}
