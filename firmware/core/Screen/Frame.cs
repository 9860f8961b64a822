namespace Wallet.Core.Screen;

/// <summary>The 128 x 64 pixels of a display, in the byte order of <see cref="Ports.IDisplay"/>.</summary>
public sealed class Frame
{
    /// <summary>Pixels across.</summary>
    public const int Width = 128;
    /// <summary>Pixels down.</summary>
    public const int Height = 64;

    private const int PixelsPerPage = 8;
    private const int Pages = Height / PixelsPerPage;

    /// <summary>1,024 bytes: byte (page * 128 + x) holds y = page * 8 + bit, 1 is lit.</summary>
    public byte[] Pixels { get; } = new byte[Width * Pages];

    /// <summary>Makes every pixel dark.</summary>
    public void Clear()
    {
        System.Array.Clear(Pixels, 0, Pixels.Length);
    }

    /// <summary>True when a pixel is lit; outside the panel nothing is.</summary>
    public bool IsLit(int x, int y)
    {
        return x >= 0 && x < Width && y >= 0 && y < Height
            && ((Pixels[y / PixelsPerPage * Width + x] >> (y % PixelsPerPage)) & 1) != 0;
    }

    /// <summary>Replaces a piece of a column; what lies outside the panel is left out.</summary>
    /// <param name="x">Column of the panel.</param>
    /// <param name="y">Uppermost row, not negative.</param>
    /// <param name="height">Rows, 1 to 24.</param>
    /// <param name="bits">The pixels, bit 0 uppermost.</param>
    public void SetColumn(int x, int y, int height, int bits)
    {
        if (x < 0 || x >= Width || y < 0)
        {
            return;
        }

        int shift = y % PixelsPerPage;
        int mask = ((1 << height) - 1) << shift;
        int value = (bits << shift) & mask;
        for (int page = y / PixelsPerPage; page < Pages && mask != 0; page++)
        {
            int index = page * Width + x;
            Pixels[index] = (byte)((Pixels[index] & ~mask) | (value & 0xFF));
            mask >>= PixelsPerPage;
            value >>= PixelsPerPage;
        }
    }
}
