using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Mono.Cecil;
using Wallet.Tests;

namespace Wallet.Device.Runner;

/// <summary>Makes PE files of assemblies, with the public tool's command line.</summary>
internal sealed class MetadataProcessor
{
    private readonly string _folder;
    private readonly string _peFolder;
    private readonly Tool _tool;

    public MetadataProcessor(RunnerOptions options, string folder)
    {
        _folder = folder;
        _peFolder = options.PeFolder;
        _tool = new Tool("--mdp", options.Processor);
        Source = Path.GetDirectoryName(Path.GetFullPath(options.Assembly))!;
    }

    /// <summary>Where the assemblies lie that the tests use.</summary>
    private string Source { get; }

    /// <summary>Processes an assembly and those of its own that it uses.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="framework">PE files to load besides what the assemblies refer to.</param>
    /// <returns>All PE files to load, each after those it refers to.</returns>
    public IReadOnlyList<string> Process(string assembly, IReadOnlyList<string> framework)
    {
        var own = new List<string>();
        var others = new List<string> { "mscorlib" };
        others.AddRange(framework.Reverse());
        Collect(assembly, own, others);
        var loaded = others.Select(FrameworkPe).ToList();
        var hints = others.SelectMany(Hint).ToList();
        foreach (string path in own)
        {
            loaded.Add(Compile(path, hints));
            hints.AddRange(["-loadhints", Path.GetFileNameWithoutExtension(path), path]);
        }

        return loaded;
    }

    /// <summary>The launcher goes by the processor's order of classes, which its .pdbx tells.</summary>
    public IReadOnlyList<ChipTest> InLauncherOrder(string assembly, IReadOnlyList<ChipTest> tests)
    {
        string path = Path.Combine(_folder, Path.GetFileNameWithoutExtension(assembly) + ".pdbx");
        List<uint> order = File.Exists(path)
            ? [.. XDocument.Load(path).Descendants("Class").Select(type =>
                Convert.ToUInt32((string?)type.Element("Token")?.Element("CLR") ?? "0", 16))]
            : [];
        return [.. tests.OrderBy(test => order.IndexOf(test.TypeToken)).ThenBy(test => test.TypeToken)
            .ThenBy(test => test.HasRows)];
    }

    private void Collect(string path, List<string> own, List<string> others)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path);
        foreach (string name in assembly.MainModule.AssemblyReferences.Select(reference => reference.Name))
        {
            string file = Path.Combine(Source, name + ".dll");
            if (!File.Exists(file))
            {
                if (!others.Contains(name, StringComparer.Ordinal)) { others.Add(name); }
            }
            else if (!own.Contains(file, StringComparer.Ordinal))
            {
                Collect(file, own, others);
            }
        }

        if (!own.Contains(path, StringComparer.Ordinal)) { own.Add(path); }
    }

    private string FrameworkPe(string name)
    {
        string path = Path.Combine(_peFolder, name + ".pe");
        return File.Exists(path)
            ? Path.GetFullPath(path)
            : throw new NotRunException($"{_peFolder} has no {name}.pe.{RunnerOptions.HowToGet}");
    }

    // The processor reads what an assembly refers to: the package's own file, or the reference assembly made here.
    private IEnumerable<string> Hint(string name)
    {
        string[] folders = [_peFolder, Path.Combine(Repository.Root(), "firmware", "reference", "tool", "obj", "api")];
        string? file = folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
        return file is null ? [] : ["-loadhints", name, Path.GetFullPath(file)];
    }

    private string Compile(string assembly, IReadOnlyList<string> hints)
    {
        string pe = Path.Combine(_folder, Path.GetFileNameWithoutExtension(assembly) + ".pe");
        string[] arguments = [.. hints, "-parse", assembly, "-compile", pe, "false"];
        using Process process = System.Diagnostics.Process.Start(_tool.StartInfo(arguments))!;
        System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string message = errors.GetAwaiter().GetResult().Trim();

        // It exits with 0 after some failures, and leaves an empty file after others.
        bool isMade = File.Exists(pe) && new FileInfo(pe).Length > 0;
        if (process.ExitCode != 0 || !isMade || message.Contains("Exception", StringComparison.Ordinal))
        {
            string code = process.ExitCode.ToString(CultureInfo.InvariantCulture);
            throw new NotRunException($"The metadata processor made no PE file of {assembly} (exit {code}): {message}");
        }

        return pe;
    }
}
