using System;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Wallet.Tests;

namespace Wallet.Reference.Tests;

/// <summary>The boards' assemblies, as the build made them before these tests.</summary>
[TestClass]
public sealed class BoardTests
{
    private static readonly string[] s_onlyInTests = ["nanoFramework.TestFramework", "nanoFramework.UnitTestLauncher"];

    [TestMethod]
    [DataRow("card", "Wallet.Card")]
    [DataRow("terminal", "Wallet.Terminal")]
    public void Board_ItsAssembly_IsOneAndRefersToTheChipAlone(string board, string room)
    {
        using ModuleDefinition module = Board(board);
        string[] references = module.AssemblyReferences.Select(reference => reference.Name).ToArray();
        string[] allowed = ReferenceSet.Packages.Select(line => line.Assembly).Except(s_onlyInTests).ToArray();
        CollectionAssert.IsSubsetOf(references, allowed);
        string[] namespaces = module.Types.Select(type => type.Namespace).Distinct().ToArray();
        foreach (string expected in new[] { "Wallet.Protocol", "Wallet.Core", room })
        {
            Assert.Contains(
                found => found == expected || found.StartsWith(expected + '.', StringComparison.Ordinal), namespaces);
        }
    }

    [TestMethod]
    [DataRow("card")]
    [DataRow("terminal")]
    public void Board_ItsAssembly_IsOptimisedInEveryConfiguration(string board)
    {
        using ModuleDefinition module = Board(board);
        CustomAttribute? debuggable = module.Assembly.CustomAttributes.SingleOrDefault(attribute =>
            attribute.AttributeType.Name == "DebuggableAttribute");
        const int disableOptimizations = 0x100;
        Assert.AreEqual(0, (int)(debuggable?.ConstructorArguments[0].Value ?? 0) & disableOptimizations);
    }

    [TestMethod]
    [DataRow("card")]
    [DataRow("terminal")]
    public void Board_ItsAssembly_WasCheckedByTheBuild(string board)
    {
        // The stamp is touched only after the check has passed, and a stamp older than the assembly is renewed.
        DateTime stamp = File.GetLastWriteTimeUtc(Built(board, "obj", "chip.checked"));
        Assert.IsGreaterThanOrEqualTo(File.GetLastWriteTimeUtc(Built(board, "obj", AssemblyFile(board))), stamp);
    }

    private static ModuleDefinition Board(string board) =>
        ModuleDefinition.ReadModule(Built(board, "bin", AssemblyFile(board)));

    private static string AssemblyFile(string board) =>
        $"Wallet.{char.ToUpperInvariant(board[0])}{board[1..]}.Esp32.dll";

    private static string Built(string board, string folder, string file)
    {
        // .../bin/CONFIGURATION/net10.0/
        string framework = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(
            Repository.Root(), "firmware", "boards", board + "-esp32", folder, configuration, framework, file);
    }
}
