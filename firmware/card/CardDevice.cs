using Wallet.Core;
using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card;

/// <summary>A wallet card on a board: give it the ports and run it.</summary>
public sealed class CardDevice
{
    private readonly DevicePorts _ports;

    /// <summary>A card on this board; nothing is read yet.</summary>
    public CardDevice(DevicePorts ports)
    {
        _ports = ports;
    }

    /// <summary>What the card holds, for whoever looks on; null until it has started, and where it is halted.</summary>
    public CardContext Card { get; private set; }

    /// <summary>Starts, and again after a wipe; never returns.</summary>
    public void Run()
    {
        while (true)
        {
            Start();
        }
    }

    private void Start()
    {
        Card = null;
        StatusCode status = DeviceBoot.Start(_ports, DeviceKind.Card, out DeviceContext device);
        if (status != StatusCode.Ok)
        {
            new DeviceLoop(device, new HaltedProduct(device, status)).Run();
            return;
        }

        var card = new CardContext(device);
        card.Open();
        Card = card;
        new DeviceLoop(device, new CardProduct(card)).Run();
    }
}
