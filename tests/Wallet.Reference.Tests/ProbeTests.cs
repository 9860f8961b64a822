using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Mono.Cecil;
using Wallet.Tests;

namespace Wallet.Reference.Tests;

/// <summary>What the chip has compiles, and what it has not does not.</summary>
[TestClass]
public sealed class ProbeTests
{
    private static readonly string s_probes = Path.Combine(
        Repository.Root(), "tests", "Wallet.Reference.Tests", "Probes");

    public static IEnumerable<object[]> Assemblies() =>
        ReferenceSet.Packages.Select(line => new object[] { line.Assembly });

    [TestMethod]
    [DynamicData(nameof(Assemblies))]
    public void Probe_OfEachAssembly_Compiles(string assembly)
    {
        string source = File.ReadAllText(Path.Combine(s_probes, assembly + ".cs"));
        (byte[] image, IReadOnlyList<Diagnostic> errors) =
            ReferenceSet.Compile(source, ReferenceSet.WithClosure(assembly));
        Assert.IsEmpty(errors, string.Join(Environment.NewLine, errors));
        using var module = ModuleDefinition.ReadModule(new MemoryStream(image));
        CollectionAssert.Contains(module.AssemblyReferences.Select(reference => reference.Name).ToList(), assembly);
    }

    [TestMethod]
    public void Probe_EachFile_IsOfAnAssembly()
    {
        string[] expected = ReferenceSet.Packages.Select(line => line.Assembly + ".cs").ToArray();
        CollectionAssert.AreEquivalent(expected, Directory.GetFiles(s_probes).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    [DataRow("CS0246", "using System.Collections.Generic; class P { object Make() => new List<int>(); }")]
    [DataRow("CS0234", "class P { object Make() => new System.Collections.Generic.List<int>(); }")]
    [DataRow("CS1061", "class P { string Make(string a) => a.Replace(\"a\", \"b\"); }")]
    [DataRow("CS0117", "class P { void Make(int[] a) => System.Array.Sort(a); }")]
    [DataRow("CS0117", "class P { void Make(ref int[] a) => System.Array.Resize(ref a, 1); }")]
    [DataRow("CS7036", "class P { void Make(int[] a) => System.Array.Clear(a); }")]
    [DataRow("CS0117", "class P { string Make(string[] a) => string.Join(\",\", a); }")]
    [DataRow("CS0234", "class P { System.Func<int> _f; }")]
    [DataRow("CS0308", "class P { System.Action<int> _f; }")]
    [DataRow("CS0234", "class P { System.Span<byte> _f; }")]
    [DataRow("CS0518", "class P { int? _f; }")]
    [DataRow("CS0518", "class P { decimal _f; }")]
    [DataRow("CS0518", "class P { volatile int _f; }")]
    [DataRow("CS8179", "class P { (int, int) Make() => (1, 2); }")]
    [DataRow("CS0518", "record P(int A);")]
    [DataRow("CS0518", "class P { int Make(int[] a) => a[^1]; }")]
    [DataRow("CS1980", "class P { dynamic Make(dynamic a) => a.B; }")]
    [DataRow("CS0246", "using System; class P { async Task Make() { } }")]
    [DataRow("CS0234", "using System.Linq; class P { }")]
    [DataRow("CS0117", "class P { void Make(byte[] a) => System.Math.BigMul(1, 2); }")]
    [DataRow("CS0103", "using System; class P { void Make(byte[] a) => Buffer.BlockCopy(a, 0, a, 0, 1); }")]
    [DataRow("CS1729", "class P { object Make() => new System.Device.Spi.SpiBusInfo(); }")]
    [DataRow("CS0165", "class P { string Make() { System.Device.Gpio.PinValue v; return v.ToString(); } }")]
    public void Probe_OfWhatTheChipLacks_DoesNotCompile(string expected, string source)
    {
        (_, IReadOnlyList<Diagnostic> errors) =
            ReferenceSet.Compile(source, ReferenceSet.Packages.Select(line => line.Assembly));
        CollectionAssert.Contains(
            errors.Select(error => error.Id).ToList(), expected, string.Join(Environment.NewLine, errors));
    }
}
