using System;
using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace Wallet.Simulation.Tests.Processes;

/// <summary>The bridge as a program of its own, between boards and institutions, over TCP.</summary>
[TestClass]
public sealed class SeparateBridgeTests
{
    [TestMethod]
    public async Task Enrol_ThroughTheRealBridgeProgram_SucceedsAndTheBridgeNamesOnlyMessages()
    {
        using SimulatorProgram simulator = await SimulatorProgram.StartAsync("--seed", "5", "--lines");
        string address = Regex.Match(simulator.Said, @"http://127\.0\.0\.1:\d+").Value;
        MatchCollection devices = Regex.Matches(await simulator.LineAsync(), @"tcp:127\.0\.0\.1:\d+");
        using Process bridge = Programs.Start(
            "wallet-bridge", "run", "--device", devices[0].Value, "--device", devices[1].Value, "--bank", address);
        try
        {
            string code = await simulator.EnrolCardAsync();
            string said = await LineAsync(bridge, "bridge to bank-a");
            StringAssert.Contains(said, "SessionHello", StringComparison.Ordinal);
            Assert.IsFalse(said.Contains(code, StringComparison.Ordinal));
        }
        finally
        {
            bridge.Kill();
        }
    }

    [TestMethod]
    [DataRow("wallet-bridge", "--help", 0, "Carries sealed messages")]
    [DataRow("wallet-bridge", "run --device tcp:nowhere", 1, "is not a device address")]
    [DataRow("wallet-bridge", "run --device tcp:127.0.0.1:1 --bank nowhere", 1, "is not an address of institutions")]
    [DataRow("wallet-bridge", "info --device tcp:127.0.0.1:1", 1, "plugged in")]
    [DataRow("wallet-simulator", "--help", 0, "scenario dual-offline")]
    [DataRow("wallet-simulator", "--port 99999", 1, "A port is 0 to 65535")]
    [DataRow("wallet-simulator", "--port abc", 1, "A port is 0 to 65535")]
    [DataRow("wallet-simulator", "--port -1", 1, "A port is 0 to 65535")]
    [DataRow("wallet-simulator", "--port", 1, "--port")]
    [DataRow("wallet-bank", "--help", 0, "verify")]
    [DataRow("wallet-bank", "verify --help", 0, "run and open-account make it")]
    public async Task CommandLine_EachProgram_SaysWhatToDo(string program, string arguments, int exitCode, string says)
    {
        (int exited, string output) = await Programs.RunAsync(program, arguments.Split(' '));

        StringAssert.Contains(output, says, StringComparison.Ordinal);
        Assert.AreEqual(exitCode, exited, output);
        Assert.DoesNotContain("xception", output);
    }

    private static async Task<string> LineAsync(Process process, string containing)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(containing, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new AssertFailedException($"no line with '{containing}': {await process.StandardError.ReadToEndAsync()}");
    }
}
