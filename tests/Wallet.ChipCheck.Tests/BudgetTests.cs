using System;
using System.IO;
using System.Linq;
using Wallet.ChipCheck.Budget;

namespace Wallet.ChipCheck.Tests;

[TestClass]
public sealed class BudgetTests
{
    private const string Source = """
        namespace Wallet.Core.Part
        {
            public sealed class Counter
            {
                private static readonly byte[] s_table = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 };
                private int _count;
                public int Next(int x) { _count += s_table[x]; return _count; }
            }
        }
        namespace Wallet.Card
        {
            public static class Program
            {
                public static void Main() { System.Diagnostics.Debug.WriteLine("hello"); }
                public static int Big(int x) { int a = x * 3; int b = a * x; return (a + b) * (a - b); }
            }
        }
        """;

    private string _folder = string.Empty;

    [TestInitialize]
    public void Make() => _folder = Directory.CreateTempSubdirectory("chipbudget").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, true);

    [TestMethod]
    public void Sizes_OfAnAssembly_AreCountedAsTheChipLaysItOut()
    {
        using var code = CodeBase.Read([Chip.Compile(Source, _folder)], Chip.References);
        var sizes = Sizes.Of(code).Single();
        Assert.AreEqual(1, sizes.Statics);
        Assert.AreEqual(12, sizes.ArrayInitialisers);
        Assert.AreEqual(2, sizes.MostLocals);
        Assert.AreEqual("Program.Big", sizes.MostLocalsName);

        // ldarg.0, dup, ldfld t, ldsfld t, ldarg.1, ldelem.u1, add, stfld t, ldarg.0, ldfld t, ret: t has two bytes.
        var next = code.Methods.Single(m => m.Name == "Next");
        Assert.AreEqual(19, ByteCode.Size(next));
        Assert.AreEqual(sizes.ByteCode, code.Methods.Sum(ByteCode.Size));
        Assert.AreEqual(24 + (2 * 8) + (3 * 16), sizes.Rooms["core"].Metadata);
        Assert.AreEqual(24 + (2 * 16), sizes.Rooms["card"].Metadata);

        // Two fields are the compiler's: that of the initialiser, a static too, and one of an attribute's.
        var module = code.Modules.Single();
        var references = module.GetTypeReferences().Count() + module.GetMemberReferences().Count();
        var (types, methods) = (code.Types.Count, code.Types.Sum(t => t.Methods.Count));
        Assert.AreEqual(
            136 + (4 * (1 + references)) + (8 * types) + (2 * methods) + (4 * 2) + (2 * 12), sizes.Loaded);
    }

    [TestMethod]
    public void Body_WithASwitchALongBranchAndAHandler_IsShorterOnTheChip()
    {
        var cases = string.Concat(Enumerable.Range(0, 40).Select(i => $"case {i}: s_x = s_x * {i + 200}; break; "));
        var source = "public static class A { private static int s_x; public static void Run(int x) {"
            + $"try {{ switch (x) {{ {cases} }} }} finally {{ s_x = 0; }} }} }}";
        using var code = CodeBase.Read([Chip.Compile(source, _folder)], Chip.References);
        var run = code.Methods.Single(m => m.Name == "Run");
        var tokens = run.Body.Instructions.Count(i => i.Operand is Mono.Cecil.FieldReference);
        var longBranches = run.Body.Instructions.Count(i => i.OpCode.Name is "br" or "leave");
        var shorter = (2 * (tokens + longBranches)) + 3 + (2 * 40);
        Assert.AreEqual(run.Body.CodeSize - shorter + 12 + 1, ByteCode.Size(run));
    }

    [TestMethod]
    public void Report_ShowsEveryValueNextToItsCeiling()
    {
        var findings = Check("pe 4000 bytes\nbyte-code 200 bytes of 65,535\n", out var report);
        StringAssert.Contains(report, "Size of card on the chip");
        StringAssert.Matches(report, new(@"\n  main-byte-code +\d+ of +200 bytes +\d+\.\d %"));
        StringAssert.Matches(report, new(@"\n  main-most-locals +2 of +0 locals no ceiling  Program\.Big"));
        StringAssert.Matches(report, new(@"\n  room-core +\d+ of .* \d+ of code, 88 of records"));
        Assert.IsFalse(findings.Any(f => f.Contains("byte-code", StringComparison.Ordinal)));
        const string None = "main-most-locals of card has no ceiling";
        Assert.IsTrue(findings.Any(f => f.Contains(None, StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Report_OfSeveralAssemblies_HasATableOfEachAndOneOfAll()
    {
        using var code = CodeBase.Read(CompileTwo(), Chip.References);
        var sizes = Sizes.Of(code);
        var report = new BudgetReport(sizes, "card").ToString();
        StringAssert.Matches(report, new(
            @"\n Below0: about \d+ bytes of flash, \d+ of heap while it is loaded\n  below0-byte-code [\s\S]*"
            + @"\n Snippet: about \d+ bytes of flash, \d+ of heap while it is loaded\n  main-byte-code [\s\S]*"
            + @"\n All 2 of them\n  pe "));
        var (pe, byteCode) = (sizes.Sum(s => s.Pe), sizes.Sum(s => s.ByteCode));
        StringAssert.Matches(report, new($@"\n  pe +{pe} .*: {byteCode} of byte code"));
        StringAssert.Matches(report, new($@"\n  loaded +{sizes.Sum(s => s.Loaded)} of"));
        StringAssert.Matches(report, new(@"\n  statics +1 of"));
        var core = code.Types.Where(t => t.Namespace == "Wallet.Core.Part").SelectMany(t => t.Methods).ToList();
        Assert.HasCount(4, core);
        StringAssert.Matches(report, new($@"\n  room-core .* {core.Sum(ByteCode.Size)} of code"));
        StringAssert.Matches(report, new(@"\n  room-crypto +\d+ of"));
    }

    [TestMethod]
    public void CeilingOfAnAssembly_GoesBeforeTheCommonOne()
    {
        const string Lines = "below0-most-locals 0 locals\nmost-locals 9 locals\nmain-most-locals 9 locals\n";
        string[] Locals(string ceilings) =>
            [.. Check(ceilings, CompileTwo(), out _).Where(f => f.Contains("most-locals", StringComparison.Ordinal))];
        StringAssert.Contains(Locals(Lines).Single(), "below0-most-locals of card is 1 locals, the ceiling is 0");
        Assert.IsEmpty(Locals(Lines + "card-below0-most-locals 1 locals\n"));
        StringAssert.Contains(Locals("most-locals 1 locals").Single(), "main-most-locals of card is 2 locals");
    }

    [TestMethod]
    public void Value_BeyondItsCeiling_IsFoundAtTheCeilingsLine()
    {
        var findings = Check("# sizes\nstatics 0 fields none wanted\nmost-locals 2 locals\n", out _);
        var statics = findings.Single(f => f.Contains("statics", StringComparison.Ordinal));
        StringAssert.Contains(statics, "budget.txt(2): error CHIP020: statics of card is 1 fields, the ceiling is 0");
        StringAssert.Contains(statics, "make it smaller, or raise the ceiling");
        Assert.IsFalse(findings.Any(f => f.Contains("most-locals", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void CeilingOfABoard_GoesBeforeTheCommonOne()
    {
        var findings = Check("statics 0 fields\ncard-statics 5 fields\nterminal-statics 0 fields\n", out _);
        Assert.IsFalse(findings.Any(f => f.Contains("statics", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("statics many fields")]
    [DataRow("statics 5")]
    [DataRow("statics 5 fields\nstatics 6 fields")]
    public void Line_ThatSaysNoCeiling_IsRefused(string text)
    {
        var refused = Assert.ThrowsExactly<InvalidDataException>(() => Check(text, out _));
        StringAssert.Contains(refused.Message, "expected a new name, a number and a unit: statics");
    }

    /// <summary>The source above, over an assembly that has a part of core and some of its cryptography.</summary>
    private string[] CompileTwo() => Chip.Compile(["""
        namespace Wallet.Core.Part
        {
            public static class Below { public static int Cube(int x) { int a = x * 3; x++; return a * x * a; } }
        }
        namespace Wallet.Core.Crypto { public static class Hash { public static int Of(int x) { return x; } } }
        """, Source], _folder);

    private string[] Check(string ceilings, out string report) =>
        Check(ceilings, [Chip.Compile(Source, _folder)], out report);

    private string[] Check(string ceilings, string[] assemblies, out string report)
    {
        var file = Path.Combine(_folder, "budget.txt");
        File.WriteAllText(file, ceilings);
        using var code = CodeBase.Read(assemblies, Chip.References);
        var findings = new Findings();
        var made = new BudgetReport(Sizes.Of(code), "card");
        made.Check(Ceilings.Read(file), file, findings);
        report = made.ToString();
        return [.. findings.All.Select(f => f.ToString())];
    }
}
