using System;
using System.Collections.Generic;
using System.Text;
using Wallet.Core;
using Wallet.Core.Ports;
using Wallet.Core.Vault;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;

namespace Wallet.CostMeter.Metered;

/// <summary>A PIN that is right, and one that is wrong, from the last key to the answer.</summary>
internal static class PinChecks
{
    /// <summary>Of either.</summary>
    public static readonly string[] Names = ["pin check"];

    /// <summary>Checks both on a card with the board's cryptography; what the flash takes is not counted.</summary>
    public static IEnumerable<Counted> Play(ulong seed, IHmacSha256 hmac, IAesBlockCipher cipher)
    {
        var counted = new List<Counted>();
        using var world = new Simulation(new SimulationOptions { Seed = seed });
        world.Card.PowerOff();
        world.Card.Ports.Hmac = hmac;
        world.Card.Ports.Aes = cipher;
        world.Card.PowerOn(ports =>
        {
            DeviceBoot.Start(ports, DeviceKind.Card, out DeviceContext device);
            byte[] right = Encoding.ASCII.GetBytes(SimulationOptions.HolderPin);
            byte[] wrong = [.. right[..^1], (byte)'0'];
            device.Vault.Create(right, right.Length);

            // Once unseen: static constructors run on the chip before anything else does.
            device.Vault.TryOpen(right, right.Length);
            counted.Add(Count(() => device.Vault.TryOpen(right, right.Length) == PinAnswer.Opened));
            counted.Add(Count(() => device.Vault.TryOpen(wrong, wrong.Length) == PinAnswer.Wrong));
        });
        world.Scheduler.RunFor(1);
        return counted;
    }

    private static Counted Count(Func<bool> check)
    {
        var root = new Node(null, -1, 0);
        Probe.Attach(root);
        bool isRight = check();
        Probe.Attach((Node?)null);
        return new Counted { Name = Names[0], IsRight = isRight, Nodes = Counted.NodesOf(root) };
    }
}
