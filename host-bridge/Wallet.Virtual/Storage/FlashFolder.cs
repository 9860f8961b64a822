using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Wallet.Virtual.Storage;

/// <summary>Where a virtual flash lives between two runs: one host file for each file.</summary>
/// <remarks>
/// A marker file says that the folder is ours, since <see cref="Replace"/> empties it; its name and the suffix of a
/// half-written file are no names a device can use. Files are stored with a suffix because a device may use a name such
/// as '..', which the host takes for a folder.
/// </remarks>
internal sealed class FlashFolder
{
    private const string MarkerName = "virtual-flash";
    private const string HalfWrittenSuffix = "~";
    private const string StoredSuffix = "_";

    private readonly string _directory;

    public FlashFolder(string directory)
    {
        _directory = Path.GetFullPath(directory);
    }

    public static bool IsFileName(string name) =>
        name is { Length: >= 1 and <= 12 } && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.');

    public static void RequireFileName(string name)
    {
        if (!IsFileName(name))
        {
            throw new ArgumentException("Names are 1 to 12 characters of a-z, 0-9 and '.'.", nameof(name));
        }
    }

    public SortedDictionary<string, byte[]> Read()
    {
        SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
        if (!Directory.Exists(_directory))
        {
            return files;
        }

        foreach (string path in Directory.EnumerateFiles(_directory, "*" + StoredSuffix))
        {
            string name = Path.GetFileName(path)[..^StoredSuffix.Length];
            if (IsFileName(name))
            {
                files[name] = File.ReadAllBytes(path);
            }
        }

        return files;
    }

    /// <summary>
    /// Makes the folder hold exactly these files. Killed in between, it may hold some old and some new.
    /// </summary>
    public void Replace(IReadOnlyDictionary<string, byte[]> files)
    {
        Directory.CreateDirectory(_directory);
        string marker = Path.Combine(_directory, MarkerName);
        if (!File.Exists(marker) && Directory.EnumerateFileSystemEntries(_directory).Any())
        {
            throw new InvalidOperationException("The folder is not empty and was not made by a virtual flash.");
        }

        File.WriteAllText(marker, "Flash of a virtual board. Deleting this folder resets the board.\n");
        foreach (string name in Read().Keys.Where(name => !files.ContainsKey(name)))
        {
            Put(name, null);
        }

        foreach ((string name, byte[] bytes) in files)
        {
            Put(name, bytes);
        }
    }

    /// <summary>Replaces one file at once (write aside, then rename), or removes it.</summary>
    public void Put(string name, byte[]? bytes)
    {
        string path = Path.Combine(_directory, name + StoredSuffix);
        if (bytes is null)
        {
            File.Delete(path);
            return;
        }

        File.WriteAllBytes(path + HalfWrittenSuffix, bytes);
        File.Move(path + HalfWrittenSuffix, path, overwrite: true);
    }
}
