using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Wallet.Simulation.Tests.Worlds;
using Wallet.Simulator.Web;
using Wallet.Simulator.World;

namespace Wallet.Simulation.Tests.Processes;

/// <summary>The simulator as a program: what outlives it, and who can reach it.</summary>
[TestClass]
public sealed class SimulatorProgramTests
{
    [TestMethod]
    public async Task Data_ProgramKilledAndStartedAgain_KeepsTheEnrolledCard()
    {
        string folder = Directory.CreateTempSubdirectory("wallet-data-").FullName;
        using (SimulatorProgram first = await SimulatorProgram.StartAsync("--data", folder, "--seed", "11"))
        {
            Assert.EndsWith("Seed: 11.", first.Said);
            await first.EnrolCardAsync();
        }

        using (SimulatorProgram second = await SimulatorProgram.StartAsync("--data", folder, "--seed", "11"))
        {
            Assert.Contains("Seed: 11. Start 2 over this folder", second.Said);
            await second.AwaitCardAsync("#=unlock");
            await second.PressAsync("#");
            await second.AwaitCardAsync("PIN");
            await second.PressAsync(SimulationOptions.HolderPin + "#");
            JsonElement card = await second.AwaitCardAsync("Alice");
            Assert.AreEqual("", card.GetProperty("enrolmentCode").GetString());
        }

        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public void Feed_FolderStartedAgain_SaysNoSeedBesideThePrintedOne()
    {
        using TestWorld world = Snapshot.Fresh.Open();

        Assert.IsGreaterThan(1, world.Simulation.Starts);
        JsonElement state = JsonDocument.Parse(new StateFeed(world.Simulation).Json()).RootElement;
        Assert.IsTrue(state.TryGetProperty("guide", out _));
        Assert.IsFalse(state.TryGetProperty("seed", out _));
    }

    [TestMethod]
    public async Task Listeners_PageAndBothLines_AreOnLoopbackOnly()
    {
        using SimulatorProgram simulator = await SimulatorProgram.StartAsync("--lines");
        string said = simulator.Said + await simulator.LineAsync();
        int[] ports = Regex.Matches(said, @"127\.0\.0\.1:(\d+)")
            .Select(match => int.Parse(match.Groups[1].Value, provider: null)).Distinct().ToArray();

        IPEndPoint[] listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Where(listener => ports.Contains(listener.Port)).ToArray();

        Assert.HasCount(3, ports, said);
        CollectionAssert.AreEquivalent(ports, listeners.Select(listener => listener.Port).ToArray());
        Assert.IsTrue(
            listeners.All(listener => IPAddress.IsLoopback(listener.Address)),
            string.Join(", ", listeners.AsEnumerable()));
    }
}
