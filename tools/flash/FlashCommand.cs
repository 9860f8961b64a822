using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace Wallet.Flash;

/// <summary>The command line behind flash.ps1, whose -FirmwareVersion is --firmware-version here.</summary>
public static class FlashCommand
{
    /// <summary>The options, bound to what carries them out.</summary>
    public static RootCommand Root(FlashWorld world)
    {
        var board = new Option<string>("--board") { Description = "card or terminal." };
        board.AcceptOnlyFromAmong("card", "terminal");
        var port = new Option<string>("--port")
        {
            Description = "Serial port of the socket marked UART: COM5, /dev/ttyUSB0.",
        };
        port.Validators.Add(RefuseUnless(
            @"^\S+$", "is no port. Write for example COM5 or /dev/ttyUSB0; -ListPorts shows them."));
        var target = new Option<string>("--target")
        {
            Description = "Image of the runtime.",
            DefaultValueFactory = _ => FlashOptions.TargetDefault,
        };
        target.Validators.Add(RefuseUnless("^[A-Z0-9_]+$", "is no runtime. Write for example ESP32_S3_OCTAL."));
        var version = new Option<string>("--firmware-version")
        {
            Description = "Version of the runtime; without it the newest stable one.",
        };
        version.Validators.Add(RefuseUnless(@"^\d+(\.\d+){1,3}$", "is no version. Write for example 1.16.0.373."));
        var erase = new Option<bool>("--erase")
        {
            Description = "Erase the whole flash first: keys, vouchers and payments go with it.",
        };
        var list = new Option<bool>("--list-ports") { Description = "List serial ports and do nothing else." };
        var monitor = new Option<bool>("--monitor") { Description = "Afterwards show what the board says of itself." };
        var whatIf = new Option<bool>("--what-if") { Description = "Print the exact commands and run none." };
        var yes = new Option<bool>("--yes") { Description = "Answer each question with yes." };
        var root = new RootCommand("Puts runtime and firmware on a board and checks that it answers.")
        {
            board, port, target, version, erase, list, monitor, whatIf, yes, FactoryCommand.Make(world),
        };
        root.Validators.Add(parsed =>
        {
            if (!parsed.GetValue(list) && (parsed.GetResult(board) is null || parsed.GetResult(port) is null))
            {
                parsed.AddError("Say which board and port: -Board card -Port COM5. -ListPorts shows the ports.");
            }
        });
        root.SetAction((parsed, stop) => Task.Run(() => Run(
            new FlashOptions
            {
                Board = parsed.GetValue(board),
                Build = $"{world.Time.GetUtcNow().ToUnixTimeSeconds():x8}",
                Port = parsed.GetValue(port),
                Target = parsed.GetValue(target)!,
                FirmwareVersion = parsed.GetValue(version),
                Erase = parsed.GetValue(erase),
                ListPorts = parsed.GetValue(list),
                Monitor = parsed.GetValue(monitor),
                WhatIf = parsed.GetValue(whatIf),
                Yes = parsed.GetValue(yes),
            },
            world,
            stop)));
        return root;
    }

    private static int Run(FlashOptions options, FlashWorld world, CancellationToken stop)
    {
        if (!File.Exists(Path.Combine(world.Folder, "Wallet.Firmware.sln")))
        {
            world.Error.WriteLine(
                $"{world.Folder} has no Wallet.Firmware.sln: start this in the folder of the solution.");
            return 2;
        }

        var steps = FlashPlan.Make(options);
        if (!options.WhatIf)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(world.Stop, stop);
            return new FlashRun(options, world with { Stop = ended.Token }).Carry(steps);
        }

        world.Out.Write(PlanText.Of(options, steps));
        return 0;
    }

    private static Action<OptionResult> RefuseUnless(string pattern, string otherwise) => result =>
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (!result.Implicit && !Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            result.AddError($"'{text}' {otherwise}");
        }
    };
}
