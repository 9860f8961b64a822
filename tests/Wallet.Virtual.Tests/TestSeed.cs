using System.Globalization;
using Wallet.Tests;

namespace Wallet.Virtual.Tests;

/// <summary>Seeds of a test: fixed, or the one in WALLET_TEST_SEED.</summary>
internal static class TestSeed
{
    public static ulong Next(TestContext context, ulong usual = 1)
    {
        ulong seed = TestSettings.SeedOr(usual);
        context.WriteLine("WALLET_TEST_SEED=" + seed.ToString(CultureInfo.InvariantCulture));
        return seed;
    }
}
