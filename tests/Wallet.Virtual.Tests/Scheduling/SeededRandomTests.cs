using System;
using Wallet.Virtual.Scheduling;

namespace Wallet.Virtual.Tests.Scheduling;

[TestClass]
public sealed class SeededRandomTests
{
    /// <summary>Frozen: a seed in a bug report must replay next year too.</summary>
    [TestMethod]
    public void NextUInt64_KnownSeed_GivesFrozenSequence()
    {
        SeededRandom random = new(0);

        // The first four outputs of xoshiro256** 1.0 whose state is SplitMix64 from 0.
        Assert.AreEqual(0x99EC5F36CB75F2B4UL, random.NextUInt64());
        Assert.AreEqual(0xBF6E1F784956452AUL, random.NextUInt64());
        Assert.AreEqual(0x1A5F849D4933E6E0UL, random.NextUInt64());
        Assert.AreEqual(0x6AA594F1262D2D2CUL, random.NextUInt64());
    }

    [TestMethod]
    public void Fork_AfterDrawing_GivesTheSame()
    {
        SeededRandom fresh = new(7);
        SeededRandom drawn = new(7);
        drawn.NextUInt64();

        Assert.AreEqual(fresh.Fork("a").NextUInt64(), drawn.Fork("a").NextUInt64());
        Assert.AreNotEqual(fresh.Fork("a").NextUInt64(), fresh.Fork("b").NextUInt64());
    }

    [TestMethod]
    public void Next_ManyDraws_StaysInBoundAndHitsAll()
    {
        SeededRandom random = new(3);
        int[] hits = new int[6];
        for (int i = 0; i < 6000; i++)
        {
            hits[random.Next(6)]++;
        }

        foreach (int hit in hits)
        {
            Assert.IsInRange(800, 1200, hit);
        }
    }

    [TestMethod]
    public void Chance_ZeroAndThousand_AreCertain()
    {
        SeededRandom random = new(3);
        for (int i = 0; i < 100; i++)
        {
            Assert.IsFalse(random.Chance(0));
            Assert.IsTrue(random.Chance(1000));
        }
    }

    [TestMethod]
    public void Next_BoundZero_IsRefused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SeededRandom(1).Next(0));
    }
}
