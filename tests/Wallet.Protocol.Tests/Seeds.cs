using System;
using Wallet.Tests;

namespace Wallet.Protocol.Tests;

/// <summary>Seeds of the fuzz tests: fixed, or one taken back from WALLET_TEST_SEED.</summary>
public static class Seeds
{
    private const int Default = 20261122;

    public static int Current => TestSettings.SeedOr(Default);

    /// <summary>
    /// Changes a copy of a valid input in one to four places: bits, bytes, cuts, insertions, lengths.
    /// </summary>
    public static byte[] Mutate(Random random, byte[] valid)
    {
        byte[] bytes = (byte[])valid.Clone();
        int changes = random.Next(1, 5);
        for (int i = 0; i < changes && bytes.Length > 0; i++)
        {
            int at = random.Next(bytes.Length);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes = bytes[..at];
                    break;
                case 3:
                    bytes = [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]];
                    break;
                case 4:
                    bytes = [.. bytes[..at], .. bytes[(at + 1)..]];
                    break;
                default:
                    bytes = [.. bytes, .. bytes[at..]];
                    break;
            }
        }

        return bytes;
    }
}
