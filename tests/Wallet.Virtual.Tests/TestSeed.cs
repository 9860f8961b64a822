using System;
using System.Globalization;

namespace Wallet.Virtual.Tests;

/// <summary>Seeds of a test: fixed, or the one in WALLET_TEST_SEED.</summary>
internal static class TestSeed
{
    public static ulong Next(TestContext context, ulong usual = 1)
    {
        string? given = Environment.GetEnvironmentVariable("WALLET_TEST_SEED");
        ulong seed = given == null ? usual : ulong.Parse(given, CultureInfo.InvariantCulture);
        context.WriteLine("WALLET_TEST_SEED=" + seed.ToString(CultureInfo.InvariantCulture));
        return seed;
    }
}
