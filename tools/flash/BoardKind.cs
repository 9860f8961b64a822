using System.Collections.Generic;
using System.Linq;
using Wallet.Protocol.Messages;

namespace Wallet.Flash;

/// <summary>A board that can be flashed.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="Project">Folder of its project.</param>
/// <param name="Assembly">Name of its assembly, hence of the image.</param>
/// <param name="Kind">What it says it is.</param>
public sealed record BoardKind(string Name, string Project, string Assembly, DeviceKind Kind)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<BoardKind> All { get; } =
    [
        new("card", "firmware/boards/card-esp32", "Wallet.Card.Esp32", DeviceKind.Card),
        new("terminal", "firmware/boards/terminal-esp32", "Wallet.Terminal.Esp32", DeviceKind.Terminal),
    ];

    /// <summary>What its build leaves, and what is put on the board.</summary>
    public string Image => $"{Project}/bin/Release/netnano1.0/{Assembly}.bin";

    /// <summary>The board of that name.</summary>
    public static BoardKind Named(string name) => All.First(board => board.Name == name);
}
