using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace Wallet.Reference.Tests;

/// <summary>
/// A folder of packages that look like the platform's from outside: the reference assemblies of the API texts, bytes
/// that name themselves for PE files, and an SDK that does the least of what the real one does.
/// </summary>
internal static class StubFeed
{
    public const string Sdk = "nanoFramework.NET.Sdk";
    public const string MetadataProcessor = "nanoFramework.Tools.MetadataProcessor.MsBuildTask";

    private const string SdkProps = """
        <Project>
          <PropertyGroup>
            <AssetTargetFallback>net</AssetTargetFallback>
            <NoWarn>$(NoWarn);NU1701</NoWarn>
          </PropertyGroup>
          <Import Sdk="Microsoft.NET.Sdk" Project="Sdk.props" />
          <PropertyGroup>
            <TargetFrameworkIdentifier>.NETnanoFramework</TargetFrameworkIdentifier>
            <TargetFrameworkVersion>v1.0</TargetFrameworkVersion>
            <TargetFrameworkMoniker>.NETnanoFramework,Version=v1.0</TargetFrameworkMoniker>
            <GenerateManifests>true</GenerateManifests>
            <_TargetFrameworkDirectories>$(MSBuildThisFileDirectory)</_TargetFrameworkDirectories>
            <_FullFrameworkReferenceAssemblyPaths>$(MSBuildThisFileDirectory)</_FullFrameworkReferenceAssemblyPaths>
          </PropertyGroup>
        </Project>
        """;

    private const string SdkTargets = """
        <Project>
          <Import Sdk="Microsoft.NET.Sdk" Project="Sdk.targets" />
          <Target Name="StubOfTheMetadataProcessor" AfterTargets="CopyFilesToOutputDirectory">
            <WriteLinesToFile
              Lines="$([System.IO.File]::ReadAllText('$(NF_MDP_MSBUILDTASK_PATH)/title.txt'))$(TargetName)"
              File="$(OutDir)$(TargetName).pe"
              Overwrite="true" />
          </Target>
        </Project>
        """;

    private const string Title = "PE of ";

    /// <summary>What stands for the PE of an assembly; the lengths leave every remainder by four.</summary>
    public static byte[] Pe(string assembly) => Encoding.ASCII.GetBytes(Title + assembly);

    public static void Write(string folder, string sdkVersion, string processorVersion)
    {
        Directory.CreateDirectory(folder);
        foreach (PackageLine line in ReferenceSet.Packages.DistinctBy(line => line.Package))
        {
            IEnumerable<PackageLine> needed = ReferenceSet.Set[line.Assembly].References
                .Select(name => ReferenceSet.Packages.Single(other => other.Assembly == name));
            Pack(
                folder,
                line.Package,
                line.Version,
                needed,
                ($"lib/{line.Assembly}.dll", ReferenceSet.Images[line.Assembly]),
                ($"lib/{line.Assembly}.pe", Pe(line.Assembly)));
        }

        Pack(
            folder, Sdk, sdkVersion, [],
            ("Sdk/Sdk.props", Encoding.UTF8.GetBytes(SdkProps)),
            ("Sdk/Sdk.targets", Encoding.UTF8.GetBytes(SdkTargets)));
        Pack(
            folder, MetadataProcessor, processorVersion, [],
            ("lib/net6.0/title.txt", Encoding.ASCII.GetBytes(Title)));
    }

    private static void Pack(
        string folder,
        string package,
        string version,
        IEnumerable<PackageLine> needed,
        params (string Path, byte[] Content)[] files)
    {
        string dependencies = string.Concat(needed.Select(line =>
            $"<dependency id=\"{line.Package}\" version=\"{line.Version}\" />"));
        string description =
            "<package><metadata>"
            + $"<id>{package}</id><version>{version}</version><authors>test</authors><description>stub</description>"
            + $"<dependencies>{dependencies}</dependencies></metadata></package>";
        using ZipArchive archive = ZipFile.Open(
            Path.Combine(folder, $"{package}.{version}.nupkg"), ZipArchiveMode.Create);
        (string, byte[]) head = (package + ".nuspec", Encoding.UTF8.GetBytes(description));
        foreach ((string path, byte[] content) in files.Prepend(head))
        {
            using Stream entry = archive.CreateEntry(path).Open();
            entry.Write(content);
        }
    }
}
