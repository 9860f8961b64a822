using System.Linq;
using Mono.Cecil;

namespace Wallet.CostMeter.Counting;

/// <summary>What things take of the chip's heap: Wallet.HeapMeter's rules, for types that Cecil reads.</summary>
internal static class ChipHeap
{
    /// <summary>sizeof(CLR_RT_HeapBlock), bytes: everything on the heap is a whole number of them.</summary>
    public const int SlotBytes = 12;

    public const int LiteralSlots = 1;
    public const int BoxedSlots = 2;
    public const int DelegateSlots = 3;

    /// <summary>_message, _innerException, _stackTrace, HResult of the chip's System.Exception.</summary>
    public const int ExceptionFields = 4;

    private const int ArrayHeaderBytes = 20;

    /// <summary>Slots of an object: itself and a slot for each field, inherited ones included.</summary>
    public static int OfInstance(TypeDefinition type)
    {
        int slots = 1;
        for (TypeDefinition? at = type; at is not null; at = at.BaseType?.Resolve())
        {
            if (at.FullName == "System.Exception") { return slots + ExceptionFields; }

            slots += at.Fields.Count(field => !field.IsStatic);
        }

        return slots;
    }

    /// <summary>Bytes of an array, whole slots.</summary>
    public static long OfArray(long length, int elementBytes) =>
        (ArrayHeaderBytes + (length * elementBytes) + SlotBytes - 1) / SlotBytes * SlotBytes;

    /// <summary>Bytes of an element; a reference is a whole slot.</summary>
    public static int ElementBytes(TypeReference element) => element.MetadataType switch
    {
        MetadataType.Boolean or MetadataType.Byte or MetadataType.SByte => 1,
        MetadataType.Char or MetadataType.Int16 or MetadataType.UInt16 => 2,
        MetadataType.Int32 or MetadataType.UInt32 or MetadataType.Single => 4,
        MetadataType.Int64 or MetadataType.UInt64 or MetadataType.Double => 8,
        _ => SlotBytes,
    };
}
