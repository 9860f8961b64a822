using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using System.Xml.Linq;
using Wallet.Tests;

namespace Wallet.Reference.Tests;

/// <summary>The device build's lists, and the build against stubs, because the real packages are not at hand.</summary>
[TestClass]
public sealed class DeviceBuildTests
{
    // Does not compile unless the build made the stamp that the property named.
    private const string ProgramThatNeedsTheStamp = """
        public static class P
        {
            public const int One = 1 / (Wallet.Boards.FirmwareBuild.Stamp == "+69216b3c" ? 1 : 0);

            static void Main() { }
        }
        """;

    private static readonly string s_boards = Path.Combine(Repository.Root(), "firmware", "boards");

    /// <summary>Below the board's own assembly.</summary>
    private static readonly string[] s_rooms = ["Protocol", "Crypto", "Core"];

    private static readonly string[] s_packages =
    [
        "nanoFramework.CoreLibrary", "nanoFramework.System.Device.Gpio", "nanoFramework.System.Device.I2c",
        "nanoFramework.System.Device.Spi", "nanoFramework.System.Device.Pwm", "nanoFramework.System.IO.Ports",
        "nanoFramework.System.IO.FileSystem", "nanoFramework.Hardware.Esp32",
        "nanoFramework.System.Security.Cryptography", "nanoFramework.Runtime.Native", "nanoFramework.System.Text",
        "nanoFramework.System.Collections", "nanoFramework.Iot.Device.Ssd13xx", "nanoFramework.Iot.Device.KeyMatrix",
        "nanoFramework.Iot.Device.Pn532", "nanoFramework.Iot.Device.Rtc", "nanoFramework.Iot.Device.Buzzer",
    ];

    /// <summary>What the board's packages bring, those included that other packages bring along.</summary>
    private static IReadOnlySet<string> BoardAssemblies => ReferenceSet.Packages
        .Where(line => s_packages.Contains(line.Package))
        .SelectMany(line => ReferenceSet.WithClosure(line.Assembly))
        .ToHashSet(StringComparer.Ordinal);

    [TestMethod]
    public void Packages_OfTheProject_AreThoseOfTheList()
    {
        Dictionary<string, string> project = ProjectPackages();
        Assert.AreEqual("$(NanoFrameworkMDPVersion)", project[StubFeed.MetadataProcessor]);
        project.Remove(StubFeed.MetadataProcessor);
        CollectionAssert.AreEquivalent(s_packages, project.Keys);
        foreach ((string package, string version) in project)
        {
            Assert.AreEqual(ReferenceSet.Packages.Single(line => line.Package == package).Version, version, package);
        }
    }

    [TestMethod]
    public void Packages_OfTheList_AreWhatTheProjectBringsAndTheTestsOnTheChip()
    {
        string[] onlyInTests = ["nanoFramework.TestFramework", "nanoFramework.UnitTestLauncher"];
        string[] listed = ReferenceSet.Packages.Select(line => line.Assembly).ToArray();
        CollectionAssert.AreEquivalent(listed, BoardAssemblies.Concat(onlyInTests).ToArray());
    }

    [TestMethod]
    [DataRow("card-esp32")]
    [DataRow("terminal-esp32")]
    public async Task Project_WithoutTheProperty_KnowsNothingOfTheDeviceBuild(string board)
    {
        const string device = "NanoFrameworkMDPVersion,NF_MDP_MSBUILDTASK_PATH,TargetFramework";
        string text = await DotNet.Run(
            Path.Combine(s_boards, board), new Dictionary<string, string>(),
            "msbuild", "-getProperty:" + device, "-getItem:PackageReference");
        JsonElement answer = JsonDocument.Parse(text).RootElement;
        JsonElement properties = answer.GetProperty("Properties");
        Assert.AreEqual("", properties.GetProperty("NanoFrameworkMDPVersion").GetString());
        Assert.AreEqual("", properties.GetProperty("NF_MDP_MSBUILDTASK_PATH").GetString());
        Assert.AreEqual("net10.0", properties.GetProperty("TargetFramework").GetString());
        Assert.AreEqual(0, answer.GetProperty("Items").GetProperty("PackageReference").GetArrayLength());
    }

    [TestMethod]
    public async Task Build_WithTheProperty_UsesTheSdkAndMakesOneImage()
    {
        string root = Repository.Root();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("device-");
        try
        {
            string[] files =
            [
                "global.json", "Directory.Build.props", "Directory.Packages.props", "firmware/Directory.Build.props",
                "firmware/reference/Chip.props", "firmware/reference/Chip.targets", "firmware/boards/Boards.props",
                "firmware/boards/Boards.targets", "firmware/boards/Device.props", "firmware/boards/Device.targets",
                "firmware/boards/Chip.Assembly.targets", "firmware/boards/card-esp32/Wallet.Card.Esp32.csproj",
                .. s_rooms.Select(room => $"firmware/boards/rooms/{room}/Wallet.{room}.Chip.csproj"),
            ];
            foreach (string file in files)
            {
                string copy = Path.Combine(folder.FullName, file);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(Path.Combine(root, file), copy);
            }

            string project = Path.Combine(folder.FullName, "firmware", "boards", "card-esp32");
            File.WriteAllText(Path.Combine(project, "Program.cs"), ProgramThatNeedsTheStamp);
            StubFeed.Write(Path.Combine(folder.FullName, "feed"), SdkVersion(root), ProcessorVersion());
            const string sources = "<packageSources><clear /><add key=\"stubs\" value=\"feed\" /></packageSources>";
            File.WriteAllText(
                Path.Combine(folder.FullName, "NuGet.Config"), $"<configuration>{sources}</configuration>");
            var environment = new Dictionary<string, string>
            {
                ["NUGET_PACKAGES"] = Path.Combine(folder.FullName, "packages"),
            };
            await DotNet.Run(
                project, environment, "build", "-p:NanoFramework=true", "-p:FirmwareBuild=69216b3c",
                "-p:ReferenceTool=" + typeof(DeviceImage).Assembly.Location);
            string output = Path.Combine(project, "bin", "Debug", "netnano1.0", "Wallet.Card.Esp32.bin");
            string[] parts = Words(File.ReadAllBytes(output));
            IEnumerable<string> below = BoardAssemblies.Concat(s_rooms.Select(room => "Wallet." + room));
            Assert.AreEqual("PE of Wallet.Card.Esp32", parts[^1]);
            CollectionAssert.AreEquivalent(
                below.Select(name => Encoding.ASCII.GetString(StubFeed.Pe(name))).ToArray(), parts[..^1]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    public void Image_OfPesOfAnyLength_StartsEachOnAWord()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("image-");
        try
        {
            string[] files = Enumerable.Range(1, 5).Select(length =>
            {
                string file = Path.Combine(folder.FullName, length + ".pe");
                File.WriteAllBytes(file, Enumerable.Repeat((byte)length, length).ToArray());
                return file;
            }).ToArray();
            byte[] expected = [1, 0, 0, 0, 2, 2, 0, 0, 3, 3, 3, 0, 4, 4, 4, 4, 5, 5, 5, 5, 5, 0, 0, 0];
            CollectionAssert.AreEqual(expected, DeviceImage.Join(files));
            string missing = Path.Combine(folder.FullName, "none.pe");
            var refusal = Assert.ThrowsExactly<FileNotFoundException>(() => DeviceImage.Join([files[0], missing]));
            StringAssert.Contains(refusal.Message, $"'{missing}': expected a PE beside the assembly");
            Assert.ThrowsExactly<InvalidDataException>(() => DeviceImage.Join([]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static XDocument DeviceProps() => XDocument.Load(Path.Combine(s_boards, "Device.props"));

    private static string ProcessorVersion() => DeviceProps().Descendants("NanoFrameworkMDPVersion").Single().Value;

    private static Dictionary<string, string> ProjectPackages() => DeviceProps().Descendants("PackageReference")
        .ToDictionary(
            item => item.Attribute("Include")!.Value, item => item.Attribute("Version")!.Value, StringComparer.Ordinal);

    private static string SdkVersion(string root) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "global.json"))).RootElement
            .GetProperty("msbuild-sdks").GetProperty(StubFeed.Sdk).GetString()!;

    /// <summary>The texts of an image, each of which starts on a word.</summary>
    private static string[] Words(byte[] image)
    {
        var found = new List<string>();
        for (int at = 0; at < image.Length;)
        {
            int end = Array.IndexOf(image, (byte)'P', at + 1);
            while (end >= 0 && (end % 4 != 0 || image[end + 1] != 'E'))
            {
                end = Array.IndexOf(image, (byte)'P', end + 1);
            }

            end = end < 0 ? image.Length : end;
            found.Add(Encoding.ASCII.GetString(image, at, end - at).TrimEnd('\0', '\r', '\n'));
            at = end;
        }

        return found.ToArray();
    }
}
