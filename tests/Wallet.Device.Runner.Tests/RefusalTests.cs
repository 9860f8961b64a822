using System;
using System.IO;

namespace Wallet.Device.Runner.Tests;

/// <summary>Where nothing is run: exit code 2 and one sentence.</summary>
[TestClass]
public sealed class RefusalTests
{
    [TestMethod]
    [DataRow("--pe", "--pe needs a value, or is no option")]
    [DataRow("--speed 3", "--speed is no option")]
    [DataRow("NFUnitTest.dll 3", "NFUnitTest.dll is no option")]
    [DataRow("--timeoutMs soon", "--timeoutMs takes a whole number from 1, not \"soon\"")]
    [DataRow("--timeoutMs 0", "--timeoutMs takes a whole number from 1, not \"0\"")]
    [DataRow("--benchmark --list", "--benchmark goes with neither --list nor --trx")]
    [DataRow("--assembly nowhere.dll", "There is no nowhere.dll")]
    public void Options_WrongOne_SaidInOneSentence(string options, string sentence)
    {
        using var rig = new RunnerRig();
        Assert.AreEqual(RunnerProgram.NotRun, rig.Run(options.Split(' ')));
        StringAssert.StartsWith(rig.Errors, sentence);
        Assert.AreEqual(1, rig.Errors.AsSpan().Count('\n'));
        Assert.AreEqual("", rig.Output);
    }

    [TestMethod]
    public void Tools_NoneNamed_SaysHowToGetThem()
    {
        using var rig = new RunnerRig();
        Assert.AreEqual(RunnerProgram.NotRun, rig.Run("--assembly", rig.Assembly));
        StringAssert.StartsWith(rig.Errors, "--pe or WALLET_NANO_PE is needed.");
        StringAssert.Contains(rig.Errors, "dotnet tool install -g nanoclr");
    }

    [TestMethod]
    [DataRow("--pe")]
    [DataRow("--mdp")]
    [DataRow("--nanoclr")]
    public void Tools_NotThere_SaysWhichAndHowToGetIt(string option)
    {
        using var rig = new RunnerRig();
        Assert.AreEqual(RunnerProgram.NotRun, rig.Play("Done.", option, "no-such-thing"));
        StringAssert.StartsWith(rig.Errors, option + " names no-such-thing");
        StringAssert.Contains(rig.Errors, "dotnet tool install -g nanoclr");
    }

    [TestMethod]
    public void Files_OneOfTheFrameworkMissing_SaysWhich()
    {
        using var rig = new RunnerRig();
        File.Delete(Path.Combine(rig.PeFolder, "nanoFramework.UnitTestLauncher.pe"));
        Assert.AreEqual(RunnerProgram.NotRun, rig.Play("Done."));
        StringAssert.Contains(rig.Errors, "has no nanoFramework.UnitTestLauncher.pe");
    }

    [TestMethod]
    public void Processor_FailsAlthoughItReturns0_SaysWhatItSaid()
    {
        using var rig = new RunnerRig("Broken");
        Assert.AreEqual(RunnerProgram.NotRun, rig.Play("Done."));
        StringAssert.Contains(rig.Errors, "made no PE file");
        StringAssert.Contains(rig.Errors, "Exception minimizing assembly.");
    }

    [TestMethod]
    public void Assembly_NoAssembly_SaysSo()
    {
        using var rig = new RunnerRig();
        string text = Path.Combine(rig.PeFolder, "text.dll");
        File.WriteAllText(text, "text");
        Assert.AreEqual(RunnerProgram.NotRun, rig.Run("--list", "--assembly", text));
        StringAssert.Contains(rig.Errors, "is no .NET assembly");
    }

    [TestMethod]
    public void Help_Asked_IsOnTheOutputAndNoFailure()
    {
        using var rig = new RunnerRig();
        Assert.AreEqual(RunnerProgram.Passed, rig.Run("--help"));
        StringAssert.StartsWith(rig.Output, "usage: Wallet.Device.Runner");
    }
}
