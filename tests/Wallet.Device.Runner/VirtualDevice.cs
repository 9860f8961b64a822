using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace Wallet.Device.Runner;

/// <summary>How a run ended.</summary>
/// <param name="ExitCode">The program's; meaningless where it was killed.</param>
/// <param name="WasSilent">True where it said nothing for too long and was killed.</param>
public sealed record RunOutcome(int ExitCode, bool WasSilent);

/// <summary>A nanoCLR on this machine.</summary>
internal static class VirtualDevice
{
    /// <summary>Loads the PE files and hands on each line that is printed, until the program ends or hangs.</summary>
    public static RunOutcome Run(RunnerOptions options, IReadOnlyList<string> files, Action<string> take)
    {
        var tool = new Tool("--nanoclr", options.Clr);

        // The nanoclr tool has commands; nanoFramework's own test harness takes nothing but the files.
        bool isCommand = tool.Name.Equals("nanoclr", StringComparison.OrdinalIgnoreCase);
        string[] arguments = isCommand ? ["run", "--assemblies", .. files] : [.. files];
        using Process process = Process.Start(tool.StartInfo(arguments))!;
        var lines = Channel.CreateUnbounded<string>();
        process.OutputDataReceived += (_, line) => Pass(lines.Writer, line.Data);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null) { lines.Writer.TryWrite(line.Data); }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        bool wasSilent = !Follow(lines.Reader, options.SilenceMs, take).GetAwaiter().GetResult();
        if (!wasSilent && !process.WaitForExit(options.SilenceMs)) { wasSilent = true; }
        if (wasSilent)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        return new RunOutcome(process.ExitCode, wasSilent);
    }

    private static void Pass(ChannelWriter<string> lines, string? line)
    {
        if (line is null)
        {
            lines.Complete();
        }
        else
        {
            lines.TryWrite(line.TrimEnd('\r'));
        }
    }

    /// <returns>False where nothing came for too long.</returns>
    private static async Task<bool> Follow(ChannelReader<string> lines, int silenceMs, Action<string> take)
    {
        while (true)
        {
            Task<bool> more = lines.WaitToReadAsync().AsTask();
            if (await Task.WhenAny(more, Task.Delay(silenceMs)).ConfigureAwait(false) != more)
            {
                return false;
            }

            if (!await more.ConfigureAwait(false))
            {
                return true;
            }

            while (lines.TryRead(out string? line)) { take(line); }
        }
    }
}
