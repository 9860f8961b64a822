using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Storage;

/// <summary>The store against a dictionary: same requests, power cut at every operation of each of them.</summary>
[TestClass]
public sealed class RecordStoreRaceTests
{
    private const int RequestCount = 12;
    private const int SlotOverheadBytes = 32;

    private static readonly byte[] Ids = [RecordKeys.DeviceIdentity, RecordKeys.Counters, RecordKeys.VoucherFirst];

    [TestMethod]
    public void Requests_PowerCutAtEveryOperation_OldOrNew()
    {
        foreach (int seed in StorageSeeds.All())
        {
            Race(seed);
        }
    }

    [TestMethod]
    public void Save_PowerCutAtEveryByte_OldOrNew()
    {
        for (int saves = 0; saves < 4; saves++)
        {
            VirtualFlash before = new();
            for (byte n = 0; n < saves; n++)
            {
                Assert.AreEqual(StatusCode.Ok, Open(before).Save(Ids[0], [n, n], 0, 2));
            }

            Dictionary<byte, byte[]> old = [];
            if (saves > 0)
            {
                old[Ids[0]] = [(byte)(saves - 1), (byte)(saves - 1)];
            }

            Dictionary<byte, byte[]> fresh = new() { [Ids[0]] = [7, 8, 9] };
            for (int prefix = VirtualFlash.LeavesAbsent; prefix <= SlotOverheadBytes + 3; prefix++)
            {
                VirtualFlash flash = before.Clone();
                flash.CutAt(0, prefix);
                Assert.ThrowsExactly<PowerLostException>(() => Open(flash).Save(Ids[0], [7, 8, 9], 0, 3));
                flash.Restore();
                Dictionary<byte, byte[]> expected = prefix == SlotOverheadBytes + 3 ? fresh : old;
                AssertSame(expected, Read(flash), $"saves {saves}, prefix {prefix}");
            }
        }
    }

    private static void Race(int seed)
    {
        Random random = new(seed);
        Random? draw = StorageSeeds.CutsOf(seed);
        VirtualFlash flash = new();
        Dictionary<byte, byte[]> model = [];
        for (int request = 0; request < RequestCount; request++)
        {
            byte id = Ids[random.Next(Ids.Length)];
            byte[]? value = random.Next(4) == 0 ? null : Bytes(random, random.Next(5) == 0 ? 65 : random.Next(20));
            value = value is { Length: > 64 } && id == RecordKeys.Counters ? value[..64] : value;
            Dictionary<byte, byte[]> next = new(model);
            if (value is null)
            {
                next.Remove(id);
            }
            else
            {
                next[id] = value;
            }

            List<(VirtualFlash Flash, Dictionary<byte, byte[]> Model)> outcomes = [];
            int bytesMax = SlotOverheadBytes + (value?.Length ?? 0);
            bool isAlone = random.Next(2) == 0;
            Action<VirtualFlash> action = f => Apply(f, id, value, isAlone);
            foreach ((string where, VirtualFlash cut) in PowerCuts.Of(flash, bytesMax, action, draw))
            {
                string context = $"WALLET_TEST_SEED={seed}, request {request}, {where}";
                Dictionary<byte, byte[]> found = Read(cut);
                AssertSame(Same(found, next) ? next : model, found, context);
                outcomes.Add((cut.Clone(), found));

                // And what is left behind is no obstacle: the same request again ends as if nothing had happened.
                action(cut);
                AssertSame(next, Read(cut), context + ", again");
            }

            // Go on from the clean outcome, or from one that a cut left behind.
            action(flash);
            (flash, model) = outcomes.Count > 0 && random.Next(2) == 0
                ? outcomes[random.Next(outcomes.Count)]
                : (flash.Clone(), next);
            AssertSame(model, Read(flash), $"WALLET_TEST_SEED={seed}, after request {request}");
        }
    }

    private static void Apply(VirtualFlash flash, byte id, byte[]? value, bool isAlone)
    {
        RecordStore store = Open(flash);
        StatusCode status = value is null ? store.Erase(id)
            : isAlone ? store.SaveAlone(id, value, 0, value.Length)
            : store.Save(id, value, 0, value.Length);
        Assert.AreEqual(StatusCode.Ok, status);
        if (value is not null && isAlone)
        {
            int slots = flash.Names.Count(name => name.StartsWith($"r{id:x2}.", StringComparison.Ordinal));
            Assert.AreEqual(1, slots);
        }
    }

    private static Dictionary<byte, byte[]> Read(VirtualFlash flash)
    {
        Dictionary<byte, byte[]> found = [];
        byte[] buffer = new byte[RecordKeys.PayloadBytesMaxOfAll];
        RecordStore store = Open(flash);
        foreach (byte id in Ids)
        {
            StatusCode status = store.Load(id, buffer, out int count);
            if (status == StatusCode.Ok)
            {
                found[id] = buffer[..count];
            }
            else
            {
                Assert.AreEqual(StatusCode.RecordAbsent, status);
            }
        }

        return found;
    }

    private static bool Same(Dictionary<byte, byte[]> a, Dictionary<byte, byte[]> b) =>
        a.Count == b.Count
        && a.All(pair => b.TryGetValue(pair.Key, out byte[]? other) && pair.Value.SequenceEqual(other));

    private static void AssertSame(Dictionary<byte, byte[]> expected, Dictionary<byte, byte[]> found, string context)
    {
        Assert.IsTrue(Same(expected, found), context);
    }

    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static RecordStore Open(VirtualFlash flash) => new(flash, new TestMac(), TestMac.Key);
}
