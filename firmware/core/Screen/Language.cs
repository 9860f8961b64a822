namespace Wallet.Core.Screen;

/// <summary>The language of the display. The numbers are stored in the device's settings.</summary>
public enum Language : byte
{
    /// <summary>8 rows of 21 columns.</summary>
    English = 0,
    /// <summary>4 rows of 10 characters; a Latin letter or digit takes half a character.</summary>
    Chinese = 1,
}
