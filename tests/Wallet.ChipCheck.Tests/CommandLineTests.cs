using System;
using System.IO;

namespace Wallet.ChipCheck.Tests;

[TestClass]
public sealed class CommandLineTests
{
    private const string Roomy = """
        byte-code 1000 bytes
        texts 1000 bytes
        signatures 1000 bytes
        array-initialisers 1000 bytes
        pe 3000 bytes
        loaded 500 bytes
        statics 5 fields
        largest-method 50 bytes
        most-locals 5 locals
        room-compiler 500 bytes
        """;

    private string _folder = string.Empty;
    private string _output = string.Empty;
    private string _errors = string.Empty;

    [TestInitialize]
    public void Make() => _folder = Directory.CreateTempSubdirectory("chipcommand").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, true);

    [TestMethod]
    public void Check_OfCleanCode_PrintsNoErrorAndReturns0()
    {
        Assert.AreEqual(0, Run("public static class A { public static int B(int x) { return x >> 1; } }"));
        Assert.DoesNotContain("error", _output);
        StringAssert.StartsWith(_output, "Size of card on the chip");
        Assert.AreEqual(_output, File.ReadAllText(Path.Combine(_folder, "report.txt")));
    }

    [TestMethod]
    public void Check_OfATrap_PrintsItAsTheBuildReadsItAndReturns1()
    {
        Assert.AreEqual(1, Run("public static class A { public static int B(uint x) { return (int)x >> 1; } }"));
        const string Reason = @"\(firmware/reference/check/README\.md#chip011\)";
        StringAssert.Matches(_output, new(@"\nSnippet\.cs\(1,\d+\): error CHIP011: .*" + Reason));
    }

    [TestMethod]
    public void Check_WithABudgetThatIsNone_SaysWhichLineAndReturns2()
    {
        Assert.AreEqual(2, Run("public static class A { }", "statics lots fields\n"));
        StringAssert.Contains(_errors, "budget.txt(1): expected a new name, a number and a unit");
    }

    [TestMethod]
    [DataRow("check", "--assembly is missing")]
    [DataRow("check --assembly a.dll --colour red", "--colour is no option")]
    [DataRow("check --assembly a.dll --board b --board c", "--board takes one value, once")]
    [DataRow("check --assembly a.dll --report", "--report takes one value, once")]
    [DataRow("check --assembly a.dll --assembly", "--assembly takes one value")]
    [DataRow("check --assembly /none.dll --references . --budget b --board c --report r", "no assembly /none.dll")]
    public void Check_UsedWrongly_SaysWhyAndReturns2(string line, string problem)
    {
        Assert.AreEqual(2, Call(line.Split(' ')));
        StringAssert.StartsWith(_errors, problem);
        StringAssert.Contains(_errors, "Usage: check --assembly");
    }

    private int Run(string source, string ceilings = Roomy)
    {
        var budget = Path.Combine(_folder, "budget.txt");
        File.WriteAllText(budget, ceilings);
        return Call(
            "check", "--assembly", Chip.Compile(source, _folder), "--references", Chip.References,
            "--budget", budget, "--board", "card", "--report", Path.Combine(_folder, "report.txt"));
    }

    private int Call(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = CommandLine.Run(arguments, output, errors);
        _output = output.ToString();
        _errors = errors.ToString();
        return code;
    }
}
