using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Wallet.Device.Runner;

/// <summary>A program of somebody else's, by path or by its name on the PATH; a .dll runs under dotnet.</summary>
internal sealed class Tool
{
    private readonly string _file;

    /// <exception cref="NotRunException">There is none.</exception>
    public Tool(string option, string nameOrPath)
    {
        _file = Find(nameOrPath)
            ?? throw new NotRunException($"{option} names {nameOrPath}, which was not found.{RunnerOptions.HowToGet}");
    }

    /// <summary>The file's name without its ending.</summary>
    public string Name => Path.GetFileNameWithoutExtension(_file);

    /// <summary>Ready to start, its output redirected.</summary>
    public ProcessStartInfo StartInfo(IEnumerable<string> arguments)
    {
        bool isLibrary = _file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        var start = new ProcessStartInfo(isLibrary ? "dotnet" : _file)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string argument in isLibrary ? arguments.Prepend(_file) : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static string? Find(string nameOrPath)
    {
        if (Path.GetFileName(nameOrPath) != nameOrPath || File.Exists(nameOrPath))
        {
            return File.Exists(nameOrPath) ? Path.GetFullPath(nameOrPath) : null;
        }

        string[] endings = OperatingSystem.IsWindows() ? ["", ".exe", ".cmd"] : [""];
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Where(folder => folder.Length > 0)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, nameOrPath + ending)))
            .FirstOrDefault(File.Exists);
    }
}
