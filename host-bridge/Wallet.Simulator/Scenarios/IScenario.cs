using System;

namespace Wallet.Simulator.Scenarios;

/// <summary>A scripted run of the whole system that says by itself whether it went as it must.</summary>
internal interface IScenario
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>One line for the list.</summary>
    string Summary { get; }

    /// <summary>Plays it.</summary>
    /// <exception cref="ScenarioFailedException">Something did not happen, or happened that must not.</exception>
    void Play(Stage stage);
}

/// <summary>What went wrong, in a sentence.</summary>
internal sealed class ScenarioFailedException(string message) : Exception(message);
