using System;

namespace Wallet.Core.Tests.Crypto;

internal static class Hex
{
    public static byte[] ToBytes(string hex)
    {
        return Convert.FromHexString(hex);
    }

    public static void AreEqual(string expectedHex, byte[] actual)
    {
        Assert.AreEqual(expectedHex, Convert.ToHexStringLower(actual));
    }

    public static void AreEqual(byte[] expected, byte[] actual)
    {
        Assert.AreEqual(Convert.ToHexStringLower(expected), Convert.ToHexStringLower(actual));
    }
}
