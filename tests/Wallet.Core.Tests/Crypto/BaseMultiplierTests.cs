using System;
using System.Linq;
using System.Numerics;
using Wallet.Core.Crypto;
using Net = System.Security.Cryptography;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class BaseMultiplierTests
{
    private static readonly BigInteger Order =
        new(Hex.ToBytes("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"), true, true);

    [TestMethod]
    public void Finish_RandomScalars_DotNetsPublicKey()
    {
        P256BaseMultiplier multiplier = new();
        CryptoCases.Run(40, random =>
        {
            byte[] scalar = random.NextPrivateKey();
            Hex.AreEqual(PublicKeyOf(scalar), Multiply(multiplier, scalar));
        });
    }

    // The pair of a new multiplier is (1, G), so these run into equal and opposite points: what is left for the comb is
    // k - 128, and the sum starts at G.
    [TestMethod]
    public void Finish_SmallLargeAndExceptionalScalars_DotNetsPublicKey()
    {
        for (int i = 1; i < 400; i++)
        {
            foreach (BigInteger k in new[] { i, Order - i })
            {
                byte[] scalar = Padded(k);
                Hex.AreEqual(PublicKeyOf(scalar), Multiply(new P256BaseMultiplier(), scalar));
            }
        }
    }

    [TestMethod]
    public void Finish_BlindedAndManyTimes_SameResult()
    {
        P256BaseMultiplier multiplier = new();
        DeviceRandom random = new([new SeededSource(1), new SeededSource(2)], new HmacSha256(), null!);
        random.Start();
        multiplier.Blind(random);
        byte[] scalar = Hex.ToBytes(TestKey.Private);
        for (int i = 0; i < 20; i++) { Hex.AreEqual(TestKey.Public, Multiply(multiplier, scalar)); }
    }

    private static byte[] Multiply(P256BaseMultiplier multiplier, byte[] scalar)
    {
        byte[] point = new byte[64];
        multiplier.Begin(scalar);
        multiplier.Finish();
        multiplier.Take(point);
        return point;
    }

    private static byte[] PublicKeyOf(byte[] scalar)
    {
        using Net.ECDsa key = Net.ECDsa.Create(
            new Net.ECParameters { Curve = Net.ECCurve.NamedCurves.nistP256, D = scalar });
        Net.ECPoint point = key.ExportParameters(false).Q;
        return [.. point.X!, .. point.Y!];
    }

    private static byte[] Padded(BigInteger value)
    {
        byte[] bytes = value.ToByteArray(true, true);
        return [.. new byte[32 - bytes.Length], .. bytes];
    }
}
