using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wallet.Core.Crypto;
using Wallet.Tests;

namespace Wallet.Core.Tests.Crypto;

/// <summary>The self-test over firmware in which one bit of one table is wrong.</summary>
/// <remarks>
/// The assembly is the built one, changed in memory: what the compiler laid out of every array initialiser in
/// Wallet.Core.Crypto. Three bits of each, the same in every run: WALLET_TEST_SEED chooses others, WALLET_TEST_CASES
/// asks for more.
/// </remarks>
[TestClass]
public sealed class SelfTestFaultTests
{
    private static readonly byte[] Firmware =
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Wallet.Core.dll"));

    public static IEnumerable<object[]> Tables()
    {
        using AssemblyDefinition assembly = Read(Firmware);
        return [.. TablesOf(assembly).Select(table => new object[] { table.Key, table.Value.InitialValue.Length })];
    }

    [TestMethod]
    public void Run_Unchanged_Zero()
    {
        Assert.AreEqual(0, RunSelfTest(Firmware));
    }

    [TestMethod]
    [DynamicData(nameof(Tables))]
    public void Run_OneBitOfATableFlipped_Number(string table, int byteCount)
    {
        CryptoCases.Run(3, random =>
        {
            int bit = random.Next(8 * byteCount);
            int number = RunSelfTest(WithBitFlipped(table, bit));
            Console.WriteLine($"{table}, bit {bit}: {number}");
            Assert.AreNotEqual(0, number, $"{table}, bit {bit}");
        });
    }

    private static byte[] WithBitFlipped(string table, int bit)
    {
        using AssemblyDefinition assembly = Read(Firmware);
        FieldDefinition field = TablesOf(assembly)[table];
        byte[] value = field.InitialValue;
        value[bit / 8] ^= (byte)(1 << (bit % 8));
        field.InitialValue = value;
        using MemoryStream written = new();
        assembly.Write(written);
        return written.ToArray();
    }

    // Named after the first method that loads it.
    private static Dictionary<string, FieldDefinition> TablesOf(AssemblyDefinition assembly)
    {
        Dictionary<string, FieldDefinition> tables = [];
        HashSet<FieldDefinition> seen = [];
        foreach (TypeDefinition type in assembly.MainModule.Types.Where(type => type.Namespace == "Wallet.Core.Crypto"))
        {
            foreach (MethodDefinition method in type.Methods.Where(method => method.HasBody))
            {
                foreach (Instruction instruction in method.Body.Instructions)
                {
                    if (instruction.OpCode == OpCodes.Ldtoken && instruction.Operand is FieldReference reference
                        && seen.Add(reference.Resolve()))
                    {
                        tables.Add($"{type.Name}.{method.Name} {seen.Count}", reference.Resolve());
                    }
                }
            }
        }

        return tables;
    }

    private static int RunSelfTest(byte[] firmware)
    {
        AssemblyLoadContext context = new(null, true);
        try
        {
            using MemoryStream stream = new(firmware);
            Assembly assembly = context.LoadFromStream(stream);
            object Make(Type type) => Activator.CreateInstance(assembly.GetType(type.FullName!)!)!;
            return (int)assembly.GetType(typeof(CryptoSelfTest).FullName!)!
                .GetMethod(nameof(CryptoSelfTest.Run))!.Invoke(null, [Make(typeof(HmacSha256)), Make(typeof(Aes128))])!;
        }
        finally
        {
            context.Unload();
        }
    }

    private static AssemblyDefinition Read(byte[] firmware)
    {
        return AssemblyDefinition.ReadAssembly(new MemoryStream(firmware));
    }
}
