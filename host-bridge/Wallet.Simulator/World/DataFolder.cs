using System;
using System.IO;
using System.Text.Json;

namespace Wallet.Simulator.World;

/// <summary>Where a simulation keeps its state: institutions, both devices' flash, and its own few notes.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly bool _isTemporary;

    public DataFolder(string? path)
    {
        _isTemporary = path is null;
        Root = path is null ? Directory.CreateTempSubdirectory("wallet-simulator-").FullName : Path.GetFullPath(path);
        Directory.CreateDirectory(Root);
        SimulationNotes notes = File.Exists(NotesFile)
            ? JsonSerializer.Deserialize<SimulationNotes>(File.ReadAllText(NotesFile))!
            : new SimulationNotes();
        Keep(notes with { Starts = notes.Starts + 1 });
    }

    public string Root { get; }

    public SimulationNotes Notes { get; private set; } = new();

    private string NotesFile => Path.Combine(Root, "simulator.json");

    public string Folder(string name) => Path.Combine(Root, name);

    public void Keep(SimulationNotes notes)
    {
        Notes = notes;
        File.WriteAllText(NotesFile, JsonSerializer.Serialize(notes));
    }

    public void Dispose()
    {
        if (_isTemporary)
        {
            Directory.Delete(Root, recursive: true);
        }
    }
}

/// <summary>What outlives a simulator's process besides the institutions and the devices.</summary>
/// <param name="Starts">How often it was started: no start may repeat another's randomness on the same devices.</param>
/// <param name="CardCode">Enrolment code of the card's account, as the bank's letter to the holder says it.</param>
/// <param name="TerminalCode">Enrolment code of the terminal's account.</param>
internal sealed record SimulationNotes(int Starts = 0, string CardCode = "", string TerminalCode = "");
