using System;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using Wallet.Core.Background;
using Wallet.Core.Crypto;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;

namespace Wallet.Core.Tests.Background;

/// <summary>A wrong table in a sound file refuses nothing that is right, and does not last.</summary>
[TestClass]
public sealed class WrongTableTests
{
    private const int PointInts = P256Curve.PointInts;

    private readonly TestDevice _device = TestDevice.Fresh();

    private DeviceContext Context => _device.Context;

    private byte[] PublicKey => TestAuthority.PublicKey(_device.Authority.Key.ExportParameters(false).Q);

    // Not every signature needs the entry: about every third one finds it.
    [TestMethod]
    [DataRow(0, 0)]
    [DataRow((20 * PointInts) + 8, 3)]
    [DataRow((41 * PointInts) + 9, 28)]
    [DataRow((128 * PointInts) - 1, 31)]
    public void Verify_BitFlippedInMemory_RightStaysRightAndTheTableIsMadeAnew(int limb, int bit)
    {
        Finish();
        byte[] whole = _device.Board.Flash.Contents("t0")!;
        TableInMemory().Entries[limb] ^= 1 << bit;
        AssertFoundAndMended(whole);
    }

    [TestMethod]
    public void Verify_EntriesSwappedBeforeTheyWereSealed_RightStaysRightAndTheTableIsMadeAnew()
    {
        byte[] whole = SealWrong(entries =>
        {
            int[] first = entries[..PointInts];
            Array.Copy(entries, PointInts, entries, 0, PointInts);
            first.CopyTo(entries, PointInts);
        });
        _device.Restart();
        Finish();
        Assert.AreEqual(0, Context.Issuers.DamageCount);
        AssertFoundAndMended(whole);
    }

    [TestMethod]
    [DataRow(6, 63)]
    [DataRow(6, 127)]
    [DataRow(8, 130)]
    [DataRow(8, 511)]
    public void Step_BitFlippedBeforeItWasSealed_FoundWhenItIsRead(int teeth, int entry)
    {
        _device.Board.Ports.KeyTableTeeth = teeth;
        _device.Restart();
        byte[] whole = SealWrong(entries => entries[(entry * PointInts) + 4] ^= 1);
        _device.Restart();
        Finish();
        AssertMended(whole);
        AssertRightAndWrong(1);
    }

    [TestMethod]
    public void Step_BitFlippedWhileItIsMade_NotUsedNorWrittenAndMadeAgain()
    {
        Assert.IsTrue(Context.Issuers.Step());
        Assert.IsTrue(Context.Issuers.Step());
        object builder = Field(Authority(), "_builder")!;
        P256KeyTable table = (P256KeyTable)Field(builder, "_table")!;
        table.Entries[table.TableEntries / 2 * PointInts] ^= 1;
        while (Context.Issuers.DamageCount == 0)
        {
            Assert.IsTrue(Context.Issuers.Step());
            Assert.AreEqual(0, Context.Issuers.ReadyCount);
            Assert.IsLessThan(0, _device.Board.Flash.Length("t0"));
        }

        Finish();
        AssertMended(_device.Board.Flash.Contents("t0")!);
        AssertRightAndWrong(1);
    }

    // What one table refuses says nothing of the other.
    [TestMethod]
    public void Verify_CentralBanksTableWrong_ItAloneIsMadeAnew()
    {
        using ECDsa bank = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] encoded = _device.Authority.Issue(bank, "central", Role.CentralBank, "Central bank");
        Assert.AreEqual(StatusCode.Ok, Context.Identity.StoreCentralBank(TestAuthority.Decode(encoded)));
        Finish();
        byte[] whole = _device.Board.Flash.Contents("t1")!;
        int[] entries = TableOf(Context, "_centralBank").Entries;
        for (int i = 0; i < entries.Length; i += PointInts) { entries[i] ^= 1; }

        P256KeyTable authoritys = TableInMemory();
        byte[] digest = new byte[32];
        digest[0] = 1;
        byte[] publicKey = TestAuthority.PublicKey(bank.ExportParameters(false).Q);
        Assert.IsTrue(IssuerTables.Verify(Context, publicKey, digest, bank.SignHash(digest)));
        Assert.AreEqual(1, Context.Issuers.DamageCount);
        Assert.AreEqual(1, Context.Issuers.ReadyCount);
        Finish();
        Assert.AreEqual(2, Context.Issuers.ReadyCount);
        Assert.AreSame(authoritys, TableInMemory());
        CollectionAssert.AreEqual(whole, _device.Board.Flash.Contents("t1"));
    }

    // Memory that is broken for good: the device goes on without, and rests.
    [TestMethod]
    public void Step_WrongEachTime_WithoutATableUntilTheNextStart()
    {
        for (int i = 0; i < 10_000 && Context.Issuers.Step(); i++)
        {
            object? table = Field(Authority(), "_table");
            if (table != null) { ((P256KeyTable)table).Entries[5] ^= 1 << 7; }
        }

        Assert.IsFalse(Context.Issuers.Step());
        Assert.AreEqual(8, Context.Issuers.DamageCount);
        Assert.AreEqual(0, Context.Issuers.ReadyCount);
        AssertRightAndWrong(1);
        _device.Restart();
        Finish();
        Assert.AreEqual(1, Context.Issuers.ReadyCount);
        Assert.AreEqual(0, Context.Issuers.DamageCount);
    }

    /// <summary>The table of an issuer that is in memory.</summary>
    internal static P256KeyTable TableOf(DeviceContext context, string issuer)
    {
        object found = Field(context.Issuers, issuer)!;
        return (P256KeyTable)found.GetType().GetProperty("Table")!.GetValue(found)!;
    }

    private static object? Field(object of, string name) =>
        of.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(of);

    private object Authority() => Field(Context.Issuers, "_authority")!;

    private P256KeyTable TableInMemory() => TableOf(Context, "_authority");

    // The right file, after a wrong one was written in its place, with tags that fit.
    private byte[] SealWrong(Action<int[]> change)
    {
        Finish();
        byte[] whole = _device.Board.Flash.Contents("t0")!;
        _device.Board.Flash.Delete("t0");
        _device.Restart();
        while (Context.Issuers.ReadyCount == 0) { Assert.IsTrue(Context.Issuers.Step()); }

        change(TableInMemory().Entries);
        Finish();
        CollectionAssert.AreNotEqual(whole, _device.Board.Flash.Contents("t0"));
        return whole;
    }

    private void AssertFoundAndMended(byte[] whole)
    {
        for (int i = 0; Context.Issuers.DamageCount == 0; i++)
        {
            Assert.IsLessThan(100, i);
            AssertRightAndWrong(i);
        }

        Assert.AreEqual(0, Context.Issuers.ReadyCount);
        Assert.IsTrue(Context.Issuers.Step());
        Assert.IsLessThan(0, _device.Board.Flash.Length("t0"));
        Finish();
        AssertMended(whole);
        for (int i = 0; i < 20; i++) { AssertRightAndWrong(i); }

        Assert.AreEqual(1, Context.Issuers.DamageCount);
    }

    private void AssertMended(byte[] whole)
    {
        Assert.AreEqual(1, Context.Issuers.DamageCount);
        Assert.AreEqual(1, Context.Refusals.Total);
        Assert.AreEqual(StatusCode.StorageDamaged, Context.Refusals.StatusAt(0));
        Assert.AreEqual(1, Context.Issuers.ReadyCount);
        CollectionAssert.AreEqual(whole, _device.Board.Flash.Contents("t0"));
        Assert.IsTrue(TableInMemory().AreOnCurve(0, P256KeyTable.EntryCountOf(Context.Ports.KeyTableTeeth)));
    }

    private void AssertRightAndWrong(int number)
    {
        byte[] digest = [.. Enumerable.Range(number, 32).Select(i => (byte)i)];
        byte[] signature = _device.Authority.Key.SignHash(digest);
        byte[] wrong = [.. signature];
        wrong[40] ^= 1;
        int damage = Context.Issuers.DamageCount;
        Assert.IsFalse(IssuerTables.Verify(Context, PublicKey, digest, wrong));
        Assert.AreEqual(damage, Context.Issuers.DamageCount);
        Assert.IsTrue(IssuerTables.Verify(Context, PublicKey, digest, signature));
    }

    private void Finish()
    {
        for (int i = 0; Context.Issuers.Step(); i++) { Assert.IsLessThan(1_000, i); }
    }
}
