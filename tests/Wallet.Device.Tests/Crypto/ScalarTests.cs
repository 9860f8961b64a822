using Wallet.Core.Crypto;

namespace Wallet.Device.Tests.Crypto;

/// <summary>Inverses, halves and windows of scalars: signed 64-bit arithmetic, on the chip a matter of tags.</summary>
[TestClass]
public sealed class ScalarTests
{
    private const int LimbBits = 29;

    // Made with Python: pow(value, -1, m), and 2^261 times that modulo m.
    [TestMethod]
    [DataRow(true,
        "0000000000000000000000000000000000000000000000000000000000000002",
        "7fffffff80000000800000000000000000000000800000000000000000000000",
        "0000000fffffffeffffffffffffffffffffffff0000000000000000000000010")]
    [DataRow(true,
        "0000000000000000000000000000000000000000000000000000000000000003",
        "aaaaaaaa00000000aaaaaaaaaaaaaaaaaaaaaaab555555555555555555555555",
        "0000000aaaaaaa9ffffffffffffffffffffffff5555555555555555555555560")]
    [DataRow(true,
        "8000000000000000000000000000000000000000000000000000000000000001",
        "01ba2fd125dbba140f7ae3a17635cef5358364fb55d9cd83c7ceefa8086af600",
        "91740bb589117afd214717a2728c42b29f26c12b898c9f0e0c4415fde542803f")]
    [DataRow(true,
        "0000000000000000000000000000000100000000000000000000000000000000",
        "00000000ffffffff0000000100000000ffffffff000000020000000000000000",
        "0000000000000000000000000000002000000000000000000000000000000000")]
    [DataRow(true,
        "7705accd2694bdc7c292c1e2558d787262654fa769b42d407651b4d5406c531f",
        "654886deeef7de6c2ed6d729cb6bd08398b5f50a4790d5f115ebce8614a0f122",
        "3e2263007858106b13e4e1f0c01129ece8a3779ea5f1d0c1df32efd5138890ad")]
    [DataRow(true,
        "ffffffff00000001000000000000000000000000fffffffffffffffffffffffe",
        "ffffffff00000001000000000000000000000000fffffffffffffffffffffffe",
        "ffffffdf00000021000000000000000000000020ffffffffffffffffffffffdf")]
    [DataRow(true,
        "ffffffff00000001000000000000000000000000fffffffffffffffffffffffd",
        "7fffffff800000008000000000000000000000007fffffffffffffffffffffff",
        "ffffffef00000011000000000000000000000010ffffffffffffffffffffffef")]
    [DataRow(false,
        "0000000000000000000000000000000000000000000000000000000000000002",
        "7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a9",
        "0000000ffffffff00000000000000004319055258e8617b0c46353d039cdaaf0")]
    [DataRow(false,
        "0000000000000000000000000000000000000000000000000000000000000003",
        "aaaaaaaa00000000aaaaaaaaaaaaaaaa7def51c91a0fbf034d26872ca84218e1",
        "0000000aaaaaaaa00000000000000002cbb58e1909aeba75d84237e026891ca0")]
    [DataRow(false,
        "8000000000000000000000000000000000000000000000000000000000000001",
        "bf5ce026e273b36c66c8b9aba26359c6231685b7c84c9461b0ea87d3618decbf",
        "28c7f617631325164dd1951767298e6aa5ad929d4148a08178340fb6ef1bcfb0")]
    [DataRow(false,
        "0000000000000000000000000000000100000000000000000000000000000000",
        "48c9440834ab8edc982639ce9ea3c688cbbd4262b843b2093cb8eb5da1d57e2a",
        "0000000000000000000000000000002000000000000000000000000000000000")]
    [DataRow(false,
        "7705accd2694bdc7c292c1e2558d787262654fa769b42d407651b4d5406c531f",
        "a6024d36e64bf5f7f92c46fd1b566d238cefb57c93b9e7ec18b3a9c96a6d4325",
        "3ad2cc20dccf978f1d594cf81ceed29b366f4f7b59591eb184bb90d0e266ab2a")]
    [DataRow(false,
        "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550",
        "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550",
        "ffffffdf00000020fffffffffffffff759c650628a0b6f236af3232288c7cf71")]
    [DataRow(false,
        "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63254f",
        "7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8",
        "ffffffef00000010fffffffffffffffb8b56a588189186d42f5676f2c2957a61")]
    public void Invert_Numbers_Inverses(bool ofField, string value, string inverse, string montgomeryInverse)
    {
        long[] result = new long[ModularInverse.LimbCount];
        ModularInverse.InvertPublic(LimbsOf(value), ofField, result);
        IsNumber(inverse, result);
        ModularInverse.InvertToMontgomery(LimbsOf(value), ofField, result);
        IsNumber(montgomeryInverse, result);
    }

    // Euclid's quotients, made with Python.
    [TestMethod]
    [DataRow(1,
        "0000000000000000000000000000000000000000000000000000000000000001",
        "0000000000000000000000000000000000000000000000000000000000000001",
        "0000000000000000000000000000000000000000000000000000000000000001")]
    [DataRow(-1,
        "0000000000000000000000000000000100000000000000000000000000000000",
        "00000000000000000000000000000000ffffffff00000000ffffffffffffffff",
        "00000000000000000000000000000000bce6faada7179e84f3b9cac2fc632551")]
    [DataRow(-1,
        "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550",
        "0000000000000000000000000000000000000000000000000000000000000001",
        "0000000000000000000000000000000000000000000000000000000000000001")]
    [DataRow(-1,
        "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63254f",
        "0000000000000000000000000000000000000000000000000000000000000001",
        "0000000000000000000000000000000000000000000000000000000000000002")]
    [DataRow(1,
        "7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a9",
        "0000000000000000000000000000000000000000000000000000000000000002",
        "0000000000000000000000000000000000000000000000000000000000000001")]
    [DataRow(-1,
        "8000000000000000000000000000000000000000000000000000000000000001",
        "0000000000000000000000000000000058ddfeae512b5c1f47a0729392be919f",
        "0000000000000000000000000000000078f873d9397626160f915d334616d7c3")]
    [DataRow(-1,
        "7705accd2694bdc7c292c1e2558d787262654fa769b42d407651b4d5406c531f",
        "00000000000000000000000000000000b746951ad28e561c52adf8c6a8cfcba5",
        "0000000000000000000000000000000088d16861e9069fc8cf632aabd4a7e300")]
    public void Split_Numbers_Halves(int sign, string value, string ofV, string ofW)
    {
        long[] v = new long[ModularInverse.LimbCount];
        long[] w = new long[ModularInverse.LimbCount];
        Assert.AreEqual(sign, HalfScalars.Split(LimbsOf(value), v, w));
        IsNumber(ofV, v);
        IsNumber(ofW, w);
    }

    // 255 = 2^8 - 1, and 2^31 - 5 across two limbs.
    [TestMethod]
    public void Recode_SmallNumbers_Digits()
    {
        int[] digits = new int[34];
        long[] limbs = new long[ModularInverse.LimbCount];
        limbs[0] = 255;
        Assert.AreEqual(9, SignedWindows.Recode(limbs, 33, 4, digits));
        Assert.IsTrue(digits[0] == -1 && digits[8] == 1 && digits[1] == 0);
        limbs[0] = (1 << LimbBits) - 5;
        limbs[1] = 3;
        Assert.AreEqual(32, SignedWindows.Recode(limbs, 33, 4, digits));
        Assert.IsTrue(digits[0] == -5 && digits[31] == 1 && digits[8] == 0);
    }

    private static long[] LimbsOf(string hex)
    {
        long[] limbs = new long[P256Limbs.Count];
        P256Limbs.FromBytes(Hex.ToBytes(hex), 0, limbs);
        return limbs;
    }

    private static void IsNumber(string expected, long[] limbs)
    {
        byte[] bytes = new byte[P256Limbs.ByteCount];
        P256Limbs.ToBytes(limbs, bytes, 0);
        Check.IsHex(expected, bytes);
    }
}
