using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Wallet.ChipCheck.Budget;

/// <summary>
/// What an assembly takes on the chip. The metadata processor itself is not needed: README.md says how these figures
/// were held against it.
/// </summary>
internal sealed class Sizes
{
    /// <summary>Every static field takes a slot of the heap.</summary>
    public const int SlotBytes = 12;

    private const int HeaderBytes = 124;
    private const int AssemblyReferenceBytes = 12;
    private const int ReferenceBytes = 8;
    private const int TypeBytes = 24;
    private const int FieldBytes = 8;
    private const int MethodBytes = 16;

    // What the runtime (32 bits) sets up on the heap of an assembly that it loads, by entry of each table.
    private const int LoadedBytes = 136;
    private const int LoadedReferenceBytes = 4;
    private const int LoadedTypeBytes = 8;
    private const int LoadedFieldBytes = 2;
    private const int LoadedMethodBytes = 2;

    private readonly SortedDictionary<string, Room> _rooms = new(StringComparer.Ordinal);

    private Sizes(ModuleDefinition module)
    {
        Name = module.Assembly.Name.Name;
        List<TypeDefinition> types = [.. module.GetAllTypes()];
        foreach (var type in types.Where(t => t.Name != "<Module>"))
        {
            Add(type, RoomOf(type));
        }

        ByteCode = _rooms.Values.Sum(r => r.ByteCode);
        Texts = CountTexts(module, types);
        Signatures = CountSignatures(module, types);
        var references = module.GetTypeReferences().Count() + module.GetMemberReferences().Count();
        Loaded = LoadedBytes + ((module.AssemblyReferences.Count + references) * LoadedReferenceBytes)
            + types.Sum(LoadedOf);
        Pe = HeaderBytes + (module.AssemblyReferences.Count * AssemblyReferenceBytes) + (references * ReferenceBytes)
            + _rooms.Values.Sum(r => r.Metadata) + RoundUp(ByteCode) + RoundUp(Texts) + RoundUp(Signatures);
    }

    /// <summary>The assembly's.</summary>
    public string Name { get; }

    /// <summary>By first folder below firmware/; of core, Crypto is a room of its own.</summary>
    public IReadOnlyDictionary<string, Room> Rooms => _rooms;

    public int ByteCode { get; }

    public int Texts { get; }

    /// <summary>Signatures and array initialisers: one table.</summary>
    public int Signatures { get; }

    /// <summary>Estimated bytes of the file that is deployed.</summary>
    public int Pe { get; }

    /// <summary>Bytes of heap for as long as it is loaded, slots of static fields among them.</summary>
    public int Loaded { get; }

    public int ArrayInitialisers { get; private set; }

    public int Statics { get; private set; }

    public int LargestMethod { get; private set; }

    public string LargestMethodName { get; private set; } = "none";

    public int MostLocals { get; private set; }

    public string MostLocalsName { get; private set; } = "none";

    /// <summary>Of each assembly, in their order.</summary>
    public static IReadOnlyList<Sizes> Of(CodeBase code) => [.. code.Modules.Select(m => new Sizes(m))];

    private void Add(TypeDefinition type, string name)
    {
        if (!_rooms.TryGetValue(name, out var room))
        {
            _rooms.Add(name, room = new Room());
        }

        var fields = type.Fields.Where(f => !f.IsLiteral).ToList();
        room.Metadata += TypeBytes + (fields.Count * FieldBytes) + (type.Methods.Count * MethodBytes);
        Statics += fields.Count(f => f.IsStatic && f.InitialValue.Length == 0);
        ArrayInitialisers += fields.Sum(f => f.InitialValue.Length);
        foreach (var method in type.Methods)
        {
            var size = Budget.ByteCode.Size(method);
            room.ByteCode += size;
            if (size > LargestMethod)
            {
                (LargestMethod, LargestMethodName) = (size, Findings.Short(method));
            }

            if (method.HasBody && method.Body.Variables.Count > MostLocals)
            {
                (MostLocals, MostLocalsName) = (method.Body.Variables.Count, Findings.Short(method));
            }
        }
    }

    /// <summary>The rooms are namespaces: Wallet.Core.Storage lies in core.</summary>
    private static string RoomOf(TypeDefinition type)
    {
        var outer = type;
        while (outer.DeclaringType is not null)
        {
            outer = outer.DeclaringType;
        }

        var names = outer.Namespace.Split('.');
        return names switch
        {
            ["Wallet", "Core", "Crypto", ..] => "crypto",
            ["Wallet", var room, ..] => room.ToLowerInvariant(),
            _ => "compiler",
        };
    }

    /// <summary>An array initialiser is a static field too, and has a slot that nobody uses.</summary>
    private static int LoadedOf(TypeDefinition type)
    {
        var fields = type.Fields.Where(f => !f.IsLiteral).ToList();
        return LoadedTypeBytes + (fields.Count * LoadedFieldBytes) + (type.Methods.Count * LoadedMethodBytes)
            + (fields.Count(f => f.IsStatic) * SlotBytes);
    }

    private static int RoundUp(int size) => (size + 3) & ~3;

    private static int CountTexts(ModuleDefinition module, List<TypeDefinition> types)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal) { string.Empty };
        texts.UnionWith(module.AssemblyReferences.Select(r => r.Name));
        foreach (var type in module.GetTypeReferences().Concat(types))
        {
            texts.Add(type.Namespace);
            texts.Add(type.Name);
        }

        texts.UnionWith(module.GetMemberReferences().Select(m => m.Name));
        texts.UnionWith(types.SelectMany(t => t.Methods).Select(m => m.Name));
        texts.UnionWith(types.SelectMany(t => t.Fields).Where(f => !f.IsLiteral).Select(f => f.Name));
        texts.UnionWith(types.SelectMany(t => t.Methods).Where(m => m.HasBody).SelectMany(m => m.Body.Instructions)
            .Where(i => i.OpCode.Code == Code.Ldstr).Select(i => (string)i.Operand));
        return texts.Sum(t => Encoding.UTF8.GetByteCount(t) + 1);
    }

    private static int CountSignatures(ModuleDefinition module, List<TypeDefinition> types)
    {
        var pool = new SignaturePool();
        foreach (var type in types)
        {
            foreach (var field in type.Fields.Where(f => !f.IsLiteral))
            {
                pool.AddField(field.FieldType);
                if (field.InitialValue.Length > 0)
                {
                    pool.AddData(field.InitialValue);
                }
            }

            pool.AddTypes(type.Interfaces.Select(i => i.InterfaceType));
            foreach (var method in type.Methods)
            {
                pool.Add(method);
                pool.AddTypes(method.HasBody ? method.Body.Variables.Select(v => v.VariableType) : []);
            }
        }

        foreach (var member in module.GetMemberReferences().OfType<MethodReference>())
        {
            pool.Add(member);
        }

        return pool.Size;
    }

    /// <summary>Bytes of one folder of sources.</summary>
    internal sealed class Room
    {
        public int ByteCode { get; set; }

        /// <summary>Records of types, fields and methods; names and signatures are shared and stand apart.</summary>
        public int Metadata { get; set; }
    }
}
