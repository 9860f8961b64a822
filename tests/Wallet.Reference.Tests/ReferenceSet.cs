using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Wallet.Tests;

namespace Wallet.Reference.Tests;

/// <summary>The repository's API texts, emitted once, and a compiler that sees nothing else.</summary>
internal static class ReferenceSet
{
    public static readonly string Folder = Path.Combine(Repository.Root(), "firmware", "reference");

    public static readonly string ApiFolder = Path.Combine(Folder, "api");

    public static readonly ApiSet Set = new(Directory.EnumerateFiles(ApiFolder, "*.txt").Select(ApiParser.ParseFile));

    public static readonly IReadOnlyDictionary<string, byte[]> Images = Emitter.Emit(Set);

    public static readonly IReadOnlyList<PackageLine> Packages =
        PackageList.ParseFile(Path.Combine(Folder, "packages.txt"));

    /// <summary>Compiles a source against these assemblies; gives the image and the errors.</summary>
    public static (byte[] Image, IReadOnlyList<Diagnostic> Errors) Compile(
        string source, IEnumerable<string> assemblies)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp13));
        var compilation = CSharpCompilation.Create(
            "Probe",
            [tree],
            assemblies.Select(name => MetadataReference.CreateFromImage(Images[name])),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        return (
            image.ToArray(),
            result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).ToList());
    }

    /// <summary>An assembly and all that a project which refers to it must see.</summary>
    public static IEnumerable<string> WithClosure(string assembly) =>
        Set.Closure(Set[assembly]).Select(other => other.Name).Append(assembly);
}
