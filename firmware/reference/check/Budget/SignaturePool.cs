using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Wallet.ChipCheck.Budget;

/// <summary>
/// Counts the table of signatures and array initialisers, where each run of bytes stands once and a shorter one may lie
/// within a longer.
/// </summary>
internal sealed class SignaturePool
{
    /// <summary>A type that is not built in: kind and a token of two bytes.</summary>
    private const byte Named = 0x11;

    private readonly List<byte> _bytes = [];
    private readonly Dictionary<string, int> _types = new(StringComparer.Ordinal);

    public int Size => _bytes.Count;

    public void Add(MethodReference method)
    {
        var signature = new List<byte> { method.HasThis ? (byte)0x20 : (byte)0, (byte)method.Parameters.Count };
        Encode(method.ReturnType, signature);
        foreach (var parameter in method.Parameters)
        {
            Encode(parameter.ParameterType, signature);
        }

        Add(signature);
    }

    public void AddField(TypeReference type)
    {
        var signature = new List<byte> { 0x06 };
        Encode(type, signature);
        Add(signature);
    }

    /// <summary>Types of locals, or interfaces.</summary>
    public void AddTypes(IEnumerable<TypeReference> types)
    {
        var signature = new List<byte>();
        foreach (var type in types)
        {
            Encode(type, signature);
        }

        Add(signature);
    }

    /// <summary>An array initialiser: its length and its bytes.</summary>
    public void AddData(byte[] data) => Add([(byte)data.Length, (byte)(data.Length >> 8), .. data]);

    private void Add(List<byte> signature)
    {
        var wanted = signature.ToArray();
        if (System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_bytes).IndexOf(wanted) < 0)
        {
            _bytes.AddRange(wanted);
        }
    }

    private void Encode(TypeReference type, List<byte> to)
    {
        if (type is TypeSpecification specification)
        {
            to.Add((byte)type.MetadataType);
            Encode(specification.ElementType, to);
        }
        else if (type.IsPrimitive
            || type.MetadataType is MetadataType.Void or MetadataType.String or MetadataType.Object)
        {
            to.Add((byte)type.MetadataType);
        }
        else
        {
            _types.TryAdd(type.FullName, _types.Count);
            var token = _types[type.FullName];
            to.AddRange([Named, (byte)token, (byte)(token >> 8)]);
        }
    }
}
