using System;
using System.Linq;
using Wallet.Core.Safety;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Storage;

[TestClass]
public sealed class RecordStoreTests
{
    private const byte Id = RecordKeys.Settings;
    private const string NameA = "r05.a";
    private const string NameB = "r05.b";
    private const int SlotOverheadBytes = 32;

    private const string FrozenSlot =
        "57520105" + "00000001" + "0003fffc" + "a1a2a3" + "06a54ea7" + "b9d791110689c4a79c0623b2c85268a6";

    private readonly VirtualFlash _flash = new();
    private readonly byte[] _buffer = new byte[RecordKeys.PayloadBytesMaxOfAll];

    [TestMethod]
    public void Load_NothingSaved_RecordAbsent()
    {
        Assert.AreEqual(StatusCode.RecordAbsent, Open().Load(Id, _buffer, out int count));
        Assert.AreEqual(0, count);
    }

    [TestMethod]
    public void Save_ThenLoad_SameBytes()
    {
        for (byte n = 0; n < 5; n++)
        {
            byte[] value = Value(n, count: n * 16);
            Assert.AreEqual(StatusCode.Ok, Open().Save(Id, value, 0, value.Length));
            AssertHolds(value);
        }
    }

    [TestMethod]
    public void Save_SlotBytes_AreTheFrozenOnes()
    {
        RecordStore store = Open();
        Assert.AreEqual(StatusCode.Ok, store.Save(Id, [0xFF, 0xA1, 0xA2, 0xA3, 0xFF], 1, 3));

        // Layout of README.md; CRC and tag computed independently with Python's zlib and hmac.
        Assert.AreEqual(FrozenSlot, Convert.ToHexStringLower(_flash.Contents(NameA)!));
    }

    [TestMethod]
    public void Save_Twice_KeepsTheOlderSlotUntouched()
    {
        Save(Value(1, 8));
        byte[] older = _flash.Contents(NameA)!;
        Save(Value(2, 8));
        CollectionAssert.AreEqual(older, _flash.Contents(NameA));
        Save(Value(3, 8));
        CollectionAssert.AreNotEqual(older, _flash.Contents(NameA));
        Assert.AreEqual(2, _flash.Names.Length);
    }

    [TestMethod]
    public void Save_LargestPayload_IsKept()
    {
        byte[] value = Value(7, RecordKeys.PayloadBytesMaxOfAll);
        Assert.AreEqual(StatusCode.Ok, Open().Save(RecordKeys.VoucherFirst, value, 0, value.Length));
        Assert.AreEqual(StatusCode.Ok, Open().Load(RecordKeys.VoucherFirst, _buffer, out int count));
        CollectionAssert.AreEqual(value, _buffer[..count]);
    }

    [TestMethod]
    public void Save_LongerThanItsLimit_MessageOversizedAndNothingChanged()
    {
        Save(Value(1, 64));
        int operations = _flash.OperationCount;
        Assert.AreEqual(StatusCode.MessageOversized, Open().Save(Id, new byte[65], 0, 65));
        Assert.AreEqual(operations, _flash.OperationCount);
        AssertHolds(Value(1, 64));
    }

    [TestMethod]
    public void Save_UnknownRecord_Guard()
    {
        GuardException broken = Assert.ThrowsExactly<GuardException>(() => Open().Save(0xFF, [1], 0, 1));
        Assert.AreEqual(104, broken.Number);
    }

    [TestMethod]
    [DataRow(FlashFault.Reported)]
    [DataRow(FlashFault.Silent)]
    public void Save_FlashFails_StorageDamagedAndTheOldValueStays(FlashFault fault)
    {
        Save(Value(1, 20));
        Save(Value(2, 20));
        _flash.FailAt(_flash.OperationCount, fault);
        Assert.AreEqual(StatusCode.StorageDamaged, Open().Save(Id, Value(3, 20), 0, 20));
        AssertHolds(Value(2, 20));
        Save(Value(4, 20));
        AssertHolds(Value(4, 20));
    }

    [TestMethod]
    public void Save_NoRoom_StorageFullAndTheOldValueStays()
    {
        VirtualFlash small = new(bytesTotal: SlotOverheadBytes + 40, sizeBytesMax: 4096);
        RecordStore store = new(small, new TestMac(), TestMac.Key);
        Assert.AreEqual(StatusCode.Ok, store.Save(Id, Value(1, 40), 0, 40));
        Assert.AreEqual(StatusCode.StorageFull, store.Save(Id, Value(2, 40), 0, 40));
        Assert.AreEqual(StatusCode.Ok, store.Load(Id, _buffer, out int count));
        CollectionAssert.AreEqual(Value(1, 40), _buffer[..count]);

        // A full flash can be emptied: erasing writes nothing.
        Assert.AreEqual(StatusCode.Ok, store.Erase(Id));
        Assert.AreEqual(StatusCode.Ok, store.Save(Id, Value(2, 40), 0, 40));
    }

    [TestMethod]
    public void Erase_SavedTwice_NothingIsLeft()
    {
        Save(Value(1, 8));
        Save(Value(2, 8));
        Assert.AreEqual(StatusCode.Ok, Open().Erase(Id));
        Assert.AreEqual(StatusCode.RecordAbsent, Open().Load(Id, _buffer, out _));
        Assert.AreEqual(0, _flash.Names.Length);
        Assert.AreEqual(StatusCode.Ok, Open().Erase(Id));
    }

    [TestMethod]
    [DataRow(FlashFault.Reported)]
    [DataRow(FlashFault.Silent)]
    public void Erase_FlashKeepsTheFile_StorageDamagedAndTheCurrentValueStays(FlashFault fault)
    {
        Save(Value(1, 8));
        Save(Value(2, 8));
        _flash.FailAt(_flash.OperationCount, fault);
        Assert.AreEqual(StatusCode.StorageDamaged, Open().Erase(Id));
        AssertHolds(Value(2, 8));
        _flash.FailAt(_flash.OperationCount + 1, fault);
        Assert.AreEqual(StatusCode.StorageDamaged, Open().Erase(Id));
        AssertHolds(Value(2, 8));
    }

    [TestMethod]
    public void Load_EveryBitOfTheOnlySlotFlipped_StorageDamaged()
    {
        Save(Value(1, 24));
        int length = _flash.Length(NameA);
        for (int bit = 0; bit < length * 8; bit++)
        {
            _flash.FlipBit(NameA, bit / 8, bit % 8);
            Assert.AreEqual(StatusCode.StorageDamaged, Open().Load(Id, _buffer, out _), $"bit {bit}");
            _flash.FlipBit(NameA, bit / 8, bit % 8);
        }

        AssertHolds(Value(1, 24));
    }

    [TestMethod]
    [DataRow(NameB, 1, DisplayName = "current slot damaged")]
    [DataRow(NameA, 2, DisplayName = "older slot damaged")]
    public void Load_EveryBitOfOneOfTwoSlotsFlipped_StorageDamagedWithTheOtherValue(string damaged, int expected)
    {
        Save(Value(1, 24));
        Save(Value(2, 24));
        int length = _flash.Length(damaged);
        for (int bit = 0; bit < length * 8; bit++)
        {
            _flash.FlipBit(damaged, bit / 8, bit % 8);
            Assert.AreEqual(StatusCode.StorageDamaged, Open().Load(Id, _buffer, out int count), $"bit {bit}");
            CollectionAssert.AreEqual(Value(expected, 24), _buffer[..count], $"bit {bit}");
            _flash.FlipBit(damaged, bit / 8, bit % 8);
        }

        _flash.FlipBit(damaged, 4, 0);
        Save(Value(3, 24));
        AssertHolds(Value(3, 24));
    }

    [TestMethod]
    public void Load_BothSlotsDamaged_StorageDamagedUntilSavedOrErased()
    {
        Save(Value(1, 24));
        Save(Value(2, 24));
        _flash.FlipBit(NameA, 3, 0);
        _flash.FlipBit(NameB, 20, 7);
        Assert.AreEqual(StatusCode.StorageDamaged, Open().Load(Id, _buffer, out _));

        VirtualFlash erased = _flash.Clone();
        Assert.AreEqual(StatusCode.Ok, new RecordStore(erased, new TestMac(), TestMac.Key).Erase(Id));
        Assert.AreEqual(0, erased.Names.Length);

        Save(Value(3, 24));
        AssertHolds(Value(3, 24));
        CollectionAssert.AreEqual(new[] { NameA }, _flash.Names);
    }

    [TestMethod]
    public void Load_OnlyATornSlot_RecordAbsent()
    {
        Save(Value(1, 8));
        byte[] slot = _flash.Contents(NameA)!;
        for (int count = 0; count < slot.Length; count++)
        {
            _flash.SetContents(NameA, slot[..count]);
            Assert.AreEqual(StatusCode.RecordAbsent, Open().Load(Id, _buffer, out _), $"first {count} bytes");
        }
    }

    [TestMethod]
    public void Load_BytesBehindTheSlot_StorageDamaged()
    {
        Save(Value(1, 8));
        _flash.SetContents(NameA, [.. _flash.Contents(NameA)!, 0]);
        Assert.AreEqual(StatusCode.StorageDamaged, Open().Load(Id, _buffer, out _));
    }

    [TestMethod]
    public void Load_SlotOfAnotherRecordMovedHere_StorageDamaged()
    {
        byte[] value = Value(1, 8);
        Assert.AreEqual(StatusCode.Ok, Open().Save(RecordKeys.Counters, value, 0, 8));
        _flash.SetContents(NameA, _flash.Contents("r07.a"));
        Assert.AreEqual(StatusCode.StorageDamaged, Open().Load(Id, _buffer, out _));
    }

    [TestMethod]
    public void Load_SlotOfAnotherDevice_StorageDamaged()
    {
        Save(Value(1, 8));
        byte[] otherKey = TestMac.Key;
        otherKey[31] ^= 1;
        RecordStore other = new(_flash, new TestMac(), otherKey);
        Assert.AreEqual(StatusCode.StorageDamaged, other.Load(Id, _buffer, out _));
    }

    private RecordStore Open() => new(_flash, new TestMac(), TestMac.Key);

    private void Save(byte[] value) => Assert.AreEqual(StatusCode.Ok, Open().Save(Id, value, 0, value.Length));

    private void AssertHolds(byte[] value)
    {
        Assert.AreEqual(StatusCode.Ok, Open().Load(Id, _buffer, out int count));
        CollectionAssert.AreEqual(value, _buffer[..count]);
    }

    private static byte[] Value(int seed, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (byte)((seed * 37) + (i * 11)))];
}
