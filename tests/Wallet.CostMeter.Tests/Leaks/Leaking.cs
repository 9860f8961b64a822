namespace Wallet.CostMeter.Tests.Leaks;

/// <summary>What nobody may do with a secret, and one way in which it may be done.</summary>
public static class Leaking
{
    private static readonly int[] Table = [3, 1, 4, 1];

    public static int Result { get; set; }

    /// <summary>Branches on a bit of the key.</summary>
    public static void BranchOnBit(byte[] secret)
    {
        int sum = 0;
        for (int i = 0; i < 32; i++)
        {
            if ((secret[i] & 1) != 0) { sum += 3; }
        }

        Result = sum;
    }

    /// <summary>Goes as far as the key has zeros.</summary>
    public static void LoopOverLength(byte[] secret)
    {
        int zeros = 0;
        while (zeros < 32 && secret[zeros] == 0) { zeros++; }

        Result = zeros;
    }

    /// <summary>Looks up in a table at a place that the key says.</summary>
    public static void LookUp(byte[] secret)
    {
        Result = Table[secret[31] & 3];
    }

    /// <summary>Reads the whole table and masks what is not wanted.</summary>
    public static void Select(byte[] secret)
    {
        int wanted = secret[31] & 3;
        int sum = 0;
        for (int i = 0; i < Table.Length; i++)
        {
            int difference = i ^ wanted;
            sum |= Table[i] & ((difference - 1) >> 31);
        }

        Result = sum;
    }
}
