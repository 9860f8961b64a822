using System;
using System.IO;

namespace Wallet.ChipCheck.Tests;

[TestClass]
public sealed class CommandLineTests
{
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
    }

    [TestMethod]
    public void Check_OfATrap_PrintsItAsTheBuildReadsItAndReturns1()
    {
        Assert.AreEqual(1, Run("public static class A { public static int B(uint x) { return (int)x >> 1; } }"));
        StringAssert.Matches(_output, new(@"^Snippet\.cs\(1,\d+\): error CHIP011: .*\(NANOFRAMEWORK\.md 1\.3\)"));
    }

    [TestMethod]
    [DataRow("check", "--assembly is missing")]
    [DataRow("check --assembly a.dll --colour red", "--colour is no option")]
    [DataRow("check --assembly a.dll --assembly b.dll", "--assembly takes one value, once")]
    [DataRow("check --assembly", "--assembly takes one value, once")]
    [DataRow("check --assembly /none.dll --references . --budget b --board c --report r", "no assembly /none.dll")]
    public void Check_UsedWrongly_SaysWhyAndReturns2(string line, string problem)
    {
        Assert.AreEqual(2, Call(line.Split(' ')));
        StringAssert.StartsWith(_errors, problem);
        StringAssert.Contains(_errors, "Usage: check --assembly");
    }

    private int Run(string source)
    {
        var budget = Path.Combine(_folder, "budget.txt");
        File.WriteAllText(budget, string.Empty);
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
