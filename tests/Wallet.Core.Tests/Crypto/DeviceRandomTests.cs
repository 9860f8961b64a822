using System;
using System.Linq;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class DeviceRandomTests
{
    [TestMethod]
    public void Start_TwoHealthySources_Ok()
    {
        DeviceRandom random = Make(new SeededSource(1), new SeededSource(2));
        Assert.AreEqual(StatusCode.Ok, random.Start());
        Assert.IsTrue(Take(random, 32).Any(b => b != 0));
    }

    [TestMethod]
    public void Fill_AfterStart_IsDrbgOverDigestOfEverySource()
    {
        DeviceRandom random = Make(new SeededSource(1), new SeededSource(2), new SeededSource(3));
        random.Start();

        HmacDrbg expected = new(new HmacSha256());
        byte[] entropy = Enumerable.Range(1, 3).SelectMany(seed => DigestOf(new SeededSource(seed))).ToArray();
        expected.Instantiate(entropy, null!, "board 7"u8.ToArray());
        byte[] bytes = new byte[100];
        expected.Generate(bytes, 0, 100);
        Hex.AreEqual(bytes, Take(random, 100));
    }

    [TestMethod]
    public void Start_OneSource_EntropyFailed()
    {
        Assert.AreEqual(StatusCode.EntropyFailed, Make(new SeededSource(1)).Start());
        Assert.AreEqual(StatusCode.EntropyFailed, Make().Start());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    public void Start_AnySourceDead_EntropyFailedAndEverySourceAsked(int deadIndex)
    {
        SeededSource[] sources = [new(1), new(2), new(3)];
        sources[deadIndex].Dead = true;
        DeviceRandom random = Make(sources);
        Assert.AreEqual(StatusCode.EntropyFailed, random.Start());
        Assert.IsTrue(sources.All(source => source.BytesRead == 1024));
        Assert.ThrowsExactly<GuardException>(() => Take(random, 1));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void Start_AnySourceStuck_EntropyFailed(int stuckIndex)
    {
        SeededSource[] sources = [new(1), new(2)];
        sources[stuckIndex].StuckAtBytes = 500;
        Assert.AreEqual(StatusCode.EntropyFailed, Make(sources).Start());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void Start_AnySourceStronglyBiased_EntropyFailed(int biasedIndex)
    {
        SeededSource[] sources = [new(1), new(2)];
        sources[biasedIndex].Biased = true;
        Assert.AreEqual(StatusCode.EntropyFailed, Make(sources).Start());
    }

    [TestMethod]
    public void Start_SameSourceTwice_EntropyFailed()
    {
        Assert.AreEqual(
            StatusCode.EntropyFailed, Make(new SeededSource(1), new SeededSource(2), new SeededSource(1)).Start());
    }

    [TestMethod]
    public void Start_AfterFailureWithRepairedSource_Ok()
    {
        SeededSource broken = new(2) { StuckAtBytes = 100 };
        DeviceRandom random = Make(new SeededSource(1), broken);
        Assert.AreEqual(StatusCode.EntropyFailed, random.Start());
        broken.StuckAtBytes = int.MaxValue;
        Assert.AreEqual(StatusCode.Ok, random.Start());
    }

    [TestMethod]
    public void Fill_BeforeStart_Guarded()
    {
        DeviceRandom random = Make(new SeededSource(1), new SeededSource(2));
        Assert.ThrowsExactly<GuardException>(() => Take(random, 1));
        Assert.ThrowsExactly<GuardException>(() => random.Reseed());
    }

    [TestMethod]
    public void Fill_OtherPersonalization_OtherBytes()
    {
        IEntropySource[] Sources() => [new SeededSource(1), new SeededSource(2)];
        DeviceRandom one = new(Sources(), new HmacSha256(), "board 7"u8.ToArray());
        DeviceRandom other = new(Sources(), new HmacSha256(), "board 8"u8.ToArray());
        one.Start();
        other.Start();
        CollectionAssert.AreNotEqual(Take(one, 32), Take(other, 32));
    }

    [TestMethod]
    public void Fill_LargeRange_WholeRangeAndNothingElse()
    {
        DeviceRandom random = Make(new SeededSource(1), new SeededSource(2));
        random.Start();
        byte[] buffer = new byte[150_000];
        random.Fill(buffer, 10, 149_980);
        Assert.IsTrue(buffer[..10].Concat(buffer[^10..]).All(b => b == 0));
        Assert.IsTrue(buffer[10..30].Any(b => b != 0) && buffer[^30..^10].Any(b => b != 0));
    }

    [TestMethod]
    public void Reseed_HealthySources_OtherBytesThanWithout()
    {
        DeviceRandom kept = Make(new SeededSource(1), new SeededSource(2));
        DeviceRandom reseeded = Make(new SeededSource(1), new SeededSource(2));
        kept.Start();
        reseeded.Start();
        Assert.AreEqual(StatusCode.Ok, reseeded.Reseed());
        CollectionAssert.AreNotEqual(Take(kept, 32), Take(reseeded, 32));
    }

    [TestMethod]
    public void Reseed_SourceFails_NothingMoreUntilStart()
    {
        SeededSource failing = new(2) { StuckAtBytes = 1500 };
        DeviceRandom random = Make(new SeededSource(1), failing);
        Assert.AreEqual(StatusCode.Ok, random.Start());
        Assert.AreEqual(StatusCode.EntropyFailed, random.Reseed());
        Assert.ThrowsExactly<GuardException>(() => Take(random, 1));
    }

    private static DeviceRandom Make(params IEntropySource[] sources)
    {
        return new DeviceRandom(sources, new HmacSha256(), "board 7"u8.ToArray());
    }

    private static byte[] Take(DeviceRandom random, int count)
    {
        byte[] bytes = new byte[count];
        random.Fill(bytes, 0, count);
        return bytes;
    }

    private static byte[] DigestOf(SeededSource source)
    {
        byte[] samples = new byte[1024];
        source.Fill(samples, 0, 1024);
        return Sha256.Hash(samples);
    }
}
