namespace Wallet.Core.Ports;

/// <summary>A monochrome panel of 128 x 64 pixels.</summary>
public interface IDisplay
{
    /// <summary>
    /// Shows a frame of 1,024 bytes in SSD1306 page order: byte (page * 128 + x) holds the pixels y = page * 8 + bit,
    /// bit 0 uppermost, 1 is lit. Returns when the frame has been sent; the buffer may then be reused.
    /// </summary>
    void Show(byte[] frame);
}
