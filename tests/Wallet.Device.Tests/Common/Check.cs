using Wallet.Protocol;

namespace Wallet.Device.Tests;

/// <summary>What the Assert that desktop and chip share cannot compare: bytes and statuses.</summary>
internal static class Check
{
    /// <summary>Both null, or the same bytes.</summary>
    public static void AreEqual(byte[] expected, byte[] actual, string what)
    {
        Assert.AreEqual(expected == null, actual == null, what);
        if (expected != null)
        {
            Assert.AreEqual(
                Bytes.ToHex(expected, 0, expected.Length), Bytes.ToHex(actual, 0, actual.Length), what);
        }
    }

    /// <summary>The bytes that these digits name.</summary>
    public static void IsHex(string expected, byte[] actual)
    {
        Assert.AreEqual(expected, Bytes.ToHex(actual, 0, actual.Length), "bytes");
    }

    /// <summary>Compared by number: an enum has no names on the chip, and boxes there.</summary>
    public static void IsStatus(StatusCode expected, StatusCode actual, string what)
    {
        Assert.AreEqual((int)expected, (int)actual, what);
    }

    /// <summary>Ok.</summary>
    public static void IsOk(StatusCode actual, string what)
    {
        Assert.AreEqual((int)StatusCode.Ok, (int)actual, what);
    }
}
