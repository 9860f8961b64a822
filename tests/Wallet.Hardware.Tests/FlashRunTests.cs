using System;
using System.IO;
using System.Threading;
using Wallet.Flash;
using Wallet.Protocol.Messages;

namespace Wallet.Hardware.Tests;

/// <summary>Flashing with a stand-in for dotnet and nanoff and a board over TCP: what is called and said.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "the stand-in is a shell script")]
public sealed class FlashRunTests
{
    private const string Nanoff = "tool run nanoff -- ";
    private const string Build =
        "build firmware/boards/card-esp32 -p:NanoFramework=true -p:FirmwareBuild=69216b3c -c Release";

    [TestMethod]
    public void Flash_EverythingWorks_CallsInOrderAndSaysWhatIsNext()
    {
        using var bench = new FlashBench();
        using AnsweringBoard board = Sound();

        Assert.AreEqual(0, bench.Run($"--board card --port {board.Address}"), bench.Error);

        Assert.AreEqual(
            $"--version\n{Nanoff}--version\n{Build}\n"
            + $"{Nanoff}--target ESP32_S3_OCTAL --serialport {board.Address} --update\n"
            + $"{Nanoff}--target ESP32_S3_OCTAL --serialport {board.Address} --deploy "
            + "--image firmware/boards/card-esp32/bin/Release/netnano1.0/Wallet.Card.Esp32.bin",
            bench.Calls);
        StringAssert.Contains(bench.Out, $"Card, firmware {FlashBench.Answer}, Halted");
        StringAssert.Contains(bench.Out, "Next: follow hardware/card/bring-up.md");
        Assert.AreEqual("", bench.Error);
    }

    [TestMethod]
    public void Flash_NanoffMissing_IsInstalledWhenTheUserAgrees()
    {
        using var bench = new FlashBench(("nanoff -- --version", FlashBench.SaysMissing));
        using AnsweringBoard board = Sound();

        Assert.AreEqual(0, bench.Run($"--board card --port {board.Address}", typed: "y\n"), bench.Error);

        StringAssert.Contains(bench.Calls, "tool restore");
        StringAssert.Contains(bench.Out, "nanoff is missing. Install it now (dotnet tool restore)? [y/N]");
    }

    [TestMethod]
    public void Flash_NanoffMissingAndTheUserSaysNo_StopsBeforeAnything()
    {
        using var bench = new FlashBench(("nanoff -- --version", FlashBench.SaysMissing));

        Assert.AreEqual(1, bench.Run("--board card --port COM5", typed: "n\n"));

        Assert.AreEqual($"--version\n{Nanoff}--version", bench.Calls);
        StringAssert.Contains(bench.Error, "Install it yourself with `dotnet tool restore`.");
    }

    [TestMethod]
    public void Flash_NanoffMissingAndYes_IsInstalledWithoutAQuestion()
    {
        using var bench = new FlashBench(("nanoff -- --version", FlashBench.SaysMissing), ("restore", "exit 1"));

        Assert.AreEqual(1, bench.Run("--board card --port COM5 --yes"));

        StringAssert.Contains(bench.Error, "nanoff comes from nuget.org.");
        Assert.DoesNotContain("[y/N]", bench.Out);
    }

    // Some tools end with 1 after they have printed their version; that is no reason to install them again.
    [TestMethod]
    public void Flash_NanoffThatEndsWithOneForItsVersion_IsThere()
    {
        using var bench = new FlashBench(("nanoff -- --version", "echo 2.5.162; exit 1"));
        using AnsweringBoard board = Sound();

        Assert.AreEqual(0, bench.Run($"--board card --port {board.Address}"), bench.Error);
        Assert.DoesNotContain("restore", bench.Calls);
    }

    [TestMethod]
    [DataRow("--version", "--version", "Step 1 failed", "Install the .NET 10 SDK")]
    [DataRow("build", Build, "Step 4 failed", "Nothing on the board has been changed.")]
    [DataRow("--update", "--update", "Step 5 failed", "hold BOOT, press RST")]
    [DataRow("--deploy", "Wallet.Card.Esp32.bin", "Step 6 failed", "The runtime is on the board, the firmware is not")]
    public void Flash_ACommandThatFails_EndsThereAndSaysWhatToDo(string word, string last, string step, string advice)
    {
        using var bench = new FlashBench(("nanoff -- --version", "exit 0"), (word, "echo it went wrong; exit 3"));

        Assert.AreEqual(1, bench.Run("--board card --port COM5"));

        StringAssert.EndsWith(bench.Calls, last);
        StringAssert.Contains(bench.Out, "it went wrong");
        StringAssert.Contains(bench.Error, step);
        StringAssert.Contains(bench.Error, "ended with 3.");
        StringAssert.Contains(bench.Error, advice);
    }

    [TestMethod]
    public void Flash_ABuildThatLeavesNoImage_DoesNotDeployAnOldOne()
    {
        using var bench = new FlashBench(("build", "exit 0"));
        string image = Path.Combine(bench.Folder, BoardKind.Named("card").Image);
        Directory.CreateDirectory(Path.GetDirectoryName(image)!);
        File.WriteAllText(image, "of yesterday");

        Assert.AreEqual(1, bench.Run("--board card --port COM5"));

        StringAssert.EndsWith(bench.Calls, Build);
        StringAssert.Contains(bench.Error, "the build left no");
    }

    [TestMethod]
    public void Flash_ABoardThatStaysSilent_SaysWhatToLookAt()
    {
        using var bench = new FlashBench();
        using var board = new AnsweringBoard(_ => null);

        Assert.AreEqual(1, bench.RunImpatiently($"--board card --port {board.Address}"));

        StringAssert.Contains(bench.Error, "Step 7 failed, ask the board who it is: no answer in");
        StringAssert.Contains(bench.Error, "Is a computer at the socket marked USB as well?");
        Assert.DoesNotContain("Done", bench.Out);
    }

    [TestMethod]
    public void Flash_APortThatCannotBeOpened_SaysSo()
    {
        using var bench = new FlashBench();

        Assert.AreEqual(1, bench.RunImpatiently("--board card --port tcp:127.0.0.1:1"));

        StringAssert.Contains(bench.Error, "tcp:127.0.0.1:1 cannot be opened");
    }

    // The same version a second earlier, built by hand, another version.
    [TestMethod]
    [DataRow("0.1.0+69216b3b")]
    [DataRow("0.1.0")]
    [DataRow("0.0.9")]
    public void Flash_ABoardWithAnotherBuild_IsNotTakenForTheNewOne(string version)
    {
        using var bench = new FlashBench();
        using var board = new AnsweringBoard(_ => AnsweringBoard.Saying(version));

        Assert.AreEqual(1, bench.Run($"--board card --port {board.Address}"));

        StringAssert.Contains(
            bench.Error, $"it runs firmware {version}, and {FlashBench.Answer} was just built");
    }

    [TestMethod]
    public void Flash_ABoardOfTheOtherKind_IsNotTakenForTheRightOne()
    {
        using var bench = new FlashBench();
        using var board = new AnsweringBoard(
            _ => AnsweringBoard.Saying(FlashBench.Answer, DeviceKind.Terminal));

        Assert.AreEqual(1, bench.Run($"--board card --port {board.Address}"));

        StringAssert.Contains(bench.Error, "it says it is a Terminal, and a Card was just built");
    }

    [TestMethod]
    public void Flash_EraseAndTheUserSaysNo_ChangesNothing()
    {
        using var bench = new FlashBench();

        Assert.AreEqual(1, bench.Run("--board card --port COM5 --erase", typed: "\n"));

        Assert.AreEqual($"--version\n{Nanoff}--version", bench.Calls);
        StringAssert.Contains(bench.Out, "unreported payments are lost. Erase it? [y/N]");
        StringAssert.Contains(bench.Error, "Nothing was changed.");
    }

    [TestMethod]
    public void Flash_EraseAndAVersion_AreHandedToNanoff()
    {
        using var bench = new FlashBench();
        using AnsweringBoard board = Sound();

        string arguments = $"--board card --port {board.Address} --erase --firmware-version 1.16.0.373 --yes";
        Assert.AreEqual(0, bench.Run(arguments), bench.Error);

        StringAssert.Contains(bench.Calls, "--update --fwversion 1.16.0.373 --masserase");
    }

    [TestMethod]
    public void ListPorts_Nothing_IsFlashed()
    {
        using var bench = new FlashBench(("--listports", "echo COM5"));

        Assert.AreEqual(0, bench.Run("--list-ports"));

        Assert.AreEqual($"--version\n{Nanoff}--version\n{Nanoff}--listports", bench.Calls);
        StringAssert.Contains(bench.Out, "   | COM5");
    }

    [TestMethod]
    public void Monitor_ABoardThatChanges_ShowsEachChangeOnce()
    {
        using var bench = new FlashBench();
        using var board = new AnsweringBoard(asked => AnsweringBoard.Saying(
            FlashBench.Answer, state: asked < 4 ? DeviceState.Fresh : DeviceState.Ready));
        using var stop = new CancellationTokenSource();
        using var output = new StoppingWriter(stop, "Ready");

        string arguments = $"--board card --port {board.Address} --monitor";
        Assert.AreEqual(0, bench.Run(arguments, stop: stop.Token, output: output), bench.Error);

        string monitored = output.ToString().Split("8. show")[1];
        Assert.AreEqual(1, monitored.Split("Fresh").Length - 1);
        Assert.AreEqual(1, monitored.Split("Ready").Length - 1);
    }

    [TestMethod]
    public void Answer_OfABuild_FitsTheMessage() =>
        Assert.IsLessThanOrEqualTo(GetDeviceInfoReply.FirmwareVersionBytesMax, FlashBench.Answer.Length);

    private static AnsweringBoard Sound() => new(_ => AnsweringBoard.Saying(FlashBench.Answer));

    /// <summary>Presses Ctrl+C once a word has been written.</summary>
    private sealed class StoppingWriter(CancellationTokenSource stop, string word) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value!.Contains(word, StringComparison.Ordinal))
            {
                stop.Cancel();
            }
        }
    }
}
