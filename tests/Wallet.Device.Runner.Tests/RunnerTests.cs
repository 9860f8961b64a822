using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace Wallet.Device.Runner.Tests;

/// <summary>What the runner says and returns for everything a virtual device can do.</summary>
[TestClass]
public sealed class RunnerTests
{
    private const string AllPass = """
        Ready.
        Test passed,N.A.One.0,12345
        Test passed,N.A.Rows.0,1
        Test passed,N.A.Rows.1,1
        Test passed,N.B.Two.0,1
        Done.
        """;

    [TestMethod]
    public void Run_AllPass_SaysSoAndReturns0()
    {
        using var rig = new RunnerRig();
        Assert.AreEqual(RunnerProgram.Passed, rig.Play(AllPass));
        StringAssert.Contains(rig.Output, "ok   N.A.One.0 (1.2 ms)");
        StringAssert.Contains(rig.Output, "4 passed, 0 failed, 0 skipped, 0 not run");
        Assert.AreEqual("", rig.Errors);
    }

    [TestMethod]
    public void Run_OneFails_NamesItWithItsMessageAndReturns1()
    {
        using var rig = new RunnerRig();
        string script = AllPass.Replace("passed,N.B.Two.0,1", "failed,N.B.Two.0,Expected:<1>, not 2");
        Assert.AreEqual(RunnerProgram.Failed, rig.Play(script));
        StringAssert.Contains(rig.Output, "FAIL N.B.Two.0: Expected:<1>, not 2");
        StringAssert.Contains(rig.Output, "3 passed, 1 failed");
    }

    [TestMethod]
    public void Run_OneSkipped_IsNoPass()
    {
        using var rig = new RunnerRig();
        string script = AllPass.Replace("passed,N.B.Two.0,1", "skipped,N.B.Two.0,not here");
        Assert.AreEqual(RunnerProgram.Failed, rig.Play(script));
        StringAssert.Contains(rig.Output, "skip N.B.Two.0: not here");
    }

    [TestMethod]
    public void Run_CrashInATest_NamesTheTestAndWhatWasNotRun()
    {
        using var rig = new RunnerRig();
        Assert.AreEqual(RunnerProgram.Failed, rig.Play("Test passed,N.A.One.0,1\nboom\n!exit 139"));
        StringAssert.Contains(
            rig.Output, "FAIL N.A.Rows.0: The virtual device ended in this test, exit code 139.");
        StringAssert.Contains(rig.Output, "| boom");
        StringAssert.Contains(rig.Output, "1 passed, 1 failed, 0 skipped, 2 not run");
    }

    [TestMethod]
    public void Run_EndsQuietlyTooEarly_IsAFailureAlthoughItReturned0()
    {
        using var rig = new RunnerRig();
        Assert.AreEqual(RunnerProgram.Failed, rig.Play("Ready."));
        StringAssert.Contains(rig.Output, "FAIL N.A.One.0: The virtual device ended in this test, exit code 0.");
    }

    [TestMethod]
    public void Run_HangInATest_KillsItAndNamesTheTest()
    {
        using var rig = new RunnerRig();
        string script = "Test passed,N.A.One.0,1\nTest passed,N.A.Rows.0,1\n!hang";
        Assert.AreEqual(RunnerProgram.Failed, rig.Play(script, "--timeoutMs", "6000"));
        StringAssert.Contains(rig.Output, "FAIL N.A.Rows.1: The virtual device was silent for 6000 ms in this test.");
    }

    [TestMethod]
    public void Run_CrashAfterTheLastTest_IsAFailure()
    {
        using var rig = new RunnerRig();
        Assert.AreEqual(RunnerProgram.Failed, rig.Play(AllPass + "\n!exit 1"));
        StringAssert.Contains(rig.Output, "FAIL (the virtual device): After the last test: exit code 1.");
    }

    [TestMethod]
    public void Run_TestLeftOutOrUnknown_IsAFailure()
    {
        using var rig = new RunnerRig();
        Assert.AreEqual(RunnerProgram.Failed, rig.Play(AllPass.Replace("N.A.Rows.1", "N.A.Rows.2")));
        StringAssert.Contains(rig.Output, "FAIL N.A.Rows.2: The assembly has no such test");
        StringAssert.Contains(rig.Output, "FAIL N.A.Rows.1: The launcher ended without running it.");
    }

    [TestMethod]
    public void Run_EachAssembly_IsLoadedAfterWhatItUses()
    {
        using var rig = new RunnerRig();
        rig.Play("!files\n!exit 3");
        StringAssert.Contains(
            rig.Output,
            "mscorlib.pe nanoFramework.UnitTestLauncher.pe nanoFramework.TestFramework.pe NFUnitTest.pe");
    }

    [TestMethod]
    public void Out_Folder_KeepsThePeFiles()
    {
        using var rig = new RunnerRig();
        string folder = Path.Combine(rig.PeFolder, "kept");
        Assert.AreEqual(RunnerProgram.Passed, rig.Play(AllPass, "--out", folder));
        Assert.IsTrue(File.Exists(Path.Combine(folder, "NFUnitTest.pe")));
    }

    [TestMethod]
    public void Filter_PartOfAName_RunsOnlyThose()
    {
        using var rig = new RunnerRig();
        string script = "Test passed,N.A.Rows.0,1\nTest passed,N.A.Rows.1,1\nDone.";
        Assert.AreEqual(RunnerProgram.Passed, rig.Play(script, "--filter", "Rows"));
        StringAssert.Contains(rig.Output, "2 passed, 0 failed");
        Assert.AreEqual(RunnerProgram.NotRun, rig.Play(script, "--filter", "Columns"));
    }

    [TestMethod]
    public void List_Assembly_NamesItsTestsAndNeedsNoTools()
    {
        using var rig = new RunnerRig();
        Assert.AreEqual(RunnerProgram.Passed, rig.Run("--list", "--assembly", rig.Assembly));
        string[] names = rig.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        CollectionAssert.AreEquivalent(new[] { "N.A.Rows.0", "N.A.Rows.1", "N.A.One.0", "N.B.Two.0" }, names);
    }

    [TestMethod]
    public void List_DeviceTests_AreTheOnesOfTheRepository()
    {
        using var rig = new RunnerRig();
        Assert.AreEqual(RunnerProgram.Passed, rig.Run("--list"));
        StringAssert.Contains(rig.Output, "Wallet.Device.Tests.Boot.BootTests.Card_FirstStart_IsFreshAndAnswers.0");
        Assert.IsGreaterThan(150, rig.Output.Count(character => character == '\n'));
    }

    [TestMethod]
    public void Trx_Run_HoldsEachResult()
    {
        using var rig = new RunnerRig();
        string path = Path.Combine(rig.PeFolder, "results.trx");
        string script = AllPass.Replace("passed,N.B.Two.0,1", "failed,N.B.Two.0,why");
        Assert.AreEqual(RunnerProgram.Failed, rig.Play(script, "--trx", path));
        string[] outcomes = [.. XDocument.Load(path).Descendants()
            .Where(element => element.Name.LocalName == "UnitTestResult")
            .Select(element => $"{element.Attribute("testName")?.Value} {element.Attribute("outcome")?.Value}")];
        Assert.HasCount(4, outcomes);
        CollectionAssert.Contains(outcomes, "N.B.Two.0 Failed");
        CollectionAssert.Contains(outcomes, "N.A.One.0 Passed");
    }

    [TestMethod]
    public void Benchmark_Operations_InUnitsOfTheLoopBesideThem()
    {
        using var rig = new RunnerRig();
        string script = "Operation,SHA,4,80000,1000,10\nDone.";
        Assert.AreEqual(RunnerProgram.Passed, rig.Play(script, "--benchmark"));
        string[] columns = rig.Output.Split('\n')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] expected = ["SHA", "2.0000", "1.0", "2000000.0"];
        CollectionAssert.AreEqual(expected, columns.Select(c => c.Trim()).ToArray());
        Assert.AreEqual(RunnerProgram.Failed, rig.Play(script + "\nWrong,SHA", "--benchmark"));
        StringAssert.Contains(rig.Output, "FAIL SHA: its result is wrong");
        Assert.AreEqual(RunnerProgram.Failed, rig.Play("!exit 4", "--benchmark"));
        StringAssert.Contains(rig.Output, "FAIL the virtual device ended with exit code 4");
    }
}
