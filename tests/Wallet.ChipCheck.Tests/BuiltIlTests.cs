using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Wallet.ChipCheck.Tests;

/// <summary>What the compiler does not write against this library, and code without debug information.</summary>
[TestClass]
public sealed class BuiltIlTests
{
    [TestMethod]
    public void DefaultInterfaceMethod_WithABody_IsFound()
    {
        var found = CheckInterface(withBody: true);
        Assert.AreEqual("CHIP005", found.Single().Rule.Id);
        Assert.AreEqual("Built.IPart.Close+IL_0000", found.Single().Place);
        StringAssert.Contains(found.Single().ToString(), "put the body into a static helper");
    }

    [TestMethod]
    public void InterfaceMethod_WithoutABody_IsLeftAlone() => Assert.IsEmpty(CheckInterface(withBody: false));

    [TestMethod]
    public void Instruction_WithoutDebugInformation_IsNamedByMethodAndOffset()
    {
        var found = Check(module =>
        {
            var type = Type(module, TypeAttributes.Class | TypeAttributes.Public, "Sum");
            var method = new MethodDefinition(
                "Of", MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Int32);
            var il = method.Body.GetILProcessor();
            il.Emit(OpCodes.Ldc_I4_1);
            il.Emit(OpCodes.Ldc_I4_2);
            il.Emit(OpCodes.Add_Ovf_Un);
            il.Emit(OpCodes.Ret);
            type.Methods.Add(method);
        });
        Assert.AreEqual("Built.Sum.Of+IL_0002", found.Single().Place);
        Assert.AreEqual("CHIP002", found.Single().Rule.Id);
    }

    private static IReadOnlyList<Finding> CheckInterface(bool withBody) => Check(module =>
    {
        var attributes = TypeAttributes.Interface | TypeAttributes.Abstract | TypeAttributes.Public;
        var type = Type(module, attributes, "IPart");
        var kind = MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.NewSlot
            | (withBody ? 0 : MethodAttributes.Abstract);
        var method = new MethodDefinition("Close", kind, module.TypeSystem.Void);
        if (withBody)
        {
            method.Body.GetILProcessor().Emit(OpCodes.Ret);
        }

        type.Methods.Add(method);
    });

    private static TypeDefinition Type(ModuleDefinition module, TypeAttributes attributes, string name)
    {
        var above = attributes.HasFlag(TypeAttributes.Interface) ? null : module.TypeSystem.Object;
        var type = new TypeDefinition("Built", name, attributes, above);
        module.Types.Add(type);
        return type;
    }

    private static IReadOnlyList<Finding> Check(Action<ModuleDefinition> build)
    {
        var folder = Directory.CreateTempSubdirectory("chipbuilt").FullName;
        try
        {
            using var resolver = new DefaultAssemblyResolver();
            resolver.AddSearchDirectory(Chip.References);
            using var core = resolver.Resolve(AssemblyNameReference.Parse("mscorlib, Version=0.0.0.0"));
            var name = new AssemblyNameDefinition("Built", new Version(1, 0));
            using var assembly = AssemblyDefinition.CreateAssembly(name, "Built", ModuleKind.Dll);
            var module = assembly.MainModule;
            module.AssemblyReferences.Add(core.Name);
            build(module);
            var path = Path.Combine(folder, "Built.dll");
            assembly.Write(path);
            return Chip.CheckFiles(path);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
