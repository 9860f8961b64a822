namespace Wallet.Core.Recovery;

/// <summary>The field of 256 elements with the polynomial of AES (SLIP-0039, "Shamir's secret sharing").</summary>
/// <remarks>Without tables and branches: time and places read do not depend on the secret operands.</remarks>
public static class Gf256
{
    private const int Polynomial = 0x11B;

    /// <summary>The product of two elements, 0 to 255.</summary>
    public static int Multiply(int a, int b)
    {
        int shifted = a;
        int product = 0;
        for (int bit = 0; bit < 8; bit++)
        {
            product ^= shifted & (0 - ((b >> bit) & 1));
            shifted = (shifted << 1) ^ (Polynomial & (0 - ((shifted >> 7) & 1)));
        }

        return product;
    }

    /// <summary>The inverse of an element, which is its 254th power; 0 of 0.</summary>
    public static int Invert(int a)
    {
        // 254 = 2 + 4 + ... + 128.
        int square = a;
        int power = 1;
        for (int i = 0; i < 7; i++)
        {
            square = Multiply(square, square);
            power = Multiply(power, square);
        }

        return power;
    }
}
