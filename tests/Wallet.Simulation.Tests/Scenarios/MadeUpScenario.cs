using System;
using Wallet.Simulator.Scenarios;

namespace Wallet.Simulation.Tests.Scenarios;

/// <summary>A scenario of a test's own.</summary>
internal sealed class MadeUpScenario(Action<Stage> play) : IScenario
{
    public string Name => "made-up";

    public string Summary => "made up by a test";

    public void Play(Stage stage) => play(stage);
}
