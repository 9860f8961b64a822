using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Wallet.Core;
using Wallet.Flash;

namespace Wallet.Hardware.Tests;

/// <summary>
/// A folder with a solution file and a <c>dotnet</c> that writes down how it was called and does what the test says.
/// </summary>
internal sealed class FlashBench : IDisposable
{
    /// <summary>A build that leaves its image.</summary>
    public const string LeavesImage =
        "d=firmware/boards/card-esp32/bin/Release/netnano1.0; mkdir -p $d; echo image > $d/Wallet.Card.Esp32.bin";

    /// <summary>What dotnet says where the tool is not installed.</summary>
    public const string SaysMissing =
        "echo 'Run \"dotnet tool restore\" to make the \"nanoff\" command available.' >&2; exit 1";

    /// <summary>What the board answers when it runs what was built: 69216b3c is the moment of every run here.</summary>
    public const string Answer = DeviceLoop.FirmwareVersion + "+69216b3c";

    private readonly string _home = Directory.CreateTempSubdirectory("wallet-flash-test-").FullName;
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    /// <param name="behaviour">Shell commands by a word of the call: build, restore, --update, --deploy ...</param>
    public FlashBench(params (string Word, string Commands)[] behaviour)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "Wallet.Firmware.sln"), "");
        string cases = string.Concat(behaviour.Append(("build", LeavesImage))
            .Select(one => $"  *'{one.Item1}'*) {one.Item2};;\n"));
        string dotnet = Path.Combine(_home, "dotnet");
        File.WriteAllText(dotnet, $"#!/bin/sh\necho \"$*\" >> '{_home}/calls'\ncase \"$*\" in\n{cases}esac\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Folder => Path.Combine(_home, "solution");

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    /// <summary>How the stand-in for dotnet was called, a line a call.</summary>
    public string Calls
    {
        get
        {
            string file = Path.Combine(_home, "calls");
            return File.Exists(file) ? File.ReadAllText(file).TrimEnd('\n') : "";
        }
    }

    public int Run(string arguments, string typed = "", CancellationToken stop = default, TextWriter? output = null)
    {
        var world = new FlashWorld
        {
            Out = output ?? _out,
            Error = _error,
            In = new StringReader(typed),
            Folder = Folder,
            Dotnet = Path.Combine(_home, "dotnet"),
            Time = new StoppedTime(),
            AnswerLimit = TimeSpan.FromSeconds(20),
            MonitorPause = TimeSpan.FromMilliseconds(1),
            Stop = stop,
        };
        return Run(arguments, world);
    }

    /// <summary>As the command line does it, where the limit for an answer is short.</summary>
    public int RunImpatiently(string arguments) => Run(arguments, new FlashWorld
    {
        Out = _out,
        Error = _error,
        In = TextReader.Null,
        Folder = Folder,
        Dotnet = Path.Combine(_home, "dotnet"),
        Time = new StoppedTime(),
        AnswerLimit = TimeSpan.FromMilliseconds(200),
    });

    public IEnumerable<string> Files() => Directory.EnumerateFileSystemEntries(_home, "*", SearchOption.AllDirectories);

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private static int Run(string arguments, FlashWorld world)
    {
        var configuration = new System.CommandLine.InvocationConfiguration { Output = world.Out, Error = world.Error };
        return FlashCommand.Root(world).Parse(arguments.Split(' ')).Invoke(configuration);
    }

    private sealed class StoppedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(0x69216b3c);
    }
}
