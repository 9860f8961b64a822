using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Simulator.Scenarios;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.HeapMeter;

/// <summary>What runs among the rewritten assemblies.</summary>
public static class Inside
{
    /// <summary>The scenario in which the card is paid by another.</summary>
    internal const string BetweenCards = "card-to-card";

    /// <summary>Plays a scenario.</summary>
    /// <returns>A <see cref="HeapReport"/> as JSON.</returns>
    public static string Play(
        string[] names, int[] frameSlots, int[] rootCounts, ulong seed, int language, string name)
    {
        var methods = new MethodTable(names, frameSlots, rootCounts);
        Dictionary<string, Moment> statics =
            Meter.Firmware.ToDictionary(name => name, name => MakeStatics(name, methods));
        bool isBetweenCards = name == BetweenCards;
        string cardName = isBetweenCards ? "payee" : "card";
        DeviceHeap card = Device(cardName, statics, "Wallet.Protocol", "Wallet.Core", "Wallet.Card");
        DeviceHeap terminal = Device("terminal", statics, "Wallet.Protocol", "Wallet.Core", "Wallet.Terminal");
        var report = new HeapReport
        {
            Seed = seed,
            Language = ((Language)language).ToString(),
            Devices = isBetweenCards ? [card] : [card, terminal],
        };
        IScenario scenario = ScenarioRunner.Find(name)!;
        var story = new ScenarioReport { Scenario = scenario.Name, Seed = seed };
        using (var world = new Simulation(new SimulationOptions { Seed = seed }))
        {
            Watch(world.Card, card, methods, world.Cards[0].Run);
            Watch(world.Terminal, terminal, methods, world.Terminals[0].Run);
            world.Scheduler.Run(() => Play(scenario, new Stage(world, story), report), scenario.Name);
        }

        return JsonSerializer.Serialize(report);
    }

    /// <summary>Runs a static method that takes an action.</summary>
    public static int[] Try(
        string[] names, int[] frameSlots, int[] rootCounts, string assembly, string type, string method)
    {
        MethodInfo tried = Assembly.Load(assembly).GetType(type, throwOnError: true)!.GetMethod(method)!;
        var call = tried.CreateDelegate<Action<Action>>();
        var ledger = new Ledger(new MethodTable(names, frameSlots, rootCounts));
        var peak = new Moment();
        var notes = new List<int>();
        ledger.Open(peak);
        Probe.Attach(ledger);
        call(() =>
        {
            var now = new Moment();
            ledger.Sample(now);
            notes.Add(now.ObjectSlots);
        });
        Probe.Attach(null);
        return [.. notes, peak.Slots];
    }

    // The chip runs every static constructor when it starts; what they make is kept for ever.
    private static Moment MakeStatics(string assembly, MethodTable methods)
    {
        var ledger = new Ledger(methods);
        Probe.Attach(ledger);
        foreach (Type type in Assembly.Load(assembly).GetTypes())
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        Probe.Attach(null);
        var statics = new Moment();
        ledger.Sample(statics);
        return statics;
    }

    private static DeviceHeap Device(string name, Dictionary<string, Moment> statics, params string[] assemblies)
    {
        var together = new Moment
        {
            ObjectCount = assemblies.Sum(assembly => statics[assembly].ObjectCount),
            ObjectSlots = assemblies.Sum(assembly => statics[assembly].ObjectSlots),
            Kinds = [.. assemblies.SelectMany(assembly => statics[assembly].Kinds)],
        };
        return new DeviceHeap
        {
            Name = name,
            Statics = together,
            StaticFieldSlots = assemblies.Sum(StaticFields),
        };
    }

    // Constants have no place in memory, and data of array initialisers stay in flash.
    private static int StaticFields(string assembly) => Assembly.Load(assembly).GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly))
        .Count(field => !field.IsLiteral && !field.Attributes.HasFlag(FieldAttributes.HasFieldRVA));

    private static void Play(IScenario scenario, Stage stage, HeapReport report)
    {
        try
        {
            if (report.Language == nameof(Language.Chinese)) { stage.SpeakChinese(); }

            scenario.Play(stage);
            report.Outcome = "ok";
        }
        catch (ScenarioFailedException failure)
        {
            report.Outcome = failure.Message;
        }
    }

    private static void Watch(VirtualBoard board, DeviceHeap heap, MethodTable methods, DeviceProgram program)
    {
        var ledger = new Ledger(methods);
        MeteredPorts.Put(board.Ports, ledger, heap);
        board.PowerOff();
        bool isRestarted = false;
        board.PowerOn(ports =>
        {
            // Nothing is counted after a restart: the simulation still knows what was held before.
            if (!isRestarted)
            {
                isRestarted = true;
                Probe.Attach(ledger);
                ledger.Open(heap.Run);
            }

            program(ports);
        });
    }
}
