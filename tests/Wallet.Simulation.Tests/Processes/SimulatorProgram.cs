using System;
using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Wallet.Simulator.World;

namespace Wallet.Simulation.Tests.Processes;

/// <summary>The simulator as a program of its own: what it prints, and its feed. Disposing of it kills it.</summary>
internal sealed class SimulatorProgram : IDisposable
{
    private const int PatienceMs = 60_000;
    private const string FeedStart = "data: ";

    private readonly Process _process;
    private readonly Timer _watchdog;
    private readonly HttpClient _client;

    private SimulatorProgram(Process process)
    {
        _process = process;
        _watchdog = new Timer(_ => process.Kill(), null, PatienceMs, Timeout.Infinite);
        _client = new HttpClient();
    }

    /// <summary>The line with the address, and the one about state and seed.</summary>
    public string Said { get; private set; } = "";

    /// <summary>Starts it on a free port and waits until it says where it is.</summary>
    public static async Task<SimulatorProgram> StartAsync(params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "wallet-simulator.dll");
        var started = new SimulatorProgram(Process.Start(new ProcessStartInfo(
            "dotnet", [program, "--port", "0", .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!);
        string address = await started.LineAsync();
        started.Said = address + await started.LineAsync();
        started._client.BaseAddress = new Uri(Regex.Match(address, @"http://\S+").Value);
        return started;
    }

    /// <summary>The next line it prints.</summary>
    public async Task<string> LineAsync() => await _process.StandardOutput.ReadLineAsync() ?? "";

    /// <summary>Reads the feed until the card shows the text.</summary>
    /// <returns>The card, as the feed says it then.</returns>
    public async Task<JsonElement> AwaitCardAsync(string text)
    {
        using Stream feed = await _client.GetStreamAsync(new Uri("api/events", UriKind.Relative));
        using var lines = new StreamReader(feed);
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(FeedStart, StringComparison.Ordinal))
            {
                JsonElement card = JsonDocument.Parse(line[FeedStart.Length..]).RootElement
                    .GetProperty("devices").GetProperty("card");
                if (card.GetProperty("lines").ToString().Contains(text, StringComparison.Ordinal))
                {
                    return card;
                }
            }
        }

        throw new AssertFailedException($"the feed ended before the card showed '{text}'");
    }

    /// <summary>Presses keys on the card.</summary>
    public async Task PressAsync(string keys)
    {
        foreach (char key in keys)
        {
            string query = $"api/key?device=card&key={Uri.EscapeDataString(key.ToString())}";
            using HttpResponseMessage answer = await _client.PostAsync(new Uri(query, UriKind.Relative), null);
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>The first start of the card: English, a PIN, and the code its bank gave.</summary>
    /// <returns>The code.</returns>
    public async Task<string> EnrolCardAsync()
    {
        JsonElement card = await AwaitCardAsync("Not enrolled");
        string code = card.GetProperty("enrolmentCode").GetString()!;
        await PressAsync("#");
        await AwaitCardAsync("English");
        await PressAsync("#");
        await AwaitCardAsync("New PIN");
        await PressAsync(SimulationOptions.HolderPin + "#");
        await AwaitCardAsync("Again");
        await PressAsync(SimulationOptions.HolderPin + "#");
        await AwaitCardAsync("Have paper and pen.");
        await PressAsync("C");
        await AwaitCardAsync("Put off.");
        await PressAsync("C");
        await AwaitCardAsync("Enrolment code");
        await PressAsync(code + "#");
        await AwaitCardAsync("Enrolled");
        return code;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watchdog.Dispose();
        _client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
