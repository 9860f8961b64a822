using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Wallet.Simulation.Tests.Processes;

/// <summary>The programs that lie beside the tests, started as a user starts them.</summary>
internal static class Programs
{
    private const int PatienceMs = 60_000;

    /// <summary>Starts one; all that it says can be read.</summary>
    public static Process Start(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, program + ".dll"), .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!;

    /// <summary>Runs one to its end; one that does not end is killed.</summary>
    /// <returns>What it ended with, and all that it said.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        using Process process = Start(program, arguments);
        using var watchdog = new Timer(_ => process.Kill(), null, PatienceMs, Timeout.Infinite);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
