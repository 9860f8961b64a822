using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Wallet.Bank;
using Wallet.Simulator.Scenarios;
using Wallet.Simulator.Web;
using Wallet.Simulator.World;
using Wallet.Virtual.Scheduling;

namespace Wallet.Simulator;

/// <summary>The command line: the page by default, scripted runs by <c>scenario</c>.</summary>
internal static class Commands
{
    private const int PortDefault = 5180;
    private static readonly JsonSerializerOptions s_json =
        new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static RootCommand Root()
    {
        var port = new Option<int>("--port")
        {
            Description = "Port of the page on 127.0.0.1; 0 takes a free one.",
            DefaultValueFactory = _ => PortDefault,
            CustomParser = ParsePort,
        };
        var data = new Option<string?>("--data")
        {
            Description = "Folder that keeps all state between starts. Without it nothing is kept.",
        };
        var seed = new Option<ulong?>("--seed")
        {
            Description = "Fixes keys, ids and the order of events. Over a kept --data folder each start draws other "
                + "numbers from it, so that no device repeats itself.",
        };
        var lines = new Option<bool>("--lines")
        {
            Description = "Open both serial lines on TCP, for wallet-bridge as a program of its own.",
        };
        var root = new RootCommand(
            """
            Runs a wallet card, a payment terminal, their bridges and the institutions behind them on this machine and
            shows them on a page: load the card, switch the network off, pay, switch it on, and see the money arrive.

            Examples:
              wallet-simulator
              wallet-simulator --port 0 --data ~/wallet
              wallet-simulator scenario --list
              wallet-simulator scenario dual-offline --seed 7 --json
            """)
        {
            port, data, seed, lines, Scenario(),
        };
        root.SetAction(parsed =>
            ServePage(parsed.GetValue(port), parsed.GetValue(data), parsed.GetValue(seed), parsed.GetValue(lines)));
        return root;
    }

    private static int ParsePort(ArgumentResult result)
    {
        bool isPort = int.TryParse(
            result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int port);
        if (!isPort || port > IPEndPoint.MaxPort)
        {
            result.AddError($"A port is 0 to {IPEndPoint.MaxPort}; 0 takes a free one.");
        }

        return port;
    }

    private static Command Scenario()
    {
        var name = new Argument<string?>("name")
        {
            Description = "Which one; see --list.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var list = new Option<bool>("--list") { Description = "Name all scenarios and end." };
        var names = new Option<bool>("--names") { Description = "With --list: names only, one a line." };
        var seed = new Option<ulong>("--seed")
        {
            Description = "Replays a run.",
            DefaultValueFactory = _ => ScenarioRunner.SeedDefault,
        };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var command = new Command(
            "scenario", "Play a scripted run; exit 0 when everything happened as it must, 1 otherwise.")
        {
            name, list, names, seed, json,
        };
        command.SetAction(parsed => parsed.GetValue(list)
            ? List(parsed.GetValue(names))
            : Play(parsed.GetValue(name), parsed.GetValue(seed), parsed.GetValue(json)));
        return command;
    }

    private static int List(bool namesOnly)
    {
        foreach (IScenario scenario in ScenarioRunner.All)
        {
            Console.WriteLine(namesOnly ? scenario.Name : $"{scenario.Name,-16} {scenario.Summary}");
        }

        return 0;
    }

    private static int Play(string? name, ulong seed, bool json)
    {
        IScenario? scenario = name is null ? null : ScenarioRunner.Find(name);
        if (scenario is null)
        {
            string problem = name is null ? "Which scenario?" : $"There is no scenario '{name}'.";
            Console.Error.WriteLine($"{problem} These are there:");
            List(namesOnly: false);
            return 1;
        }

        return Play(scenario, seed, json);
    }

    /// <summary>Plays it and prints the report.</summary>
    /// <returns>The exit code: 0 when everything happened as it must, 1 otherwise.</returns>
    internal static int Play(IScenario scenario, ulong seed, bool json)
    {
        ScenarioReport report = ScenarioRunner.Play(scenario, seed);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(report, s_json));
        }
        else
        {
            ReportText.Write(report, Console.Out);
        }

        return report.IsOk ? 0 : 1;
    }

    private static int ServePage(int port, string? data, ulong? seed, bool lines)
    {
        try
        {
            ulong seedUsed = seed ?? BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
            using var simulation = new Simulation(new SimulationOptions
            {
                Seed = seedUsed,
                Pace = Pace.RealTime,
                DataDirectory = data,
                OpensLines = lines,
            });
            using var server = new SimulatorServer(simulation);
            WebApplication app = server.Build(port);
            var world = new Thread(simulation.Scheduler.RunUntilStopped) { Name = "world", IsBackground = true };
            world.Start();
            if (!TryStart(app, port))
            {
                return 1;
            }

            string state = data is null ? "temporary" : simulation.DataDirectory;
            Console.WriteLine($"Open {string.Join(" ", app.Urls)} in a browser. Ctrl+C ends.");
            string starts = simulation.Starts == 1
                ? ""
                : $" Start {simulation.Starts} over this folder: each draws other numbers from the same seed.";
            Console.WriteLine($"State: {state}. Seed: {seedUsed}.{starts}");
            if (lines)
            {
                string devices = string.Join(" ", simulation.Lines.Select(line => $"--device {line.Address}"));
                Console.WriteLine($"Now start: wallet-bridge run {devices} --bank {app.Urls.First()}");
            }

            app.WaitForShutdown();
            simulation.Scheduler.Stop();
            world.Join();
            return 0;
        }
        catch (BankSetupException problem)
        {
            // Its message says what to do.
            Console.Error.WriteLine(problem.Message);
            return 1;
        }
        catch (SocketException problem)
        {
            Console.Error.WriteLine(
                $"The serial lines cannot be opened ({problem.Message.TrimEnd('.')}). Start without --lines.");
            return 1;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(
                $"The state cannot be kept ({problem.Message.TrimEnd('.')}). Choose another folder with --data.");
            return 1;
        }
    }

    private static bool TryStart(WebApplication app, int port)
    {
        try
        {
            app.Start();
            return true;
        }
        catch (Exception problem) when (problem is IOException or SocketException)
        {
            Console.Error.WriteLine(
                $"The page cannot be served on port {port} ({problem.Message.TrimEnd('.')}). "
                + "Take a free port with --port 0.");
            return false;
        }
    }
}
