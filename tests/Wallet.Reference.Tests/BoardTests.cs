using System;
using System.Collections.Generic;
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
    public void Board_ItsAssemblies_HoldTheirRoomsAndReferToTheChipAndThoseBelow(string board, string product)
    {
        string[] chip = ReferenceSet.Packages.Select(line => line.Assembly).Except(s_onlyInTests).ToArray();
        (string File, string[] Holds)[] assemblies =
        [
            ("Wallet.Protocol.dll", ["Wallet.Protocol.Messages", "Wallet.Protocol"]),
            ("Wallet.Crypto.dll", ["Wallet.Core.Crypto", "Wallet.Core.Ports", "Wallet.Core.Safety"]),
            ("Wallet.Core.dll", ["Wallet.Core.Storage", "Wallet.Core"]),
            (AssemblyFile(board), [product, "Wallet.Boards"]),
        ];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string file, string[] holds) in assemblies)
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(Built(board, "bin", file));
            string[] references = module.AssemblyReferences.Select(reference => reference.Name).ToArray();
            string[] below = assemblies.TakeWhile(one => one.File != file)
                .Select(one => Path.GetFileNameWithoutExtension(one.File)).ToArray();
            CollectionAssert.IsSubsetOf(references, chip.Concat(below).ToArray(), file);
            string[] namespaces = module.Types.Select(type => type.Namespace).Distinct().ToArray();
            CollectionAssert.IsSubsetOf(holds, namespaces, file);
            string[] types = module.Types.Select(type => type.FullName)
                .Where(name => name.StartsWith("Wallet.", StringComparison.Ordinal)).ToArray();
            Assert.IsEmpty(types.Where(name => !seen.Add(name)), file);
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
