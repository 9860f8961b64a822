using System;
using System.Linq;
using System.Reflection;
using Wallet.Core.Crypto;
using Wallet.Core.Safety;
using Net = System.Security.Cryptography;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class HmacDrbgTests
{
    private readonly HmacDrbg _drbg = new(new HmacSha256());

    // CAVP drbgvectors_no_reseed, HMAC_DRBG, SHA-256, no personalization, no additional input, count 0.
    [TestMethod]
    public void Generate_CavpNoReseed_SecondCall()
    {
        byte[] output = new byte[128];
        _drbg.Instantiate(
            Hex.ToBytes("ca851911349384bffe89de1cbdc46e6831e44d34a4fb935ee285dd14b71a7488"),
            Hex.ToBytes("659ba96c601dc69fc902940805ec0ca8"),
            null!);
        _drbg.Generate(output, 0, 128);
        _drbg.Generate(output, 0, 128);
        Hex.AreEqual(
            "e528e9abf2dece54d47c7e75e5fe302149f817ea9fb4bee6f4199697d04d5b89d54fbb978a15b5c443c9ec21036d2460"
            + "b6f73ebad0dc2aba6e624abf07745bc107694bb7547bb0995f70de25d6b29e2d3011bb19d27676c07162c8b5ccde0668"
            + "961df86803482cb37ed6d5c0bb8d50cf1f50d476aa0458bdaba806f48be9dcb8",
            output);
    }

    // CAVP drbgvectors_pr_false, HMAC_DRBG, SHA-256, no personalization, no additional input, count 0.
    [TestMethod]
    public void Generate_CavpReseed_SecondCall()
    {
        byte[] output = new byte[128];
        _drbg.Instantiate(
            Hex.ToBytes("06032cd5eed33f39265f49ecb142c511da9aff2af71203bffaf34a9ca5bd9c0d"),
            Hex.ToBytes("0e66f71edc43e42a45ad3c6fc6cdc4df"),
            []);
        _drbg.Reseed(Hex.ToBytes("01920a4e669ed3a85ae8a33b35a74ad7fb2a6bb4cf395ce00334a9c9a5a5d552"), []);
        _drbg.Generate(output, 0, 128);
        _drbg.Generate(output, 0, 128);
        Hex.AreEqual(
            "76fc79fe9b50beccc991a11b5635783a83536add03c157fb30645e611c2898bb2b1bc215000209208cd506cb28da2a51"
            + "bdb03826aaf2bd2335d576d519160842e7158ad0949d1a9ec3e66ea1b1a064b005de914eac2e9d4f2d72a8616a802254"
            + "22918250ff66a41bd2f864a6a38cc5b6499dc43f7f2bd09e1e0f8f5885935124",
            output);
    }

    [TestMethod]
    public void Generate_RandomInputs_SameAsModelOverDotNetHmac()
    {
        HmacDrbg drbg = new(new HmacSha256());
        CryptoCases.Run(100, random =>
        {
            byte[] entropy = random.NextBytes(48);
            byte[] nonce = random.NextBytes(random.Next(20));
            byte[] personalization = random.NextBytes(random.Next(40));
            byte[] freshEntropy = random.NextBytes(32);
            byte[] additional = random.NextBytes(random.Next(40));
            Model model = new([.. entropy, .. nonce, .. personalization]);
            drbg.Instantiate(entropy, nonce, personalization);
            Compare(random, model, drbg);
            model.Update([.. freshEntropy, .. additional]);
            drbg.Reseed(freshEntropy, additional);
            Compare(random, model, drbg);
            Compare(random, model, drbg);
        });
    }

    [TestMethod]
    public void ReseedCounter_EachStep_CountsRequestsSinceSeed()
    {
        Assert.AreEqual(0, _drbg.ReseedCounter);
        _drbg.Instantiate(new byte[48], null!, null!);
        Assert.AreEqual(1, _drbg.ReseedCounter);
        _drbg.Generate(new byte[1], 0, 1);
        _drbg.Generate(new byte[1], 0, 1);
        Assert.AreEqual(3, _drbg.ReseedCounter);
        _drbg.Reseed(new byte[32], null!);
        Assert.AreEqual(1, _drbg.ReseedCounter);
    }

    // Backtracking resistance (SP 800-90A, 8.8): who reads the state learns nothing of what was written before.
    [TestMethod]
    public void Generate_Done_NothingOfItInTheState()
    {
        byte[] output = new byte[32];
        FieldInfo value = typeof(HmacDrbg).GetField("_value", BindingFlags.Instance | BindingFlags.NonPublic)!;
        _drbg.Instantiate(new byte[48], null!, null!);
        _drbg.Generate(output, 0, 32);
        CollectionAssert.AreNotEqual(output, (byte[])value.GetValue(_drbg)!);
        _drbg.GenerateDeferred(output, 0, 32);
        CollectionAssert.AreEqual(output, (byte[])value.GetValue(_drbg)!);
        _drbg.Clear();
        CollectionAssert.AreEqual(new byte[32], (byte[])value.GetValue(_drbg)!);
    }

    [TestMethod]
    public void Generate_WithoutSeed_Guarded()
    {
        Assert.ThrowsExactly<GuardException>(() => _drbg.Generate(new byte[1], 0, 1));
        Assert.ThrowsExactly<GuardException>(() => _drbg.Reseed(new byte[32], null!));
        _drbg.Instantiate(new byte[48], null!, null!);
        _drbg.Clear();
        Assert.ThrowsExactly<GuardException>(() => _drbg.Generate(new byte[1], 0, 1));
    }

    [TestMethod]
    public void Generate_MoreThanARequestMayAsk_Guarded()
    {
        _drbg.Instantiate(new byte[48], null!, null!);
        byte[] output = new byte[65537];
        _drbg.Generate(output, 0, 65536);
        Assert.AreEqual(0, output[65536]);
        Assert.ThrowsExactly<GuardException>(() => _drbg.Generate(output, 0, 65537));
    }

    private static void Compare(Random random, Model model, HmacDrbg drbg)
    {
        int count = random.Next(1, 150);
        byte[] output = new byte[count];
        if (random.Next(2) == 0)
        {
            drbg.Generate(output, 0, count);
        }
        else
        {
            drbg.GenerateDeferred(output, 0, count);
        }

        Hex.AreEqual(model.Generate(count), output);
    }

    /// <summary>SP 800-90A 10.1.2 as it is printed there.</summary>
    private sealed class Model
    {
        private byte[] _k = new byte[32];
        private byte[] _v = Enumerable.Repeat((byte)1, 32).ToArray();

        public Model(byte[] seedMaterial)
        {
            Update(seedMaterial);
        }

        public void Update(byte[] data)
        {
            _k = Net.HMACSHA256.HashData(_k, (byte[])[.. _v, 0, .. data]);
            _v = Net.HMACSHA256.HashData(_k, _v);
            if (data.Length == 0) { return; }

            _k = Net.HMACSHA256.HashData(_k, (byte[])[.. _v, 1, .. data]);
            _v = Net.HMACSHA256.HashData(_k, _v);
        }

        public byte[] Generate(int count)
        {
            byte[] output = [];
            while (output.Length < count)
            {
                _v = Net.HMACSHA256.HashData(_k, _v);
                output = [.. output, .. _v];
            }
            Update([]);
            return output[..count];
        }
    }
}
