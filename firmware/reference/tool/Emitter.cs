using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Wallet.Reference;

/// <summary>Makes reference assemblies: metadata without bodies, the same bytes for the same text.</summary>
public static class Emitter
{
    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        deterministic: true,
        optimizationLevel: OptimizationLevel.Release,
        generalDiagnosticOption: ReportDiagnostic.Suppress);

    private static readonly EmitOptions s_emit =
        new EmitOptions(metadataOnly: true).WithRuntimeMetadataVersion("v4.0.30319");

    /// <summary>The bytes of every assembly of the set, by name.</summary>
    public static IReadOnlyDictionary<string, byte[]> Emit(ApiSet set)
    {
        var images = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var references = new Dictionary<string, MetadataReference>(StringComparer.Ordinal);
        foreach (ApiAssembly assembly in set.Assemblies)
        {
            byte[] image = Compile(
                assembly,
                StubWriter.Write(set, assembly),
                set.Closure(assembly).Select(other => references[other.Name]));
            images.Add(assembly.Name, image);
            references.Add(assembly.Name, MetadataReference.CreateFromImage(image));
        }

        return images;
    }

    /// <summary>Brings a folder to exactly these assemblies and leaves alone what is right already.</summary>
    /// <returns>How many files were written or removed.</returns>
    public static int Write(IReadOnlyDictionary<string, byte[]> images, string folder)
    {
        Directory.CreateDirectory(folder);
        int changed = 0;
        foreach (string stale in Directory.EnumerateFiles(folder, "*.dll")
            .Where(path => !images.ContainsKey(Path.GetFileNameWithoutExtension(path))).ToList())
        {
            File.Delete(stale);
            changed++;
        }

        foreach ((string name, byte[] image) in images)
        {
            string path = Path.Combine(folder, name + ".dll");
            if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(image))
            {
                File.WriteAllBytes(path, image);
                changed++;
            }
        }

        return changed;
    }

    private static byte[] Compile(ApiAssembly assembly, string source, IEnumerable<MetadataReference> references)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp13));
        var compilation = CSharpCompilation.Create(assembly.Name, [tree], references, s_options);
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image, options: s_emit);
        Diagnostic? error = result.Diagnostics.FirstOrDefault(found => found.Severity == DiagnosticSeverity.Error);
        if (error == null)
        {
            return image.ToArray();
        }

        FileLinePositionSpan place = error.Location.GetMappedLineSpan();
        throw new ApiTextException(
            assembly.File,
            place.StartLinePosition.Line + 1,
            $"expected a surface that C# can declare; {error.Id}: {error.GetMessage(null)}");
    }
}
