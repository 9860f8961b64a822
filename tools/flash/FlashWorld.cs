using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace Wallet.Flash;

/// <summary>What a run touches: the user's console, the programs it starts, the folder it works in.</summary>
public sealed record FlashWorld
{
    /// <summary>Where the user reads.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where failures are written.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Where the user answers.</summary>
    public required TextReader In { get; init; }

    /// <summary>The folder of the solution.</summary>
    public required string Folder { get; init; }

    /// <summary>Program to start for dotnet.</summary>
    public string Dotnet { get; init; } = "dotnet";

    /// <summary>Tells one build from the next.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long a board may take to answer: its self-test comes first.</summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Between two questions of the monitor.</summary>
    public TimeSpan MonitorPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Ends waiting, at Ctrl+C.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Runs a command in the folder and shows what it prints.</summary>
    /// <returns>Its exit code; -1 where it cannot be started.</returns>
    public int Run(IReadOnlyList<string> command) => Run(command, Show);

    /// <summary>Runs a command in the folder and hands over what it prints, line by line.</summary>
    /// <returns>Its exit code; -1 where it cannot be started.</returns>
    public int Run(IReadOnlyList<string> command, Action<string> take)
    {
        var start = new ProcessStartInfo(command[0] == "dotnet" ? Dotnet : command[0])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        for (int i = 1; i < command.Count; i++)
        {
            start.ArgumentList.Add(command[i]);
        }

        try
        {
            using var process = new Process { StartInfo = start };
            process.OutputDataReceived += (_, line) => Take(line.Data, take);
            process.ErrorDataReceived += (_, line) => Take(line.Data, take);
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception cannot)
        {
            take($"'{start.FileName}' cannot be started: {cannot.Message}");
            return -1;
        }
    }

    /// <summary>Shows a line of what another program or the board said.</summary>
    public void Show(string line) => Out.WriteLine($"   | {line}");

    private void Take(string? line, Action<string> take)
    {
        if (line is not null)
        {
            // Two threads bring the lines of a process.
            lock (Out)
            {
                take(line);
            }
        }
    }
}
