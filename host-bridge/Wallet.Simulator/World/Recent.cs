using System;
using System.Collections.Generic;
using System.Linq;

namespace Wallet.Simulator.World;

/// <summary>The newest of many: a page may run for weeks, so the oldest are forgotten.</summary>
internal sealed class Recent<T>
{
    /// <summary>At least so many are kept, more than any step of a scenario makes.</summary>
    public const int CountMin = 4096;

    private readonly List<T> _kept = [];

    /// <summary>How many there ever were.</summary>
    public long Total { get; private set; }

    /// <summary>Adds one.</summary>
    public void Add(T one)
    {
        if (_kept.Count == 2 * CountMin)
        {
            _kept.RemoveRange(0, CountMin);
        }

        _kept.Add(one);
        Total++;
    }

    /// <summary>The newest, oldest first.</summary>
    public IEnumerable<T> Newest(int countMax) => _kept.TakeLast(countMax);

    /// <summary>Those that came after there were <paramref name="total"/>.</summary>
    /// <exception cref="InvalidOperationException">Some of them are forgotten.</exception>
    public IEnumerable<T> Since(long total)
    {
        long forgotten = Total - _kept.Count;
        return total >= forgotten
            ? _kept.Skip((int)(total - forgotten))
            : throw new InvalidOperationException($"Only the newest {_kept.Count} of {Total} are kept.");
    }
}
