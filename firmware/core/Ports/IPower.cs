namespace Wallet.Core.Ports;

/// <summary>Switches the parts of a board that take power and are of use only at times.</summary>
/// <remarks>
/// Until the first call every part has power. A part without it does nothing and holds nobody up: the display is dark
/// and what it is shown is lost, no touch is heard or read, the satellite receiver has no time. Given power back it
/// works as before, and the display stays dark until the next page. A part that is not fitted, or that a board cannot
/// switch, behaves so, too. All else - chip, keypad, buzzer, clock, serial line - always has power.
/// </remarks>
public interface IPower
{
    /// <summary>Gives these parts power, and takes it from all others.</summary>
    void Supply(PowerParts parts);
}

/// <summary>Parts of a board that can be without power.</summary>
[System.Flags]
public enum PowerParts
{
    /// <summary>None of them.</summary>
    None = 0,
    /// <summary>The panel.</summary>
    Display = 1,
    /// <summary>Both sides of a touch.</summary>
    Radio = 2,
    /// <summary>The satellite receiver.</summary>
    Satellite = 4,
}
