using System;
using System.Collections.Generic;
using System.IO;
using Wallet.Protocol.Messages;

namespace Wallet.Flash;

/// <summary>Carries a plan out, step by step, and stops at the first that fails.</summary>
public sealed class FlashRun(FlashOptions options, FlashWorld world)
{
    private bool _isMissing;

    /// <summary>Carries the steps out.</summary>
    /// <returns>0 when all succeeded, 1 when one failed or the user said no.</returns>
    public int Carry(IReadOnlyList<FlashStep> steps)
    {
        int number = 0;
        foreach (FlashStep step in steps)
        {
            number++;
            if (step.Kind == StepKind.Install && !_isMissing)
            {
                continue;
            }

            world.Out.WriteLine($"{number}. {step.Title}");
            string? problem = Carry(step);
            if (problem is not null)
            {
                world.Out.Flush();
                world.Error.WriteLine($"Step {number} failed, {step.Title}: {problem}");
                world.Error.WriteLine(
                    step.Kind == StepKind.Agree ? "Nothing was changed." : $"What to do: {step.Advice}");
                return 1;
            }
        }

        if (!options.ListPorts)
        {
            world.Out.WriteLine(NextSteps());
        }

        return 0;
    }

    private string? Carry(FlashStep step)
    {
        switch (step.Kind)
        {
            case StepKind.Probe:
                CarryProbe(step);
                return null;
            case StepKind.Agree:
                return Agrees(step.Advice) ? null : "you said no.";
            case StepKind.Install when !Agrees($"nanoff is missing. Install it now ({step.CommandLine})?"):
                return $"without nanoff the board cannot be written. Install it yourself with `{step.CommandLine}`.";
            case StepKind.Build:
                return CarryBuild(step);
            case StepKind.AskBoard:
                return CarryAsk();
            case StepKind.Monitor:
                return CarryMonitor();
            default:
                return CarryCommand(step);
        }
    }

    // A tool that is not there is told by the words dotnet answers with, the same in every language; the tool's own
    // exit code for --version may be anything.
    private void CarryProbe(FlashStep step)
    {
        bool namesRestore = false;
        int code = world.Run(
            step.Command,
            line => namesRestore |= line.Contains("dotnet tool restore", StringComparison.Ordinal));
        _isMissing = code != 0 && namesRestore;
    }

    private string? CarryCommand(FlashStep step)
    {
        world.Out.WriteLine($"   {step.CommandLine}");
        int code = world.Run(step.Command);
        return code == 0 ? null : $"`{step.CommandLine}` ended with {code}.";
    }

    private string? CarryBuild(FlashStep step)
    {
        // An image of an earlier build must not pass for the one that this build failed to make.
        string image = Path.Combine(world.Folder, BoardKind.Named(options.Board!).Image);
        if (File.Exists(image))
        {
            File.Delete(image);
        }

        return CarryCommand(step) ?? (File.Exists(image) ? null : $"the build left no {image}.");
    }

    private string? CarryAsk()
    {
        try
        {
            using BoardLine line = BoardLine.Open(options.Port!);
            GetDeviceInfoReply? reply = line.Ask(world.AnswerLimit, world.Stop);
            if (reply is null)
            {
                return $"no answer in {world.AnswerLimit.TotalSeconds:0} s.";
            }

            world.Show(Describe(reply));
            DeviceKind kind = BoardKind.Named(options.Board!).Kind;
            if (reply.FirmwareVersion != options.Answer)
            {
                return $"it runs firmware {reply.FirmwareVersion}, and {options.Answer} was just built: "
                    + "what was there before is still there.";
            }

            return reply.Kind == (int)kind
                ? null
                : $"it says it is a {(DeviceKind)reply.Kind}, and a {kind} was just built.";
        }
        catch (IOException cannot)
        {
            return cannot.Message;
        }
    }

    private string? CarryMonitor()
    {
        string last = "";
        try
        {
            using BoardLine line = BoardLine.Open(options.Port!);
            while (!world.Stop.IsCancellationRequested)
            {
                GetDeviceInfoReply? reply = line.Ask(world.AnswerLimit, world.Stop);
                string now = reply is null ? "silent" : Describe(reply);
                if (now != last && !world.Stop.IsCancellationRequested)
                {
                    world.Show(now);
                    last = now;
                }

                world.Stop.WaitHandle.WaitOne(world.MonitorPause);
            }

            return null;
        }
        catch (IOException gone)
        {
            return gone.Message;
        }
    }

    private bool Agrees(string question)
    {
        if (options.Yes)
        {
            return true;
        }

        world.Out.Write($"   {question} [y/N] ");
        world.Out.Flush();
        return world.In.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private static string Describe(GetDeviceInfoReply reply)
    {
        string name = reply.Name.Length > 0 ? $", '{reply.Name}'" : "";
        return $"{(DeviceKind)reply.Kind}, firmware {reply.FirmwareVersion}, {(DeviceState)reply.State}{name}";
    }

    private string NextSteps() =>
        $"Done: the board runs firmware {options.Answer}.\n"
        + $"Next: follow hardware/{options.Board}/bring-up.md; a new board says check number 61 until it has its "
        + "factory file.\nThen join it to the bank: dotnet run --project host-bridge/Wallet.Bridge -- run --device "
        + $"serial:{options.Port} --bank http://127.0.0.1:5080";
}
