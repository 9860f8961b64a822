using System.Collections.Generic;

namespace Wallet.Flash;

/// <summary>
/// The steps for some options, as data: printed with --what-if, carried out without. What can fail without the board
/// comes before the board is touched.
/// </summary>
public static class FlashPlan
{
    private const string PortAdvice =
        "Is it the port of the socket marked UART, is the board plugged in, and does no other program (bridge, "
        + "monitor) have it open? See the ports with -ListPorts. If the board does not react, hold BOOT, press RST, "
        + "let BOOT go, and run this again.";

    private static readonly string[] s_nanoff = ["dotnet", "tool", "run", "nanoff", "--"];

    /// <summary>The steps, in order.</summary>
    public static IReadOnlyList<FlashStep> Make(FlashOptions options)
    {
        var steps = new List<FlashStep>
        {
            new(
                StepKind.Run, "look for the .NET SDK", ["dotnet", "--version"],
                "Install the .NET 10 SDK (https://dotnet.microsoft.com/download) and open a new window."),
            new(StepKind.Probe, "look for nanoff, which writes to the board", Nanoff("--version"), ""),
            new(
                StepKind.Install, "install nanoff as a tool of this folder", ["dotnet", "tool", "restore"],
                "nanoff comes from nuget.org. Is there a network, and does it let you through to there?"),
        };
        if (options.ListPorts)
        {
            steps.Add(new(
                StepKind.Run, "list the serial ports", Nanoff("--listports"),
                "Plug the board in with a cable that carries data. On Linux, be in the group that owns the port "
                + "(often dialout or uucp), and log in again after joining it."));
            return steps;
        }

        AddFlashing(steps, options, BoardKind.Named(options.Board!), options.Port!);
        return steps;
    }

    private static void AddFlashing(List<FlashStep> steps, FlashOptions options, BoardKind board, string port)
    {
        if (options.Erase)
        {
            steps.Add(new(
                StepKind.Agree, "ask before erasing", [],
                "-Erase removes everything from the board: its keys, vouchers and payments that were not reported. "
                + "Vouchers come back to the account when they expire; unreported payments are lost. Erase it?"));
        }

        steps.Add(new(
            StepKind.Build, $"build the firmware of the {board.Name}",
            [
                "dotnet", "build", board.Project, "-p:NanoFramework=true", $"-p:FirmwareBuild={options.Build}",
                "-c", "Release",
            ],
            "Nothing on the board has been changed. If packages could not be restored, look at the network; if the "
            + $"code does not compile, `dotnet build {board.Project}` says why without nanoFramework's packages."));
        steps.Add(new(
            StepKind.Run, $"put the runtime {options.Target} on the board", Runtime(options, port),
            PortAdvice + " If nanoff does not know the target or the version, leave -Target or -FirmwareVersion out."));
        steps.Add(new(
            StepKind.Run, "put the firmware on the board",
            Nanoff("--target", options.Target, "--serialport", port, "--deploy", "--image", board.Image),
            "The runtime is on the board, the firmware is not yet: run this again. " + PortAdvice));
        steps.Add(new(
            StepKind.AskBoard, "ask the board who it is", [],
            "Is a computer at the socket marked USB as well? Without one the runtime keeps this line for itself: "
            + "plug in both, press RST, run this again. Dark display: the runtime and the firmware's packages may not "
            + "fit together; give the runtime's version with -FirmwareVersion. Something on the display: follow "
            + $"hardware/{board.Name}/bring-up.md."));
        if (options.Monitor)
        {
            steps.Add(new(
                StepKind.Monitor, "show what the board says of itself until Ctrl+C", [],
                "The line has gone. Plug the board in and run this again."));
        }
    }

    private static string[] Runtime(FlashOptions options, string port)
    {
        var words = new List<string> { "--target", options.Target, "--serialport", port, "--update" };
        if (options.FirmwareVersion is not null)
        {
            words.AddRange(["--fwversion", options.FirmwareVersion]);
        }

        if (options.Erase)
        {
            words.Add("--masserase");
        }

        return Nanoff([.. words]);
    }

    private static string[] Nanoff(params string[] words) => [.. s_nanoff, .. words];
}
