namespace Wallet.Core.Vault;

/// <summary>Which PINs are too easy: those that people try first.</summary>
public static class PinRules
{
    /// <summary>True where all digits are the same, as in 0000.</summary>
    public static bool IsOneDigit(byte[] digits, int count)
    {
        return HasStep(digits, count, 0);
    }

    /// <summary>True where each digit follows the one before, up or down, also over 9 and 0: 1234, 2109.</summary>
    public static bool IsRun(byte[] digits, int count)
    {
        return HasStep(digits, count, 1) || HasStep(digits, count, 9);
    }

    private static bool HasStep(byte[] digits, int count, int step)
    {
        for (int i = 1; i < count; i++)
        {
            if ((digits[i] - digits[i - 1] + 10) % 10 != step)
            {
                return false;
            }
        }

        return true;
    }
}
