using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Wallet.Core.Crypto;
using Wallet.Core.Tests.Crypto;
using Wallet.Core.Tokens;

namespace Wallet.Core.Tests.Tokens;

/// <summary>Another maker's program judges the passwords. Where it is not installed it cannot; in CI it must.</summary>
[TestClass]
public sealed class OathtoolTests
{
    private const int Window = 20;

    private bool _isThere;

    public TestContext TestContext { get; set; } = null!;

    [TestInitialize]
    public void LookForOathtool()
    {
        try
        {
            Assert.HasCount(Window, Oathtool("--hotp", "00"));
            _isThere = true;
        }
        catch (Win32Exception)
        {
            TestContext.WriteLine("Not judged: apt-get install oathtool");
            Assert.AreNotEqual("true", Environment.GetEnvironmentVariable("CI"), ".ci/run installs oathtool");
        }
    }

    [TestMethod]
    public void Hotp_RandomKeysCountersAndDigits_AsOathtoolSays()
    {
        CryptoCases.Run(_isThere ? 12 : 0, random =>
        {
            byte[] key = random.NextBytes(random.Next(16, 100));
            int digits = random.Next(6, 9);
            long counter = random.NextInt64(1L << random.Next(1, 40));
            string[] expected = Oathtool("--hotp", $"--counter={counter}", $"--digits={digits}", Hexadecimal(key));
            for (int i = 0; i < Window; i++)
            {
                string password = OneTimePassword.Hotp(new HmacSha256(), TokenHash.Sha1, key, counter + i, digits);
                Assert.AreEqual(expected[i], password, $"key {Hexadecimal(key)} counter {counter + i}");
            }
        });
    }

    [TestMethod]
    public void Totp_RandomKeysTimesAndDigits_AsOathtoolSays()
    {
        CryptoCases.Run(_isThere ? 18 : 0, random =>
        {
            byte[] key = random.NextBytes(random.Next(16, 200));
            var hash = (TokenHash)random.Next(1, 4);
            int digits = random.Next(6, 9);
            int step = random.Next(1, 4) * 30;
            long seconds = random.Next();
            DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(seconds);
            string[] expected = Oathtool(
                $"--totp={hash.ToString().ToUpperInvariant()}", $"--digits={digits}", $"--time-step-size={step}s",
                $"--now={now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC", Hexadecimal(key));
            for (int i = 0; i < Window; i++)
            {
                long then = seconds + (i * step);
                string password = OneTimePassword.Totp(new HmacSha256(), hash, key, then, step, digits);
                Assert.AreEqual(expected[i], password, $"{hash} key {Hexadecimal(key)} time {then} step {step}");
            }
        });
    }

    private static string Hexadecimal(byte[] bytes) => Convert.ToHexStringLower(bytes);

    // Window passwords, one after the other.
    private static string[] Oathtool(params string[] arguments)
    {
        var start = new ProcessStartInfo("oathtool") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add($"--window={Window - 1}");
        foreach (string argument in arguments) { start.ArgumentList.Add(argument); }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
