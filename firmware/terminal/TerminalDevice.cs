using Wallet.Core;
using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Terminal;

/// <summary>A payment terminal on a board: give it the ports and run it.</summary>
public sealed class TerminalDevice
{
    private readonly DevicePorts _ports;

    /// <summary>A terminal on this board; nothing is read yet.</summary>
    public TerminalDevice(DevicePorts ports)
    {
        _ports = ports;
    }

    /// <summary>
    /// What the terminal has received, for whoever looks on; null until it has started, and where it is halted.
    /// </summary>
    public TerminalContext Terminal { get; private set; }

    /// <summary>Starts and never returns.</summary>
    public void Run()
    {
        StatusCode status = DeviceBoot.Start(_ports, DeviceKind.Terminal, out DeviceContext device);
        if (status != StatusCode.Ok)
        {
            new DeviceLoop(device, new HaltedProduct(device, status)).Run();
            return;
        }

        // A terminal whose records are damaged goes on, because what it can still read it must still report.
        var terminal = new TerminalContext(device);
        terminal.Payee.Open();
        Terminal = terminal;
        new DeviceLoop(device, new TerminalProduct(terminal)).Run();
    }
}
