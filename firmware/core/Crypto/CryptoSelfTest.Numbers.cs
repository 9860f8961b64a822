namespace Wallet.Core.Crypto;

/// <content>Numbers, points and samples that published vectors do not come upon.</content>
public static partial class CryptoSelfTest
{
    private const string PrimeLessOne = "ffffffff00000001000000000000000000000000fffffffffffffffffffffffe";
    private const string OrderLessOne = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550";

    private const string ThreeTimesBase =
        "5ecbe4d1a6330a44c8f7ef951d4bf165e6c6b721efada985fb41661bc6e7fd6c"
        + "8734640c4998ff7e374b06ce1a64a2ecd82ab036384fb83d9a79b127a27d5032";

    // Samples of a window of the proportion test that are alike, but for one.
    private const int AlikeMax = EntropyHealthTest.ProportionCutoff - 1;

    // Of each modulus the largest number below it and itself: no bit of it can be wrong.
    private static bool RangesHold()
    {
        byte[] prime = FromHex(PrimeLessOne);
        byte[] order = FromHex(OrderLessOne);
        long[] number = new long[P256Limbs.Count];
        if (!P256Field.Decode(prime, 0, number) || !P256Scalar.Decode(order, 0, number)) { return false; }

        prime[prime.Length - 1]++;
        order[order.Length - 1]++;

        // Decoded, a modulus is the element that is itself: only the last subtraction makes that zero.
        return !P256Field.Decode(prime, 0, number) && P256Field.IsZero(number)
            && !P256Scalar.Decode(order, 0, number) && P256Scalar.IsZero(number) && OnesHold();
    }

    private static bool OnesHold()
    {
        long[] plain = new long[P256Limbs.Count];
        long[] one = new long[P256Limbs.Count];
        long[] expected = new long[P256Limbs.Count];
        plain[0] = 1;
        P256Field.SetOne(one);
        P256Field.ToMontgomery(plain, expected);
        if (!P256Field.AreEqual(one, expected)) { return false; }

        P256Scalar.SetOne(one);
        P256Scalar.ToMontgomery(plain, expected);
        return P256Scalar.AreEqual(one, expected);
    }

    // Numbers of one limb: quotients are small in some steps, and large in others.
    private static bool InversesHold(bool ofField)
    {
        long[] number = new long[P256Limbs.Count];
        long[] inverse = new long[P256Limbs.Count];
        for (int i = 0; i < P256Limbs.Count; i += 4)
        {
            number[i] = 2;
            ModularInverse.InvertPublic(number, ofField, inverse);
            ToMontgomery(inverse, ofField);
            if (!IsInverse(number, inverse, ofField)) { return false; }

            ModularInverse.InvertToMontgomery(number, ofField, inverse);
            if (!IsInverse(number, inverse, ofField)) { return false; }

            number[i] = 0;
        }

        return true;
    }

    // Of a plain number in Montgomery form: their product is plain.
    private static bool IsInverse(long[] number, long[] inverse, bool ofField)
    {
        long[] product = new long[P256Limbs.Count];
        long[] one = new long[P256Limbs.Count];
        one[0] = 1;
        if (ofField)
        {
            P256Field.Multiply(number, inverse, product);
            return P256Field.AreEqual(product, one);
        }

        P256Scalar.Multiply(number, inverse, product);
        return P256Scalar.AreEqual(product, one);
    }

    private static void ToMontgomery(long[] number, bool ofField)
    {
        if (ofField) { P256Field.ToMontgomery(number, number); }
        else { P256Scalar.ToMontgomery(number, number); }
    }

    // 2 G + G.
    private static bool CompleteFormulasHold()
    {
        P256Complete group = new P256Complete();
        P256Point point = new P256Point();
        P256Point sum = new P256Point();
        byte[] encoded = new byte[P256Complete.PointBytes];
        group.SetBase(point);
        group.Double(point, sum);
        group.Add(sum, point, sum);
        return group.TryEncode(sum, encoded, 0) && IsHex(encoded, ThreeTimesBase);
    }

    // SP 800-90B, 4.4: the last sample that each test lets pass, and the first that it does not.
    private static bool HealthTestHolds()
    {
        EntropyHealthTest test = new EntropyHealthTest();
        byte[] samples = new byte[EntropyHealthTest.ProportionWindow + 1];
        int almost = EntropyHealthTest.RepetitionCutoff - 1;
        if (!test.Accept(samples, 0, almost) || test.Accept(samples, 0, 1)) { return false; }

        // Zero, zero, one, until almost too many are zero; then ones to the end of the window.
        int alike = 0;
        int full = 0;
        for (int i = 0; i < EntropyHealthTest.ProportionWindow; i++)
        {
            bool isOne = i % 3 == 2 || alike == AlikeMax;
            samples[i] = isOne ? (byte)1 : (byte)0;
            if (isOne) { continue; }

            alike++;
            full = i + 1;
        }

        test.Reset();
        if (!test.Accept(samples, 0, samples.Length)) { return false; }

        test.Reset();
        return test.Accept(samples, 0, full) && !test.Accept(samples, 0, 1);
    }
}
