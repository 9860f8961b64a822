using System;
using Wallet.Core.Crypto;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class P256CompleteTests
{
    private const string Order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    private const string OrderLessOne = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550";
    private const string OrderPlusOne = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632552";
    private const string MinusFive = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63254c";
    private const string BaseX = "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
    private const string BaseY = "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";
    private const string BaseYNegated = "b01cbd1c01e58065711814b583f061e9d431cca994cea1313449bf97c840ae0a";

    private readonly P256Complete _group = new();

    // Multiples of the base point as published at point-at-infinity.org/ecc/nisttv; the scalar is in hexadecimal.
    [TestMethod]
    [DataRow(
        "1",
        "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
        + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")]
    [DataRow(
        "2",
        "7cf27b188d034f7e8a52380304b51ac3c08969e277f21b35a60b48fc47669978"
        + "07775510db8ed040293d9ac69f7430dbba7dade63ce982299e04b79d227873d1")]
    [DataRow(
        "3",
        "5ecbe4d1a6330a44c8f7ef951d4bf165e6c6b721efada985fb41661bc6e7fd6c"
        + "8734640c4998ff7e374b06ce1a64a2ecd82ab036384fb83d9a79b127a27d5032")]
    [DataRow(
        "4",
        "e2534a3532d08fbba02dde659ee62bd0031fe2db785596ef509302446b030852"
        + "e0f1575a4c633cc719dfee5fda862d764efc96c3f30ee0055c42c23f184ed8c6")]
    [DataRow(
        "5",
        "51590b7a515140d2d784c85608668fdfef8c82fd1f5be52421554a0dc3d033ed"
        + "e0c17da8904a727d8ae1bf36bf8a79260d012f00d4d80888d1d0bb44fda16da4")]
    [DataRow(
        "6",
        "b01a172a76a4602c92d3242cb897dde3024c740debb215b4c6b0aae93c2291a9"
        + "e85c10743237dad56fec0e2dfba703791c00f7701c7e16bdfd7c48538fc77fe2")]
    [DataRow(
        "7",
        "8e533b6fa0bf7b4625bb30667c01fb607ef9f8b8a80fef5b300628703187b2a3"
        + "73eb1dbde03318366d069f83a6f5900053c73633cb041b21c55e1a86c1f400b4")]
    [DataRow(
        "8",
        "62d9779dbee9b0534042742d3ab54cadc1d238980fce97dbb4dd9dc1db6fb393"
        + "ad5accbd91e9d8244ff15d771167cee0a2ed51f6bbe76a78da540a6a0f09957e")]
    [DataRow(
        "9",
        "ea68d7b6fedf0b71878938d51d71f8729e0acb8c2c6df8b3d79e8a4b90949ee0"
        + "2a2744c972c9fce787014a964a8ea0c84d714feaa4de823fe85a224a4dd048fa")]
    [DataRow(
        "a",
        "cef66d6b2a3a993e591214d1ea223fb545ca6c471c48306e4c36069404c5723f"
        + "878662a229aaae906e123cdd9d3b4c10590ded29fe751eeeca34bbaa44af0773")]
    [DataRow(
        "b",
        "3ed113b7883b4c590638379db0c21cda16742ed0255048bf433391d374bc21d1"
        + "9099209accc4c8a224c843afa4f4c68a090d04da5e9889dae2f8eefce82a3740")]
    [DataRow(
        "c",
        "741dd5bda817d95e4626537320e5d55179983028b2f82c99d500c5ee8624e3c4"
        + "0770b46a9c385fdc567383554887b1548eeb912c35ba5ca71995ff22cd4481d3")]
    [DataRow(
        "d",
        "177c837ae0ac495a61805df2d85ee2fc792e284b65ead58a98e15d9d46072c01"
        + "63bb58cd4ebea558a24091adb40f4e7226ee14c3a1fb4df39c43bbe2efc7bfd8")]
    [DataRow(
        "e",
        "54e77a001c3862b97a76647f4336df3cf126acbe7a069c5e5709277324d2920b"
        + "f599f1bb29f4317542121f8c05a2e7c37171ea77735090081ba7c82f60d0b375")]
    [DataRow(
        "f",
        "f0454dc6971abae7adfb378999888265ae03af92de3a0ef163668c63e59b9d5f"
        + "b5b93ee3592e2d1f4e6594e51f9643e62a3b21ce75b5fa3f47e59cde0d034f36")]
    [DataRow(
        "10",
        "76a94d138a6b41858b821c629836315fcd28392eff6ca038a5eb4787e1277c6e"
        + "a985fe61341f260e6cb0a1b5e11e87208599a0040fc78baa0e9ddd724b8c5110")]
    [DataRow(
        "11",
        "47776904c0f1cc3a9c0984b66f75301a5fa68678f0d64af8ba1abce34738a73e"
        + "aa005ee6b5b957286231856577648e8381b2804428d5733f32f787ff71f1fcdc")]
    [DataRow(
        "12",
        "1057e0ab5780f470defc9378d1c7c87437bb4c6f9ea55c63d936266dbd781fda"
        + "f6f1645a15cbe5dc9fa9b7dfd96ee5a7dcc11b5c5ef4f1f78d83b3393c6a45a2")]
    [DataRow(
        "13",
        "cb6d2861102c0c25ce39b7c17108c507782c452257884895c1fc7b74ab03ed83"
        + "58d7614b24d9ef515c35e7100d6d6ce4a496716e30fa3e03e39150752bcecdaa")]
    [DataRow(
        "14",
        "83a01a9378395bab9bcd6a0ad03cc56d56e6b19250465a94a234dc4c6b28da9a"
        + "76e49b6de2f73234ae6a5eb9d612b75c9f2202bb6923f54ff8240aaa86f640b8")]
    [DataRow(
        "18ebbb95eed0e13",
        "339150844ec15234807fe862a86be77977dbfb3ae3d96f4c22795513aeaab82f"
        + "b1c14ddfdc8ec1b2583f51e85a5eb3a155840f2034730e9b5ada38b674336a21")]
    [DataRow(
        "159d893d4cdd747246cdca43590e13",
        "1b7e046a076cc25e6d7fa5003f6729f665cc3241b5adab12b498cd32f2803264"
        + "bfea79be2b666b073db69a2a241adab0738fe9d2dd28b5604eb8c8cf097c457b")]
    public void Multiply_PublishedScalar_PublishedPoint(string scalar, string point)
    {
        Hex.AreEqual(point, Encode(Multiple(scalar)));
    }

    [TestMethod]
    public void Multiply_OrderLessOne_BaseNegated()
    {
        Hex.AreEqual(BaseX + BaseYNegated, Encode(Multiple(OrderLessOne)));
    }

    [TestMethod]
    public void Multiply_OrderPlusOne_Base()
    {
        Hex.AreEqual(BaseX + BaseY, Encode(Multiple(OrderPlusOne)));
    }

    [TestMethod]
    [DataRow("00")]
    [DataRow(Order)]
    public void Multiply_MultipleOfOrder_Infinity(string scalar)
    {
        AssertInfinity(Multiple(scalar));
    }

    [TestMethod]
    public void Multiply_Infinity_Infinity()
    {
        P256Point point = new();
        _group.SetInfinity(point);
        _group.Multiply(Scalar(OrderLessOne), 0, point, point);
        AssertInfinity(point);
    }

    [TestMethod]
    public void Add_Infinity_OtherPoint()
    {
        P256Point infinity = new();
        P256Point sum = new();
        _group.SetInfinity(infinity);
        _group.Add(infinity, Multiple("05"), sum);
        Hex.AreEqual(Encode(Multiple("05")), Encode(sum));
        _group.Add(Multiple("05"), infinity, sum);
        Hex.AreEqual(Encode(Multiple("05")), Encode(sum));
        _group.Add(infinity, infinity, sum);
        AssertInfinity(sum);
        _group.Double(infinity, sum);
        AssertInfinity(sum);
    }

    [TestMethod]
    public void Add_SamePoint_SameAsDouble()
    {
        // The same point in two representations: Z of the sum of 2 G and 3 G is not 1.
        P256Point five = new();
        P256Point doubled = new();
        P256Point sum = new();
        _group.Add(Multiple("02"), Multiple("03"), five);
        _group.Add(five, Multiple("05"), sum);
        _group.Double(five, doubled);
        Hex.AreEqual(Encode(Multiple("0a")), Encode(sum));
        Hex.AreEqual(Encode(Multiple("0a")), Encode(doubled));
        _group.Add(five, five, five);
        Hex.AreEqual(Encode(Multiple("0a")), Encode(five));
    }

    [TestMethod]
    public void Add_OppositePoint_Infinity()
    {
        P256Point sum = new();
        _group.Add(Multiple("01"), Multiple(OrderLessOne), sum);
        AssertInfinity(sum);
    }

    [TestMethod]
    public void Add_RandomMultiples_MultipleOfSum()
    {
        P256Complete group = new();
        CryptoCases.Run(40, random =>
        {
            byte[] u = random.NextPrivateKey();
            byte[] v = random.NextPrivateKey();
            long[] x = new long[P256Scalar.LimbCount];
            long[] y = new long[P256Scalar.LimbCount];
            P256Scalar.Decode(u, 0, x);
            P256Scalar.Decode(v, 0, y);
            P256Scalar.Add(x, y, x);
            byte[] w = new byte[32];
            P256Scalar.Encode(x, w, 0);

            P256Point basePoint = new();
            P256Point sum = new();
            P256Point expected = new();
            group.SetBase(basePoint);
            group.MultiplyAdd(u, basePoint, v, basePoint, sum);
            group.Multiply(w, 0, basePoint, expected);
            Hex.AreEqual(Encode(group, expected), Encode(group, sum));
        });
    }

    [TestMethod]
    [DataRow("05", "01", MinusFive)]
    [DataRow(MinusFive, "01", "05")]
    [DataRow("05", MinusFive, "01")]
    [DataRow("00", "07", "00")]
    [DataRow("00", "00", "09")]
    [DataRow(Order, Order, "01")]
    public void MultiplyAdd_SumsToNothing_Infinity(string u, string v, string multipleOfG)
    {
        P256Point sum = new();
        _group.MultiplyAdd(Scalar(u), Multiple("01"), Scalar(v), Multiple(multipleOfG), sum);
        AssertInfinity(sum);
    }

    // 0, y is on the curve, and so is x, 5; both numbers plus p still fit 32 bytes.
    [TestMethod]
    [DataRow(BaseX, BaseY, true)]
    [DataRow(BaseX, BaseYNegated, true)]
    [DataRow(
        "0000000000000000000000000000000000000000000000000000000000000000",
        "66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4", true)]
    [DataRow(
        "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
        "66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4", false)]
    [DataRow(
        "d7325d7646cd60d80a92738ceb345f844cffaf35841022cab176f692de8de1d7",
        "0000000000000000000000000000000000000000000000000000000000000005", true)]
    [DataRow(
        "d7325d7646cd60d80a92738ceb345f844cffaf35841022cab176f692de8de1d7",
        "ffffffff00000001000000000000000000000001000000000000000000000004", false)]
    [DataRow(
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000000", false)]
    [DataRow(
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", false)]
    [DataRow(BaseY, BaseX, false)]
    [DataRow(BaseX, "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f4", false)]
    public void TryDecode_Coordinates_PointOfCurveOrRefused(string x, string y, bool accepted)
    {
        P256Point point = new();
        Assert.AreEqual(accepted, _group.TryDecode(Hex.ToBytes(x + y), 0, point));
        if (accepted) { Hex.AreEqual(x + y, Encode(point)); }
    }

    private P256Point Multiple(string scalar)
    {
        P256Point point = new();
        _group.SetBase(point);
        _group.Multiply(Scalar(scalar), 0, point, point);
        return point;
    }

    private void AssertInfinity(P256Point point)
    {
        byte[] bytes = new byte[64];
        Array.Fill(bytes, (byte)0xee);
        Assert.IsFalse(_group.TryEncode(point, bytes, 0));
        Hex.AreEqual(new byte[64], bytes);
        Assert.IsFalse(_group.TryEncodeX(point, bytes, 0));
    }

    private byte[] Encode(P256Point point)
    {
        return Encode(_group, point);
    }

    private static byte[] Encode(P256Complete group, P256Point point)
    {
        byte[] bytes = new byte[64];
        Assert.IsTrue(group.TryEncode(point, bytes, 0));
        return bytes;
    }

    private static byte[] Scalar(string hex)
    {
        return Hex.ToBytes(hex.PadLeft(64, '0'));
    }
}
