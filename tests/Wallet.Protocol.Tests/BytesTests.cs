using System;

namespace Wallet.Protocol.Tests;

[TestClass]
public class BytesTests
{
    [TestMethod]
    public void AreEqual_EachBitTurned_IsFalse()
    {
        byte[] a = [9, 1, 2, 3, 9];
        byte[] b = [1, 2, 3];
        Assert.IsTrue(Bytes.AreEqual(a, 1, b, 0, 3));
        for (int bit = 0; bit < 24; bit++)
        {
            b[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.IsFalse(Bytes.AreEqual(a, 1, b, 0, 3));
            b[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [TestMethod]
    public void AreEqual_NoBytes_IsTrue() => Assert.IsTrue(Bytes.AreEqual([1], 0, [2], 0, 0));

    [TestMethod]
    public void Slice_Changed_LeavesItsSource()
    {
        byte[] source = [1, 2, 3, 4];
        byte[] slice = Bytes.Slice(source, 1, 2);
        CollectionAssert.AreEqual(new byte[] { 2, 3 }, slice);
        slice[0] = 9;
        Assert.AreEqual(2, source[1]);
    }

    [TestMethod]
    public void Clear_Part_LeavesTheRest()
    {
        byte[] b = [1, 2, 3, 4];
        Bytes.Clear(b, 1, 2);
        CollectionAssert.AreEqual(new byte[] { 1, 0, 0, 4 }, b);
    }

    [TestMethod]
    public void ToHex_EveryByte_IsAsDotNetWritesIt()
    {
        byte[] all = new byte[256];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = (byte)i;
        }

        Assert.AreEqual(Convert.ToHexStringLower(all), Bytes.ToHex(all, 0, all.Length));
        Assert.AreEqual("0f10", Bytes.ToHex(all, 15, 2));
        Assert.AreEqual("", Bytes.ToHex(all, 0, 0));
    }

    [TestMethod]
    [DataRow(0u, "00000000")]
    [DataRow(0x01020304u, "01020304")]
    [DataRow(0x80000001u, "80000001")]
    [DataRow(uint.MaxValue, "ffffffff")]
    public void UInt32_PutAndRead_MostSignificantFirst(uint value, string hex)
    {
        byte[] b = new byte[6];
        Bytes.PutUInt32BigEndian(b, 1, value);
        Assert.AreEqual("00" + hex + "00", Bytes.ToHex(b, 0, 6));
        Assert.AreEqual(value, Bytes.ReadUInt32BigEndian(b, 1));
    }

    [TestMethod]
    [DataRow(0ul, "0000000000000000")]
    [DataRow(0x0102030405060708ul, "0102030405060708")]
    [DataRow(0x8000000080000001ul, "8000000080000001")]
    [DataRow(ulong.MaxValue, "ffffffffffffffff")]
    public void UInt64_PutAndRead_MostSignificantFirst(ulong value, string hex)
    {
        byte[] b = new byte[10];
        Bytes.PutUInt64BigEndian(b, 1, value);
        Assert.AreEqual("00" + hex + "00", Bytes.ToHex(b, 0, 10));
        Assert.AreEqual(value, Bytes.ReadUInt64BigEndian(b, 1));
    }
}
