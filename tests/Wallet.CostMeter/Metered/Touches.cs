using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Core.Ports;
using Wallet.Simulator.Scenarios;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.CostMeter.Metered;

/// <summary>A payment at the touch, from the first byte until each device waits for people again.</summary>
internal static class Touches
{
    /// <summary>The card's side, and the terminal's.</summary>
    public static readonly string[] Names = ["a whole pay", "a whole receive"];

    /// <summary>Plays the dual-offline payment on virtual boards; one seed gives one result.</summary>
    public static IEnumerable<Counted> Play(ulong seed, IHmacSha256 hmac, IAesBlockCipher cipher)
    {
        bool isPaid = false;
        using var world = new Simulation(new SimulationOptions { Seed = seed });
        var pay = new TouchCount(Names[0], () => world.Scheduler.NowMs);
        var receive = new TouchCount(Names[1], () => world.Scheduler.NowMs);
        foreach (VirtualBoard board in new[] { world.Card, world.Terminal })
        {
            board.Ports.Hmac = hmac;
            board.Ports.Aes = cipher;
        }

        Watch(world.Card, pay, world.Cards[0].Run);
        Watch(world.Terminal, receive, world.Terminals[0].Run);

        IScenario scenario = ScenarioRunner.Find("dual-offline")!;
        var story = new ScenarioReport { Scenario = scenario.Name, Seed = seed };
        world.Scheduler.Run(() => isPaid = IsPlayed(scenario, new Stage(world, story)), scenario.Name);
        return [.. pay.Results(isPaid), .. receive.Results(isPaid)];
    }

    private static bool IsPlayed(IScenario scenario, Stage stage)
    {
        try
        {
            scenario.Play(stage);
            return true;
        }
        catch (ScenarioFailedException)
        {
            return false;
        }
    }

    private static void Watch(VirtualBoard board, TouchCount count, DeviceProgram program)
    {
        DevicePorts ports = board.Ports;
        ports.Witness = null;
        ports.Events = new WatchedEvents(ports.Events, count);
        ports.TouchReader = ports.TouchReader == null ? null : new WatchedReader(ports.TouchReader, count);
        ports.TouchTarget = ports.TouchTarget == null ? null : new WatchedTarget(ports.TouchTarget, count);
        board.PowerOff();
        board.PowerOn(started =>
        {
            Probe.Attach(count.Root);
            program(started);
        });
    }
}

/// <summary>What a device counted in each of its touches.</summary>
internal sealed class TouchCount(string name, Func<long> nowMs)
{
    // A card sleeps between two commands. What it does for no touch it does later than this.
    private const int SameTouchMs = 2000;

    private readonly List<List<CountedNode>> _touches = [];
    private long _openedMs;
    private bool _isOpen;

    /// <summary>What the device's thread counts below.</summary>
    public Node Root { get; } = new(null, -1, 0);

    /// <summary>A command: the next of the touch, or the first of another.</summary>
    public void Open()
    {
        bool isSame = _touches.Count > 0 && nowMs() - _openedMs < SameTouchMs;
        _openedMs = nowMs();
        _isOpen = true;
        if (isSame) { return; }

        Root.Mark();
        _touches.Add([]);
    }

    /// <summary>The device waits: for the next command, or for people.</summary>
    public void Close()
    {
        if (!_isOpen) { return; }

        _isOpen = false;
        _touches[^1] = Counted.NodesOf(Root);
    }

    public IEnumerable<Counted> Results(bool isPaid) =>
        _touches.Select(nodes => new Counted { Name = name, IsRight = isPaid, Nodes = nodes });
}

/// <summary>Where the loop sleeps: whatever was to be done for the touch is done.</summary>
internal sealed class WatchedEvents(IEvents events, TouchCount count) : IEvents
{
    public void Wait(int timeoutMs)
    {
        count.Close();
        events.Wait(timeoutMs);
    }
}

/// <summary>The terminal's side: a touch begins with its first command.</summary>
internal sealed class WatchedReader(ITouchReader reader, TouchCount count) : ITouchReader
{
    public bool CardPresent() => reader.CardPresent();

    public int Exchange(byte[] command, int commandCount, byte[] answer, int timeoutMs)
    {
        count.Open();
        return reader.Exchange(command, commandCount, answer, timeoutMs);
    }
}

/// <summary>The card's side: a touch begins with a command that arrived.</summary>
internal sealed class WatchedTarget(ITouchTarget target, TouchCount count) : ITouchTarget
{
    public int TryReceive(byte[] buffer, int offset, int bytes)
    {
        int received = target.TryReceive(buffer, offset, bytes);
        if (received > 0) { count.Open(); }

        return received;
    }

    public bool Reply(byte[] buffer, int offset, int bytes) => target.Reply(buffer, offset, bytes);
}
