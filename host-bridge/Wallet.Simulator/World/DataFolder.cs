using System;
using System.IO;
using System.Text.Json;
using Wallet.Bank;

namespace Wallet.Simulator.World;

/// <summary>Where a simulation keeps its state: institutions, both devices' flash, and its own few notes.</summary>
internal sealed class DataFolder : IDisposable
{
    // What the systems call a file that another process holds: Linux, macOS, Windows.
    private const int HeldOnLinux = 11;
    private const int HeldOnMac = 35;
    private const int HeldOnWindows = unchecked((int)0x80070020);

    private readonly bool _isTemporary;
    private readonly bool _survivesPowerCut;
    private readonly FileStream _lock;

    /// <summary>Takes the folder for this process and counts the start.</summary>
    /// <exception cref="BankSetupException">It cannot be used; the message says why and what to do.</exception>
    public DataFolder(string? path, bool survivesPowerCut)
    {
        _isTemporary = path is null;
        _survivesPowerCut = survivesPowerCut && !_isTemporary;
        Root = path is null ? Directory.CreateTempSubdirectory("wallet-simulator-").FullName : Make(path);

        // Before anything is written: the folder may be another's.
        _lock = Lock();
        try
        {
            SimulationNotes notes = Read();
            Keep(notes with { Starts = notes.Starts + 1 });
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    public string Root { get; }

    public SimulationNotes Notes { get; private set; } = new();

    private string NotesFile => Path.Combine(Root, "simulator.json");

    public string Folder(string name) => Path.Combine(Root, name);

    public void Keep(SimulationNotes notes)
    {
        // Written beside and moved into place: the enrolment codes are nowhere else, and a crash must not tear them.
        string unfinished = NotesFile + ".new";
        using (FileStream file = File.Create(unfinished))
        {
            JsonSerializer.Serialize(file, notes);
            file.Flush(_survivesPowerCut);
        }

        File.Move(unfinished, NotesFile, overwrite: true);
        Notes = notes;
    }

    public void Dispose()
    {
        _lock.Dispose();
        if (_isTemporary)
        {
            Directory.Delete(Root, recursive: true);
        }
    }

    private static string Make(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new BankSetupException("The name after --data is empty. Name a folder, or leave --data out.");
        }

        string root = Path.GetFullPath(path);
        if (File.Exists(root))
        {
            throw new BankSetupException($"'{root}' is a file, not a folder. Name a folder with --data.");
        }

        try
        {
            Directory.CreateDirectory(root);
            return root;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BankSetupException(
                $"The folder '{root}' cannot be made ({exception.Message.TrimEnd('.')}). Name another with --data.",
                exception);
        }
    }

    private FileStream Lock()
    {
        try
        {
            string file = Path.Combine(Root, "simulator.lock");
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is HeldOnLinux or HeldOnMac or HeldOnWindows)
        {
            throw new BankSetupException(
                $"The folder '{Root}' is in use by another simulator. End that one, or name another folder with "
                + "--data.",
                exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BankSetupException(
                $"The folder '{Root}' is not writable ({exception.Message.TrimEnd('.')}). Make it writable, or name "
                + "another with --data.",
                exception);
        }
    }

    private SimulationNotes Read()
    {
        if (!File.Exists(NotesFile))
        {
            return new SimulationNotes();
        }

        try
        {
            return JsonSerializer.Deserialize<SimulationNotes>(File.ReadAllText(NotesFile))
                ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new BankSetupException(
                $"The file '{NotesFile}' is damaged. Put its backup back, or start over in another folder with --data.",
                exception);
        }
    }
}

/// <summary>What outlives a simulator's process besides the institutions and the devices.</summary>
/// <param name="Starts">How often it was started: no start may repeat another's randomness on the same devices.</param>
/// <param name="CardCode">Enrolment code of the card's account, as the bank's letter to the holder says it.</param>
/// <param name="TerminalCode">Enrolment code of the terminal's account.</param>
internal sealed record SimulationNotes(int Starts = 0, string CardCode = "", string TerminalCode = "");
