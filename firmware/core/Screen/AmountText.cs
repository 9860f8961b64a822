namespace Wallet.Core.Screen;

/// <summary>Money as people write it.</summary>
public static class AmountText
{
    private const int MinorDigits = 2;
    private const int GroupDigits = 3;

    /// <summary>Minor units, a point before the last two digits a comma every three: 123456 is "1,234.56".</summary>
    public static string Format(long amountMinor)
    {
        // Digits of the amount as a positive number: the least long has no positive counterpart, an ulong has.
        bool negative = amountMinor < 0;
        ulong rest = negative ? 0UL - (ulong)amountMinor : (ulong)amountMinor;
        char[] text = new char[32];
        int first = text.Length;
        int digits = 0;
        while (rest != 0 || digits <= MinorDigits)
        {
            if (digits == MinorDigits)
            {
                text[--first] = '.';
            }
            else if (digits > MinorDigits && (digits - MinorDigits) % GroupDigits == 0)
            {
                text[--first] = ',';
            }

            text[--first] = (char)('0' + (int)(rest % 10));
            rest /= 10;
            digits++;
        }

        if (negative)
        {
            text[--first] = '-';
        }

        return new string(text, first, text.Length - first);
    }
}
