using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Wallet.Device.Runner;

/// <summary>The tests of an assembly for the chip, from its metadata.</summary>
internal static class ChipTests
{
    public const string Framework = "nanoFramework.TestFramework";
    public const string Launcher = "nanoFramework.UnitTestLauncher";

    private const string TestClass = Framework + ".TestClassAttribute";
    private const string TestMethod = Framework + ".TestMethodAttribute";
    private const string DataRow = Framework + ".DataRowAttribute";

    /// <summary>Tests whose name contains the filter, in the order of the metadata.</summary>
    public static IReadOnlyList<ChipTest> Read(string path, string filter)
    {
        using AssemblyDefinition assembly = Open(path);
        return [.. Classes(assembly).SelectMany(type => type.Methods.SelectMany(Of))
            .Where(test => test.Name.Contains(filter, StringComparison.Ordinal))];
    }

    /// <summary>Writes a copy in which only these are tests; the launcher itself takes no filter.</summary>
    public static string WriteOnly(IReadOnlyList<ChipTest> tests, string path, string copy)
    {
        var wanted = tests.Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        using AssemblyDefinition assembly = Open(path);
        foreach (MethodDefinition method in Classes(assembly).SelectMany(type => type.Methods).ToList())
        {
            if (!Of(method).Any(test => wanted.Contains(test.Name)))
            {
                foreach (CustomAttribute attribute in method.CustomAttributes.Where(IsTest).ToList())
                {
                    method.CustomAttributes.Remove(attribute);
                }
            }
        }

        assembly.Write(copy);
        return copy;
    }

    private static AssemblyDefinition Open(string path)
    {
        try
        {
            return AssemblyDefinition.ReadAssembly(path, new ReaderParameters { InMemory = true });
        }
        catch (BadImageFormatException e)
        {
            throw new NotRunException($"{path} is no .NET assembly.", e);
        }
    }

    private static IEnumerable<TypeDefinition> Classes(AssemblyDefinition assembly) => assembly.MainModule.Types
        .Where(type => type.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == TestClass));

    private static IEnumerable<ChipTest> Of(MethodDefinition method)
    {
        int rows = method.CustomAttributes.Count(attribute => attribute.AttributeType.FullName == DataRow);
        bool isTest = method.CustomAttributes.Any(IsTest);
        return Enumerable.Range(0, rows > 0 ? rows : isTest ? 1 : 0).Select(row => new ChipTest(
            $"{method.DeclaringType.FullName}.{method.Name}.{row}",
            method.DeclaringType.MetadataToken.ToUInt32(), rows > 0));
    }

    private static bool IsTest(CustomAttribute attribute) =>
        attribute.AttributeType.FullName is TestMethod or DataRow;
}
