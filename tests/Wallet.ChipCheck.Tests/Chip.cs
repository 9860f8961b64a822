using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Wallet.Reference;
using Wallet.Tests;

namespace Wallet.ChipCheck.Tests;

/// <summary>Compiles a snippet as the boards are compiled, and checks it.</summary>
internal static class Chip
{
    /// <summary>Stands behind the lines that must be found.</summary>
    private const string Mark = "// here";

    /// <summary>The core library, and the serial port with what it refers to.</summary>
    private static readonly string[] s_assemblies =
    [
        "mscorlib", "System.IO.Ports", "System.IO.Streams", "nanoFramework.Runtime.Events",
        "nanoFramework.System.Text", "nanoFramework.System.Collections",
    ];

    private static readonly Lazy<string> s_references = new(EmitReferences);

    public static string References => s_references.Value;

    /// <summary>Exactly the marked lines are found, each by this rule and with this advice.</summary>
    /// <param name="id">The rule.</param>
    /// <param name="remedy">Part of the advice.</param>
    /// <param name="sources">An assembly each, which may refer to those before it.</param>
    public static void Trips(string id, string remedy, params string[] sources)
    {
        var found = Check(sources);
        var expected = sources.SelectMany((source, assembly) => source.Split('\n')
            .Select((text, index) => (text, place: $"{Name(assembly, sources)}.cs({index + 1},"))
            .Where(l => l.text.Contains(Mark, StringComparison.Ordinal)).Select(l => l.place));
        CollectionAssert.AreEquivalent(expected.ToList(), found.Select(Line).Distinct().ToList(), Text(found));
        foreach (var finding in found)
        {
            Assert.AreEqual(id, finding.Rule.Id, Text(found));
            StringAssert.Contains(finding.ToString(), remedy);
            StringAssert.StartsWith(finding.ToString(), Line(finding));
        }
    }

    public static void Passes(params string[] sources)
    {
        var found = Check(sources);
        Assert.IsEmpty(found, Text(found));
    }

    public static IReadOnlyList<Finding> Check(params string[] sources)
    {
        var folder = Directory.CreateTempSubdirectory("chipcheck").FullName;
        try
        {
            return CheckFiles(Compile(sources, folder));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    public static IReadOnlyList<Finding> CheckFiles(params string[] assemblies)
    {
        using var code = CodeBase.Read(assemblies, References);
        var findings = new Findings();
        CommandLine.Check(code, findings);
        return findings.All;
    }

    /// <summary>Optimised, with a portable debug file beside it.</summary>
    /// <returns>The assembly's path.</returns>
    public static string Compile(string source, string folder) => Compile([source], folder)[0];

    /// <summary>Several, each with those before it as references.</summary>
    public static string[] Compile(string[] sources, string folder)
    {
        string[] made = [];
        foreach (var source in sources)
        {
            made = [.. made, Compile(source, Name(made.Length, sources), folder, made)];
        }

        return made;
    }

    private static string Compile(string source, string name, string folder, string[] below)
    {
        var assembly = Path.Combine(folder, name + ".dll");
        var text = SourceText.From(source, System.Text.Encoding.UTF8);
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp13), name + ".cs");
        var references = Directory.EnumerateFiles(References, "*.dll").Concat(below)
            .Select(f => MetadataReference.CreateFromFile(f));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true);
        var compilation = CSharpCompilation.Create(name, [tree], references, options);
        using var image = File.Create(assembly);
        using var symbols = File.Create(Path.ChangeExtension(assembly, ".pdb"));
        var emit = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb);
        var result = compilation.Emit(image, symbols, options: emit);
        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.IsTrue(result.Success, string.Join('\n', errors));
        return assembly;
    }

    /// <summary>The last is the snippet; those below it are numbered.</summary>
    private static string Name(int assembly, string[] sources) =>
        assembly == sources.Length - 1 ? "Snippet" : $"Below{assembly}";

    public static string Text(IEnumerable<Finding> found) => string.Join('\n', found);

    /// <summary>The place up to the line's number: Snippet.cs(3,</summary>
    private static string Line(Finding finding)
    {
        var comma = finding.Place.LastIndexOf(',');
        Assert.AreNotEqual(-1, comma, $"{finding.Place} names no line");
        return finding.Place[..(comma + 1)];
    }

    private static string EmitReferences()
    {
        var folder = Directory.CreateTempSubdirectory("chipreferences").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, true);
        var api = Path.Combine(Repository.Root(), "firmware", "reference", "api");
        var read = s_assemblies.Select(a => ApiParser.ParseFile(Path.Combine(api, $"{a}.txt")));
        Emitter.Write(Emitter.Emit(new ApiSet([.. read])), folder);
        return folder;
    }
}
