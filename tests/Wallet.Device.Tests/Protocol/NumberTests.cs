using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Device.Tests.Protocol;

/// <summary>
/// The chip goes by the tag a value carries, not by its type in the source: forms that must come out as on a desktop.
/// </summary>
[TestClass]
public sealed class NumberTests
{
    [TestMethod]
    public void Borrow_OfTwoWords_FromTheTopBit()
    {
        uint small = 0x80000000u;
        uint large = 0x80000001u;
        Assert.IsTrue((uint)(((ulong)small - large) >> 63) == 1u);
        Assert.IsTrue((uint)(((ulong)large - small) >> 63) == 0u);
        Assert.IsTrue((uint)(((ulong)large - large) >> 63) == 0u);
    }

    [TestMethod]
    public void Mask_OfTheTopBit_AllOrNothing()
    {
        uint set = 0x80000001u;
        uint clear = 0x7fffffffu;
        Assert.IsTrue(0u - (set >> 31) == 0xffffffffu);
        Assert.IsTrue(0u - (clear >> 31) == 0u);
    }

    [TestMethod]
    public void Words_PutAndRead_EveryBit()
    {
        byte[] b = new byte[12];
        for (int bit = 0; bit < 64; bit++)
        {
            ulong value = 1UL << bit;
            Bytes.PutUInt64BigEndian(b, 2, value);
            Assert.AreEqual(1 << (bit % 8), (int)b[9 - (bit / 8)]);
            Assert.IsTrue(Bytes.ReadUInt64BigEndian(b, 2) == value);
            Bytes.PutUInt32BigEndian(b, 2, (uint)(value >> 32));
            Assert.IsTrue(Bytes.ReadUInt32BigEndian(b, 2) == (uint)(value >> 32));
        }
    }

    [TestMethod]
    public void Hex_EveryByte_TwoDigits()
    {
        byte[] all = Hex.Counting(256, 0);
        string hex = Bytes.ToHex(all, 0, all.Length);
        Assert.AreEqual(512, hex.Length);
        Assert.AreEqual("7f80818283", hex.Substring(254, 10));
        Check.AreEqual(all, Hex.ToBytes(hex), "there and back");
    }

    [TestMethod]
    public void AreEqual_EachBitTurned_False()
    {
        byte[] a = Hex.ToBytes("0980ff00");
        byte[] b = Hex.ToBytes("80ff");
        Assert.IsTrue(Bytes.AreEqual(a, 1, b, 0, 2));
        for (int bit = 0; bit < 16; bit++)
        {
            b[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.IsFalse(Bytes.AreEqual(a, 1, b, 0, 2));
            b[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [TestMethod]
    [DataRow(0L, "00")]
    [DataRow(23L, "17")]
    [DataRow(24L, "1818")]
    [DataRow(255L, "18ff")]
    [DataRow(256L, "190100")]
    [DataRow(65536L, "1a00010000")]
    [DataRow(2147483648L, "1a80000000")]
    [DataRow(4294967295L, "1affffffff")]
    [DataRow(4294967296L, "1b0000000100000000")]
    [DataRow(long.MaxValue, "1b7fffffffffffffff")]
    [DataRow(-1L, "20")]
    [DataRow(-256L, "38ff")]
    [DataRow(-2147483649L, "3a80000000")]
    [DataRow(-4294967297L, "3b0000000100000000")]
    [DataRow(long.MinValue, "3b7fffffffffffffff")]
    public void Integer_ThereAndBack_ShortestForm(long value, string hex)
    {
        var writer = new CborWriter(new byte[9]);
        writer.WriteInteger(value);
        Check.IsHex(hex, writer.ToArray());
        byte[] encoded = Hex.ToBytes(hex);
        var reader = new CborReader(encoded, 0, encoded.Length);
        Assert.AreEqual(value, reader.ReadInteger());
        Check.IsOk(reader.Finish(), hex);
    }
}
