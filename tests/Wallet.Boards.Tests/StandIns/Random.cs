using Wallet.Boards.Tests.Chips;

namespace System;

/// <summary>Like the chip's it ignores its seed; unlike the chip's, a run can be repeated.</summary>
public class Random
{
    public Random()
    {
    }

    public Random(int seed)
    {
    }

    public virtual void NextBytes(byte[] buffer) => VirtualEsp32.Current.FillRandom(buffer);
}
