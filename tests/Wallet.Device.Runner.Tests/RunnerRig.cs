using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wallet.Tests;

namespace Wallet.Device.Runner.Tests;

/// <summary>The runner with tools that are programs of this repository, on a test assembly made on the spot.</summary>
internal sealed class RunnerRig : IDisposable
{
    private const string Source = """
        using nanoFramework.TestFramework;
        namespace N
        {
            [TestClass] public class A
            {
                [TestMethod] [DataRow(1)] [DataRow(2)] public void Rows(int row) { }
                [TestMethod] public void One() { }
                public void NoTest() { }
            }
            [TestClass] public class B { [TestMethod] public void Two() { } }
            public class C { [TestMethod] public void InNoTestClass() { } }
        }
        """;

    private static readonly string s_tools = Path.Combine(AppContext.BaseDirectory, "Wallet.Device.FakeTools.dll");
    private readonly string _folder = Directory.CreateTempSubdirectory("wallet-runner-").FullName;

    public RunnerRig(string name = "NFUnitTest")
    {
        Assembly = Path.Combine(_folder, name + ".dll");
        string api = Path.Combine(Repository.Root(), "firmware", "reference", "tool", "obj", "api");
        MetadataReference[] references = [.. new[] { "mscorlib", "nanoFramework.TestFramework" }
            .Select(reference => MetadataReference.CreateFromFile(Path.Combine(api, reference + ".dll")))];
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(Source)], references, options);
        Assert.IsTrue(compilation.Emit(Assembly).Success);
        foreach (string pe in new[] { "mscorlib", "nanoFramework.TestFramework", "nanoFramework.UnitTestLauncher" })
        {
            File.WriteAllText(Path.Combine(PeFolder, pe + ".pe"), pe);
        }
    }

    public string Assembly { get; }

    public string Output { get; private set; } = "";

    public string Errors { get; private set; } = "";

    public string PeFolder => _folder;

    /// <summary>Runs with these lines as what the virtual device does.</summary>
    public int Play(string script, params string[] options)
    {
        File.WriteAllText(Path.Combine(PeFolder, "script"), script);
        return Run(["--pe", PeFolder, "--mdp", s_tools, "--nanoclr", s_tools, "--assembly", Assembly, .. options]);
    }

    /// <summary>Runs with nothing but these options, and no variable set.</summary>
    public int Run(params string[] options)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        int code = RunnerProgram.Run(options, _ => null, output, errors);
        Output = output.ToString();
        Errors = errors.ToString();
        return code;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
