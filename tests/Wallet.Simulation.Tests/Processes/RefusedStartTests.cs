using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Wallet.Simulator.World;

namespace Wallet.Simulation.Tests.Processes;

/// <summary>Programs that cannot start: one line says what is wrong and what to do; nothing is touched.</summary>
[TestClass]
public sealed class RefusedStartTests
{
    private string _folder = "";

    private string NotesFile => Path.Combine(_folder, "simulator.json");

    [TestInitialize]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("wallet-data-").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    [DataRow("wallet-simulator")]
    [DataRow("wallet-bank")]
    public async Task Port_InUse_IsSaidInOneLineWithAnotherPort(string program)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string port = $"{((IPEndPoint)other.LocalEndpoint).Port}";

        string said = await RefusedAsync(program, "--port", port, "--data", _folder);

        Assert.Contains("in use", said);
        Assert.Contains(port, said);
        Assert.Contains("--port", said);
        Assert.DoesNotContain("--data", said);
    }

    [TestMethod]
    public async Task Data_InUse_IsSaidAndTheOwnersNotesStay()
    {
        using var owner = new DataFolder(_folder, survivesPowerCut: false);
        string notes = await File.ReadAllTextAsync(NotesFile);

        string said = await RefusedAsync("wallet-simulator", "--port", "0", "--data", _folder);

        Assert.Contains("in use", said);
        Assert.Contains("--data", said);
        Assert.DoesNotContain("--port", said);
        Assert.AreEqual(notes, await File.ReadAllTextAsync(NotesFile));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{\"Starts\":3,\"CardCo")]
    [DataRow("null")]
    public async Task Data_NotesTorn_NamesTheFileAndLeavesIt(string torn)
    {
        await File.WriteAllTextAsync(NotesFile, torn);

        string said = await RefusedAsync("wallet-simulator", "--port", "0", "--data", _folder);

        Assert.Contains(NotesFile, said);
        Assert.Contains("backup", said);
        Assert.AreEqual(torn, await File.ReadAllTextAsync(NotesFile));
    }

    [TestMethod]
    [DataRow("", "is empty")]
    [DataRow("a-file", "is a file, not a folder")]
    [DataRow("a-file/below", "cannot be made")]
    public async Task Data_NoFolder_SaysSo(string data, string says)
    {
        string file = Path.Combine(_folder, "a-file");
        await File.WriteAllTextAsync(file, "");
        string path = data.Length == 0 ? "" : Path.Combine(_folder, data);

        string said = await RefusedAsync("wallet-simulator", "--port", "0", "--data", path);

        Assert.Contains(says, said);
        Assert.Contains(path, said);
        Assert.DoesNotContain("--port", said);
    }

    [TestMethod]
    public void Keep_WhileTheNotesAreReplaced_TheOnesBeforeStayWhole()
    {
        using var folder = new DataFolder(_folder, survivesPowerCut: true);
        string before = File.ReadAllText(NotesFile);
        using var opened = new StreamReader(
            new FileStream(NotesFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

        folder.Keep(folder.Notes with { CardCode = "12345678" });

        Assert.AreEqual(before, opened.ReadToEnd());
        Assert.Contains("12345678", File.ReadAllText(NotesFile));
    }

    [TestMethod]
    public void Open_AfterACrashInTheMiddleOfKeep_FindsTheNotesBefore()
    {
        using (var folder = new DataFolder(_folder, survivesPowerCut: false))
        {
            folder.Keep(folder.Notes with { CardCode = "12345678" });
        }

        File.WriteAllText(NotesFile + ".new", "{\"Sta");
        using var next = new DataFolder(_folder, survivesPowerCut: false);

        Assert.AreEqual(new SimulationNotes(2, "12345678"), next.Notes);
    }

    private static async Task<string> RefusedAsync(string program, params string[] arguments)
    {
        (int exitCode, string said) = await Programs.RunAsync(program, arguments);
        Assert.AreEqual(1, exitCode, said);
        Assert.HasCount(1, said.Split('\n', StringSplitOptions.RemoveEmptyEntries), said);
        return said;
    }
}
