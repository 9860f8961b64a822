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
    public static void Trips(string id, string remedy, string source)
    {
        var found = Check(source);
        var expected = source.Split('\n').Select((text, index) => (text, line: index + 1))
            .Where(l => l.text.Contains(Mark, StringComparison.Ordinal)).Select(l => l.line).ToList();
        CollectionAssert.AreEqual(expected, found.Select(Line).Distinct().Order().ToList(), Text(found));
        foreach (var finding in found)
        {
            Assert.AreEqual(id, finding.Rule.Id, Text(found));
            StringAssert.Contains(finding.ToString(), remedy);
            StringAssert.StartsWith(finding.ToString(), $"Snippet.cs({Line(finding)},");
        }
    }

    public static void Passes(string source)
    {
        var found = Check(source);
        Assert.IsEmpty(found, Text(found));
    }

    public static IReadOnlyList<Finding> Check(string source)
    {
        var folder = Directory.CreateTempSubdirectory("chipcheck").FullName;
        try
        {
            return CheckFile(Compile(source, folder));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    public static IReadOnlyList<Finding> CheckFile(string assembly)
    {
        using var code = CodeBase.Read(assembly, References);
        var findings = new Findings();
        CommandLine.Check(code, findings);
        return findings.All;
    }

    /// <summary>Optimised, with a portable debug file beside it.</summary>
    /// <returns>The assembly's path.</returns>
    public static string Compile(string source, string folder)
    {
        var assembly = Path.Combine(folder, "Snippet.dll");
        var text = SourceText.From(source, System.Text.Encoding.UTF8);
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp13), "Snippet.cs");
        var references = Directory.EnumerateFiles(References, "*.dll").Select(f => MetadataReference.CreateFromFile(f));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true);
        var compilation = CSharpCompilation.Create("Snippet", [tree], references, options);
        using var image = File.Create(assembly);
        using var symbols = File.Create(Path.ChangeExtension(assembly, ".pdb"));
        var emit = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb);
        var result = compilation.Emit(image, symbols, options: emit);
        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.IsTrue(result.Success, string.Join('\n', errors));
        return assembly;
    }

    public static string Text(IEnumerable<Finding> found) => string.Join('\n', found);

    private static int Line(Finding finding)
    {
        var open = finding.Place.IndexOf('(', StringComparison.Ordinal);
        Assert.AreNotEqual(-1, open, $"{finding.Place} names no line");
        var numbers = finding.Place[(open + 1)..^1].Split(',');
        return int.Parse(numbers[0], System.Globalization.CultureInfo.InvariantCulture);
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
