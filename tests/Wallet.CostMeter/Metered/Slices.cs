using System.Collections.Generic;
using Wallet.Core;
using Wallet.Core.Background;
using Wallet.Core.Ports;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;

namespace Wallet.CostMeter.Metered;

/// <summary>Each slice of background work, from a new device's first rest until there is nothing left to do.</summary>
internal static class Slices
{
    private const int Starts = 2;

    /// <summary>Of the coupons, and of the issuers' tables.</summary>
    public static readonly string[] Names = ["background slice of coupons", "background slice of tables"];

    /// <summary>Starts a device twice: its tables are made, and then read from flash.</summary>
    /// <returns>All slices, by the names of their work.</returns>
    public static IEnumerable<Counted> Play(ulong seed, IHmacSha256 hmac, IAesBlockCipher cipher)
    {
        // Once unseen: static constructors run on the chip before anything else does.
        Run(seed, hmac, cipher);
        return Run(seed, hmac, cipher);
    }

    private static List<Counted> Run(ulong seed, IHmacSha256 hmac, IAesBlockCipher cipher)
    {
        var slices = new List<Counted>();
        using var world = new Simulation(new SimulationOptions { Seed = seed });
        world.Card.PowerOff();
        world.Card.Ports.Hmac = hmac;
        world.Card.Ports.Aes = cipher;
        world.Card.PowerOn(ports =>
        {
            for (int start = 0; start < Starts; start++) { Start(ports, slices); }
        });
        world.Scheduler.RunFor(1);
        return slices;
    }

    private static void Start(DevicePorts ports, List<Counted> slices)
    {
        DeviceBoot.Start(ports, DeviceKind.Card, out DeviceContext device);
        device.Identity.EnsureKey(device.Random, device.Vault);
        Rest(new CouponWork(device), Names[0], slices);
        Rest(device.Issuers, Names[1], slices);
    }

    private static void Rest(IBackgroundWork work, string name, List<Counted> slices)
    {
        var background = new BackgroundWork();
        background.Add(work);
        bool worked = true;
        while (worked)
        {
            var root = new Node(null, -1, 0);
            Probe.Attach(root);
            worked = background.Step();
            Probe.Attach((Node?)null);
            if (worked) { slices.Add(new Counted { Name = name, IsRight = true, Nodes = Counted.NodesOf(root) }); }
        }
    }
}
