using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace Wallet.Reference.Tests;

/// <summary>The emitted assemblies are what the texts say, to the letter.</summary>
[TestClass]
public sealed class SurfaceTests
{
    public static IEnumerable<object[]> Assemblies() =>
        ReferenceSet.Set.Assemblies.Select(assembly => new object[] { assembly.Name });

    [TestMethod]
    [DynamicData(nameof(Assemblies))]
    public void Emit_EachText_ReadsBackAsTheText(string assembly)
    {
        string[] lines = File.ReadAllLines(Path.Combine(ReferenceSet.ApiFolder, assembly + ".txt"));
        using var module = ModuleDefinition.ReadModule(new MemoryStream(ReferenceSet.Images[assembly]));
        Assert.AreEqual(assembly, module.Assembly.Name.Name);
        CollectionAssert.AreEqual(Sorted(Blocks(lines)), Sorted(SurfaceText.Blocks(module)));
    }

    [TestMethod]
    [DynamicData(nameof(Assemblies))]
    public void Emit_EachText_RefersToNothingElse(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(new MemoryStream(ReferenceSet.Images[assembly]));
        string[] allowed = ReferenceSet.Set.Closure(ReferenceSet.Set[assembly]).Select(other => other.Name).ToArray();
        CollectionAssert.IsSubsetOf(module.AssemblyReferences.Select(reference => reference.Name).ToArray(), allowed);
    }

    [TestMethod]
    public void Emit_TheSameTextsTwice_GivesTheSameBytes()
    {
        IReadOnlyDictionary<string, byte[]> again = Emitter.Emit(ReferenceSet.Set);
        foreach ((string name, byte[] image) in ReferenceSet.Images)
        {
            CollectionAssert.AreEqual(image, again[name], name);
        }
    }

    [TestMethod]
    public void Write_FolderThatIsRightAlready_ChangesOnlyWhatDiffers()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("reference-");
        try
        {
            Assert.AreEqual(ReferenceSet.Images.Count, Emitter.Write(ReferenceSet.Images, folder.FullName));
            Assert.AreEqual(0, Emitter.Write(ReferenceSet.Images, folder.FullName));
            string changed = Path.Combine(folder.FullName, "System.Math.dll");
            string stale = Path.Combine(folder.FullName, "Gone.dll");
            File.WriteAllBytes(changed, [1]);
            File.WriteAllBytes(stale, [1]);
            Assert.AreEqual(2, Emitter.Write(ReferenceSet.Images, folder.FullName));
            CollectionAssert.AreEqual(ReferenceSet.Images["System.Math"], File.ReadAllBytes(changed));
            Assert.IsFalse(File.Exists(stale));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string[]> Blocks(string[] lines)
    {
        var block = new List<string>();
        foreach (string line in lines.SkipWhile(line => line.Length > 0).Append(""))
        {
            if (line.Length > 0)
            {
                block.Add(line);
            }
            else if (block.Count > 0)
            {
                yield return block.ToArray();
                block.Clear();
            }
        }
    }

    /// <summary>Order carries no meaning: not of types, nor of members, nor of interfaces.</summary>
    private static string[] Sorted(IEnumerable<string[]> blocks) =>
        blocks.OrderBy(block => SortedHeader(block[0]), StringComparer.Ordinal)
            .SelectMany(block => block.Skip(1).Order(StringComparer.Ordinal).Prepend(SortedHeader(block[0])))
            .ToArray();

    private static string SortedHeader(string header)
    {
        string[] parts = header.Split(" : ");
        return parts.Length < 2
            ? header
            : $"{parts[0]} : {string.Join(", ", parts[1].Split(", ").Order(StringComparer.Ordinal))}";
    }
}
