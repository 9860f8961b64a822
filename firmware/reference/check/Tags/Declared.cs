using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace Wallet.ChipCheck.Tags;

/// <summary>The tags of declared types: a slot starts with its own, and a plain store keeps it.</summary>
internal static class Declared
{
    /// <summary>What a load of such a slot pushes: the small types are promoted to I4.</summary>
    public static Tag TagOf(TypeReference type) => Underlying(type).MetadataType switch
    {
        MetadataType.Boolean or MetadataType.Char or MetadataType.SByte or MetadataType.Byte or MetadataType.Int16
            or MetadataType.UInt16 or MetadataType.Int32 or MetadataType.IntPtr => Tag.I4,
        MetadataType.UInt32 or MetadataType.UIntPtr => Tag.U4,
        MetadataType.Int64 => Tag.I8,
        MetadataType.UInt64 => Tag.U8,
        _ => Tag.None,
    };

    public static bool IsSigned(TypeReference type) =>
        Underlying(type).MetadataType is MetadataType.Int32 or MetadataType.Int64;

    public static Value ValueOf(TypeReference type, string from)
    {
        var tag = TagOf(type);
        return tag == Tag.None ? Value.Of(type) : Value.Of(tag, (tag & Tag.Unsigned) != Tag.None ? from : null);
    }

    private static TypeReference Underlying(TypeReference type)
    {
        var bare = type is IModifierType modified ? modified.ElementType : type;
        if (bare is TypeSpecification || bare.IsPrimitive || bare.MetadataType != MetadataType.ValueType)
        {
            return bare;
        }

        var definition = bare.Resolve();
        return definition is { IsEnum: true } ? definition.GetEnumUnderlyingType() : bare;
    }
}
