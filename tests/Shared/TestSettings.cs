using System;
using System.Globalization;

namespace Wallet.Tests;

/// <summary>Numbers that a test takes from the environment, so that a failure can be run again.</summary>
internal static class TestSettings
{
    /// <summary>The seed in WALLET_TEST_SEED, which a failure prints; otherwise the usual one.</summary>
    public static T SeedOr<T>(T usual)
        where T : struct, IParsable<T> => NumberOrNull<T>("WALLET_TEST_SEED") ?? usual;

    /// <summary>The number in a variable; null where it is not set. What is no number is an error.</summary>
    public static T? NumberOrNull<T>(string variable)
        where T : struct, IParsable<T>
    {
        string? text = Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrEmpty(text) ? null : T.Parse(text, CultureInfo.InvariantCulture);
    }
}
