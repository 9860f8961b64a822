using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wallet.Core.Screen;
using Wallet.Simulator.World;
using Wallet.Virtual.Scheduling;

namespace Wallet.Simulator.Scenarios;

/// <summary>Knows the scenarios and plays them.</summary>
internal static class ScenarioRunner
{
    /// <summary>The seed when none is given: any would do, and the same one makes two readers see one run.</summary>
    public const ulong SeedDefault = 1;

    /// <summary>All of them, in the order of the list.</summary>
    public static IReadOnlyList<IScenario> All { get; } =
    [
        new DualOfflineScenario(),
        new RollBackScenario(),
        new RefusalsScenario(),
        new ClockOfflineLimitScenario(),
        new ClockAttacksScenario(),
        new FirstStartScenario(),
        new PinLockoutScenario(),
        new WipeScenario(),
        new ChallengeResponseScenario(),
        new RecoveryScenario(),
        new CardToCardScenario(),
        new DuressScenario(),
        new FullStorageScenario(),
        new CarriedUpdateScenario(),
    ];

    /// <summary>The scenario of that name, or null.</summary>
    public static IScenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);

    /// <summary>Plays one to its end; never throws for what goes wrong in it.</summary>
    public static ScenarioReport Play(IScenario scenario, ulong seed) =>
        Play(scenario, seed, Language.English, static _ => { });

    /// <summary>As above, in a language; the end of the play may be looked at.</summary>
    public static ScenarioReport Play(IScenario scenario, ulong seed, Language language, Action<Simulation> lookAtEnd)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(lookAtEnd);
        var report = new ScenarioReport { Scenario = scenario.Name, Seed = seed };
        try
        {
            using var world = new Simulation(new SimulationOptions { Seed = seed });
            world.Scheduler.Run(() => Play(scenario, world, report, language), scenario.Name);
            lookAtEnd(world);
        }
        catch (Exception problem)
            when (problem is DeadlockException or LivelockException or ThreadFailedException or IOException)
        {
            report.Outcome = problem.Message;
        }

        return report;
    }

    private static void Play(IScenario scenario, Simulation world, ScenarioReport report, Language language)
    {
        try
        {
            var stage = new Stage(world, report);
            if (language == Language.Chinese) { stage.SpeakChinese(); }
            scenario.Play(stage);
            report.Vouchers.AddRange(world.Bank.Books().Vouchers.Reverse()
                .Select(line => new VoucherReport(line.VoucherId, line.AmountMinor, line.PaidMinor, line.State)));
            report.Outcome = "ok";
        }
        catch (ScenarioFailedException failure)
        {
            report.Outcome = failure.Message;
        }
    }
}
