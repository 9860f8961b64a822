namespace Wallet.Device.Runner;

/// <summary>What became of a test.</summary>
public enum TestState
{
    Passed,
    Failed,
    Skipped,
    NotRun,
}

/// <summary>One line of the report.</summary>
/// <param name="Name">As the launcher names it.</param>
/// <param name="State">What became of it.</param>
/// <param name="Ticks">How long it took on the virtual device, in 100 ns.</param>
/// <param name="Message">Why it did not pass.</param>
public sealed record TestResult(string Name, TestState State, long Ticks, string Message);
