using System;
using Wallet.Tests;

namespace Wallet.Core.Tests.Crypto;

/// <summary>Runs a check on seeded random cases; the seed and the number of cases can be set from outside.</summary>
/// <remarks>WALLET_TEST_SEED repeats a failure, WALLET_TEST_CASES asks for more (or fewer) cases.</remarks>
internal static class CryptoCases
{
    public static void Run(int caseCount, Action<Random> check)
    {
        int seed = TestSettings.SeedOr(20260401);
        caseCount = TestSettings.NumberOrNull<int>("WALLET_TEST_CASES") ?? caseCount;
        for (int i = 0; i < caseCount; i++)
        {
            try
            {
                check(new Random(unchecked((seed * 1_000_003) + i)));
            }
            catch (Exception exception)
            {
                throw new AssertFailedException($"WALLET_TEST_SEED={seed}, case {i}: {exception.Message}", exception);
            }
        }
    }

    /// <summary>Random bytes, now and then all zeros or all ones, which is where carries go wrong.</summary>
    public static byte[] NextBytes(this Random random, int count)
    {
        byte[] bytes = new byte[count];
        switch (random.Next(16))
        {
            case 0: break;
            case 1: Array.Fill(bytes, (byte)0xff); break;
            default: random.NextBytes(bytes); break;
        }
        return bytes;
    }

    /// <summary>A valid private key.</summary>
    public static byte[] NextPrivateKey(this Random random)
    {
        byte[] key = new byte[32];
        do
        {
            random.NextBytes(key);
        }
        while (!Wallet.Core.Crypto.Ecdsa.IsValidPrivateKey(key));
        return key;
    }
}
