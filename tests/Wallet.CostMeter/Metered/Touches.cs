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
    public static IEnumerable<Counted> Play(ulong seed)
    {
        var pay = new TouchCount(Names[0]);
        var receive = new TouchCount(Names[1]);
        bool isPaid = false;
        using (var world = new Simulation(new SimulationOptions { Seed = seed }))
        {
            Watch(world.Card, pay, world.Cards[0].Run);
            Watch(world.Terminal, receive, world.Terminals[0].Run);
            IScenario scenario = ScenarioRunner.Find("dual-offline")!;
            var story = new ScenarioReport { Scenario = scenario.Name, Seed = seed };
            world.Scheduler.Run(() => isPaid = IsPlayed(scenario, new Stage(world, story)), scenario.Name);
        }

        return [pay.Result(isPaid), receive.Result(isPaid)];
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

/// <summary>What a device counted in its fullest touch.</summary>
internal sealed class TouchCount(string name)
{
    private List<CountedNode> _fullest = [];
    private bool _isOpen;

    /// <summary>What the device's thread counts below.</summary>
    public Node Root { get; } = new(null, -1, 0);

    /// <summary>A touch begins, if none is under way.</summary>
    public void Open()
    {
        if (_isOpen) { return; }

        _isOpen = true;
        Root.Mark();
    }

    /// <summary>The device waits for people.</summary>
    public void Close()
    {
        if (!_isOpen) { return; }

        _isOpen = false;
        List<CountedNode> nodes = Counted.NodesOf(Root);
        if (Blocks(nodes) > Blocks(_fullest)) { _fullest = nodes; }
    }

    public Counted Result(bool isPaid) => new() { Name = name, IsRight = isPaid, Nodes = _fullest };

    private static long Blocks(List<CountedNode> nodes) =>
        nodes.Sum(node => node.Counts.Skip(Probe.FirstBlock).Sum());
}

/// <summary>Where the loop sleeps: a touch that was under way has ended.</summary>
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
