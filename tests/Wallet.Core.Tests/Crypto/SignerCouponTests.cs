using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Reflection;
using Wallet.Core.Crypto;
using Wallet.Core.Safety;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class SignerCouponTests
{
    private const int FarTooManySteps = 1_000;

    [TestMethod]
    public void SignWith_Coupon_ValidSignatureAndWipedCoupon()
    {
        CouponMaker maker = Maker(1);
        HashSet<string> seen = [];
        for (int i = 0; i < 6; i++)
        {
            EcdsaCoupon coupon = Make(maker);
            byte[] digest = Sha256.Hash([(byte)i]);
            byte[] signature = new byte[64];
            Assert.IsTrue(TestKey.Signer().SignWith(coupon, Hex.ToBytes(TestKey.Private), digest, signature));
            Assert.IsTrue(Ecdsa.Verify(Hex.ToBytes(TestKey.Public), digest, signature));
            Assert.IsTrue(seen.Add(Convert.ToHexString(signature[..32])));
            Assert.IsTrue(coupon.IsUsed);
            Assert.IsTrue(NumbersOf(coupon).All(number => number == 0));
        }
    }

    [TestMethod]
    public void Step_Any_GeneratorOfNoncesIsEmpty()
    {
        CouponMaker maker = Maker(5);
        bool isReady = false;
        while (!isReady)
        {
            isReady = maker.Step();
            Assert.IsTrue(SignerTests.IsEmpty(maker));
        }
    }

    [TestMethod]
    public void SignWith_CouponUsedOrWiped_Guarded()
    {
        CouponMaker maker = Maker(2);
        EcdsaCoupon used = Make(maker);
        EcdsaCoupon wiped = Make(maker);
        wiped.Wipe();
        TestKey.Signer().SignWith(used, Hex.ToBytes(TestKey.Private), new byte[32], new byte[64]);
        foreach (EcdsaCoupon coupon in new[] { used, wiped })
        {
            byte[] signature = new byte[64];
            Assert.ThrowsExactly<GuardException>(
                () => TestKey.Signer().SignWith(coupon, Hex.ToBytes(TestKey.Private), new byte[32], signature));
            Assert.IsTrue(signature.All(value => value == 0));
        }
    }

    [TestMethod]
    [DataRow(31, 32, 64, false)]
    [DataRow(32, 33, 64, false)]
    [DataRow(32, 32, 63, false)]
    [DataRow(32, 32, 64, true)]
    public void SignWith_ImpossibleInput_CouponIsWipedAllTheSame(int key, int digest, int signature, bool zeroKey)
    {
        EcdsaCoupon coupon = Make(Maker(3));
        byte[] privateKey = new byte[key];
        if (!zeroKey) { privateKey[0] = 1; }

        Assert.ThrowsExactly<GuardException>(
            () => TestKey.Signer().SignWith(coupon, privateKey, new byte[digest], new byte[signature]));
        Assert.IsTrue(coupon.IsUsed);
        Assert.IsTrue(NumbersOf(coupon).All(number => number == 0));
    }

    // The same nonce behind two blinds: other entries of the tables, the same signature.
    [TestMethod]
    public void Step_SameNonceOtherBlind_SameCouponByOtherEntries()
    {
        EcdsaSigner signer = TestKey.Signer();
        signer.Blind(Generator(20));
        CouponMaker[] makers = [Maker(7), Maker(7, signer), Maker(7, signer)];
        string[] entries = [.. makers.Select(EntriesOfNext)];
        CollectionAssert.AllItemsAreUnique(entries);
        Assert.HasCount(1, makers.Select(maker => PublicPartOf(Make(maker))).Distinct());
    }

    // Each pair hides one number: of a maker's first coupon, of a signature between its steps, of its second coupon.
    [TestMethod]
    public void Step_SignaturesBetween_NoPairTwice()
    {
        EcdsaSigner signer = TestKey.Signer();
        signer.Blind(Generator(20));
        CouponMaker maker = Maker(8, signer);
        HashSet<string> seen = [];
        for (int i = 0; i < 4; i++)
        {
            maker.Step();
            Assert.IsTrue(seen.Add(PairOf(maker)));
            Assert.IsTrue(seen.Add(PairOf(signer)));
            byte[] signature = new byte[64];
            signer.Sign(Key(), new byte[32], null!, signature);
            Assert.IsTrue(Ecdsa.Verify(Hex.ToBytes(TestKey.Public), new byte[32], signature));
            Assert.IsTrue(signer.SignWith(Make(maker), Key(), new byte[32], signature));
            Assert.IsTrue(Ecdsa.Verify(Hex.ToBytes(TestKey.Public), new byte[32], signature));
        }
    }

    // The generator is stuck: the counter alone keeps two nonces of one maker apart.
    [TestMethod]
    public void Step_GeneratorRepeats_NoncesDiffer()
    {
        HashSet<string> seen = [];
        CouponMaker maker = Maker(4);
        FieldInfo random = typeof(CouponMaker).GetField("_random", BindingFlags.Instance | BindingFlags.NonPublic)!;
        for (int i = 0; i < 4; i++)
        {
            random.SetValue(maker, Generator(4));
            Assert.IsTrue(seen.Add(PublicPartOf(Make(maker))));
        }
    }

    // The counter starts anew with the device: the generator alone keeps the nonces apart.
    [TestMethod]
    public void Step_DeviceStartsAgain_NoncesDiffer()
    {
        HashSet<string> seen = [];
        for (int start = 0; start < 4; start++)
        {
            Assert.IsTrue(seen.Add(PublicPartOf(Make(Maker(10 + start)))));
        }
    }

    // The generator starts anew with the device, all of it: the counter goes on and keeps the nonces apart.
    [TestMethod]
    public void Step_AnotherMakerGoesOnCounting_NoncesDiffer()
    {
        HashSet<string> seen = [];
        ulong counter = 0;
        for (int i = 0; i < 4; i++)
        {
            CouponMaker maker = Maker(9, counter);
            Assert.IsTrue(seen.Add(PublicPartOf(Make(maker))));
            Assert.IsGreaterThan(counter, maker.Counter);
            counter = maker.Counter;
        }
    }

    [TestMethod]
    public void Step_CouponReady_ChangesNothingUntilTaken()
    {
        CouponMaker maker = Maker(5);
        EcdsaCoupon first = Make(maker);
        Assert.ThrowsExactly<GuardException>(() => maker.Take());
        StepToEnd(maker);
        Assert.IsTrue(maker.Step());
        EcdsaCoupon second = maker.Take();
        Assert.IsFalse(maker.Step());
        Assert.AreNotEqual(PublicPartOf(first), PublicPartOf(second));
    }

    // What SignWith multiplies by: r / k and 1 / k in Montgomery's form, carried, not negative; of k or n - k.
    [TestMethod]
    public void Take_NonceOfEitherSign_QuotientAndInverseFromZeroToTwiceN()
    {
        BigInteger n = PlainLimbs.N;
        BigInteger radix = BigInteger.Pow(2, 261);
        BigInteger[] nonces = [1, 2, n >> 1, n - 1, .. Enumerable.Range(3, 20).Select(i => BigInteger.Pow(3, 7 * i))];
        HashSet<bool> negated = [];
        foreach (BigInteger k in nonces)
        {
            Array[] arrays = Arrays(CouponOf(k));
            BigInteger r = new((byte[])arrays[0], true, true);
            BigInteger quotient = PlainLimbs.ToNumber((long[])arrays[1]);
            BigInteger inverse = PlainLimbs.ToNumber((long[])arrays[2]);
            BigInteger product = inverse * k % n;
            Assert.IsTrue(product == radix % n || product == n - (radix % n));
            negated.Add(product != radix % n);
            Assert.AreEqual(r * inverse % n, quotient % n);
            Assert.IsTrue(inverse < 2 * n && quotient < 2 * n);
        }

        Assert.HasCount(2, negated);
    }

    private static CouponMaker Maker(int seed, ulong counter = 0)
    {
        return new CouponMaker(new HmacSha256(), Generator(seed), TestKey.Signer(), Key(), counter);
    }

    private static CouponMaker Maker(int seed, EcdsaSigner signer)
    {
        return new CouponMaker(new HmacSha256(), Generator(seed), signer, Key(), 0);
    }

    // Begins a coupon and selects from the tables: the points that will be added.
    private static string EntriesOfNext(CouponMaker maker)
    {
        maker.Step();
        maker.Step();
        return string.Join(',', (int[])FieldOf(FieldOf(maker, "_base"), "_points"));
    }

    private static string PairOf(object user)
    {
        return string.Join(',', (long[])FieldOf(FieldOf(user, "_base"), "_shift"));
    }

    private static object FieldOf(object owner, string name)
    {
        return owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(owner)!;
    }

    private static byte[] Key()
    {
        return Hex.ToBytes(TestKey.Private);
    }

    private static DeviceRandom Generator(int seed)
    {
        DeviceRandom random = new([new SeededSource(seed), new SeededSource(-seed - 1)], new HmacSha256(), null!);
        random.Start();
        return random;
    }

    private static EcdsaCoupon Make(CouponMaker maker)
    {
        StepToEnd(maker);
        return maker.Take();
    }

    private static EcdsaCoupon CouponOf(BigInteger nonce)
    {
        byte[] bytes = new byte[32];
        nonce.ToByteArray(true, true).CopyTo(bytes, 32 - nonce.GetByteCount(true));
        NonceSteps steps = new(new P256BaseMultiplier());
        Assert.IsTrue(steps.TryBegin(bytes));
        while (!steps.Step()) { }

        return steps.Take();
    }

    private static int StepToEnd(CouponMaker maker)
    {
        int steps = 1;
        while (!maker.Step()) { Assert.IsLessThan(FarTooManySteps, steps++); }

        return steps;
    }

    // What a coupon keeps: its arrays, whatever they are called.
    private static decimal[] NumbersOf(EcdsaCoupon coupon)
    {
        return Arrays(coupon).SelectMany(array => array.Cast<object>()).Select(Convert.ToDecimal).ToArray();
    }

    private static string PublicPartOf(EcdsaCoupon coupon)
    {
        return string.Join(',', Arrays(coupon)[0].Cast<object>());
    }

    private static Array[] Arrays(EcdsaCoupon coupon)
    {
        Array[] arrays = typeof(EcdsaCoupon)
            .GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(field => field.FieldType.IsArray).Select(field => (Array)field.GetValue(coupon)!).ToArray();
        Assert.HasCount(3, arrays);
        return arrays;
    }
}
