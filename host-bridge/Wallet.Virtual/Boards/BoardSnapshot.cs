using Wallet.Core.Ports;

namespace Wallet.Virtual.Boards;

/// <summary>What a board is.</summary>
public enum BoardKind
{
    /// <summary>The wallet: answers at a touch, and reads where another card pays it.</summary>
    Card = 0,
    /// <summary>The point of sale: reads at a touch.</summary>
    Terminal = 1,
}

/// <summary>What a board does.</summary>
public enum BoardState
{
    /// <summary>Switched off, or never switched on.</summary>
    Off = 0,
    /// <summary>It has power, and its program runs where it was given one.</summary>
    Running = 1,
    /// <summary>Its program has returned; it has power.</summary>
    Returned = 2,
    /// <summary>
    /// Its program has ended with an exception, see <see cref="VirtualBoard.Failure"/>; it has power.
    /// </summary>
    Crashed = 3,
    /// <summary>The power went while something was being done; nobody has switched it on again.</summary>
    PowerLost = 4,
}

/// <summary>A board as a page shows it.</summary>
/// <param name="Name">The board's name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">What it does.</param>
/// <param name="IsPowered">Whether it has power.</param>
/// <param name="Frame">1,024 bytes in SSD1306 page order; not to be changed.</param>
/// <param name="KeypadKeys">The keys, row by row, four in a row.</param>
/// <param name="SoundCount">Sounds ever played: beep when it changes.</param>
/// <param name="LastSound">The latest sound; null before the first.</param>
/// <param name="Failure">What it crashed of; null unless crashed.</param>
public sealed record BoardSnapshot(
    string Name,
    BoardKind Kind,
    BoardState State,
    bool IsPowered,
    byte[] Frame,
    string KeypadKeys,
    long SoundCount,
    Sound? LastSound,
    string? Failure);
