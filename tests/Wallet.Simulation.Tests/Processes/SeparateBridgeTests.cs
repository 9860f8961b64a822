using System;
using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace Wallet.Simulation.Tests.Processes;

/// <summary>The bridge as a program of its own, between boards and institutions, over TCP.</summary>
[TestClass]
public sealed class SeparateBridgeTests
{
    private const int PatienceMs = 60_000;

    [TestMethod]
    public async Task Enrol_ThroughTheRealBridgeProgram_SucceedsAndTheBridgeNamesOnlyMessages()
    {
        using Process simulator = Start("wallet-simulator", "--port", "0", "--seed", "5", "--lines");
        using var watchdog = new Timer(_ => simulator.Kill(), null, PatienceMs, Timeout.Infinite);
        string address = Regex.Match(await LineAsync(simulator, "Open "), @"http://127\.0\.0\.1:\d+").Value;
        MatchCollection devices = Regex.Matches(await LineAsync(simulator, "Now start"), @"tcp:127\.0\.0\.1:\d+");
        using Process bridge = Start(
            "wallet-bridge", "run", "--device", devices[0].Value, "--device", devices[1].Value, "--bank", address);
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        try
        {
            JsonElement card = await CardAsync(client);
            string code = card.GetProperty("enrolmentCode").GetString()!;
            await UntilAsync(client, "Not enrolled");
            await PressAsync(client, '#');
            await UntilAsync(client, "Enrolment code");
            foreach (char digit in code)
            {
                await PressAsync(client, digit);
            }

            await PressAsync(client, '#');
            await UntilAsync(client, "Enrolled");
            string said = await LineAsync(bridge, "bridge to bank-a");
            StringAssert.Contains(said, "SessionHello", StringComparison.Ordinal);
            Assert.IsFalse(said.Contains(code, StringComparison.Ordinal));
        }
        finally
        {
            bridge.Kill();
            simulator.Kill();
        }
    }

    [TestMethod]
    [DataRow("wallet-bridge", "--help", 0, "Carries sealed messages")]
    [DataRow("wallet-bridge", "run --device tcp:nowhere", 1, "is not a device address")]
    [DataRow("wallet-bridge", "run --device tcp:127.0.0.1:1 --bank nowhere", 1, "is not an address of institutions")]
    [DataRow("wallet-bridge", "info --device tcp:127.0.0.1:1", 1, "plugged in")]
    [DataRow("wallet-simulator", "--help", 0, "scenario dual-offline")]
    [DataRow("wallet-simulator", "--port 99999", 1, "A port is 0 to 65535")]
    [DataRow("wallet-bank", "--help", 0, "verify")]
    public async Task CommandLine_EachProgram_SaysWhatToDo(string program, string arguments, int exitCode, string says)
    {
        using Process process = Start(program, arguments.Split(' '));
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();

        StringAssert.Contains(output, says, StringComparison.Ordinal);
        Assert.AreEqual(exitCode, process.ExitCode, output);
    }

    private static Process Start(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, program + ".dll"), .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!;

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

    private static Task<HttpResponseMessage> PressAsync(HttpClient client, char key)
    {
        string query = $"api/key?device=card&key={Uri.EscapeDataString(key.ToString())}";
        return client.PostAsync(new Uri(query, UriKind.Relative), null);
    }

    private static async Task<JsonElement> CardAsync(HttpClient client) => JsonDocument
        .Parse(await client.GetStringAsync(new Uri("api/state", UriKind.Relative))).RootElement
        .GetProperty("devices").GetProperty("card");

    private static async Task UntilAsync(HttpClient client, string text)
    {
        string shown;
        var started = Stopwatch.StartNew();
        do
        {
            shown = (await CardAsync(client)).GetProperty("lines").ToString();
            Assert.IsLessThan(PatienceMs / 2, started.ElapsedMilliseconds, $"the card shows {shown}, not '{text}'");
        }
        while (!shown.Contains(text, StringComparison.Ordinal));
    }
}
