using Wallet.Card;
using Wallet.Core.Ports;
using Wallet.Terminal;

namespace Wallet.Simulator.World;

/// <summary>The firmware on one card, over all its restarts.</summary>
public sealed class CardProgram
{
    private CardContext? _before;

    /// <summary>The firmware that runs since the card was last switched on; null before the first time.</summary>
    public CardDevice? Firmware { get; private set; }

    /// <summary>What it holds; while it is off or starting, what it held before; null until then.</summary>
    public CardContext? Known => Firmware?.Card ?? _before;

    /// <summary>Runs until the power goes.</summary>
    public void Run(DevicePorts ports)
    {
        _before = Known;
        Firmware = new CardDevice(ports);
        Firmware.Run();
    }
}

/// <summary>The firmware on one terminal, over all its restarts.</summary>
public sealed class TerminalProgram
{
    private TerminalContext? _before;

    /// <summary>The firmware that runs since the terminal was last switched on; null before the first time.</summary>
    public TerminalDevice? Firmware { get; private set; }

    /// <summary>What it holds; while it is off or starting, what it held before; null until then.</summary>
    public TerminalContext? Known => Firmware?.Terminal ?? _before;

    /// <summary>Runs until the power goes.</summary>
    public void Run(DevicePorts ports)
    {
        _before = Known;
        Firmware = new TerminalDevice(ports);
        Firmware.Run();
    }
}
