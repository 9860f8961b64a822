using System;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text;

namespace Wallet.HeapMeter;

/// <summary>What things cost in the heap of nanoFramework v1 on a 32-bit chip, in blocks of 12 bytes.</summary>
/// <remarks>
/// From nf-interpreter, <c>src/CLR</c>: <c>CLR_RT_HeapBlock</c> is an id of 4 bytes and data of 8. Everything on the
/// heap is a whole number of them: objects, strings, arrays, stack frames and the fields of statics alike.
/// </remarks>
public static class ChipHeap
{
    /// <summary>sizeof(CLR_RT_HeapBlock), bytes.</summary>
    public const int SlotBytes = 12;

    /// <summary>A string of the program: a header that points to the characters in flash.</summary>
    public const int LiteralSlots = 1;

    /// <summary>A header and the value.</summary>
    public const int BoxedSlots = 2;

    /// <summary>sizeof(CLR_RT_HeapBlock_Delegate) = node 12, class 4, method 4, target 12.</summary>
    public const int DelegateSlots = 3;

    // A block that holds type and levels, then length 4, element type 1, element size 1, flags 2.
    private const int ArrayHeaderBytes = 20;

    // The block itself: its data point to the text, which lies behind it and ends with a zero.
    private const int StringHeaderBytes = 12;

    // _message, _innerException, _stackTrace, HResult of the chip's System.Exception.
    private const int ExceptionFields = 4;

    // offsetof(CLR_RT_StackFrame, m_extension) = 80 bytes.
    private const int FrameHeaderSlots = 7;

    // CLR_RT_StackFrame::c_MinimumStack, and what Push adds to a method's own evaluation stack.
    private const int FrameSlotsMin = 10;
    private const int FrameExtraSlots = 3;

    private const BindingFlags OwnFields =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, int> Instances = new();

    /// <summary>Blocks that this object occupies, without what it refers to.</summary>
    public static int SlotsOf(object thing)
    {
        ArgumentNullException.ThrowIfNull(thing);
        return thing switch
        {
            string text => OfString(Encoding.UTF8.GetByteCount(text)),
            Array array => OfArray(array.Length, ElementBytes(array.GetType().GetElementType()!)),
            Delegate => DelegateSlots,
            ValueType => BoxedSlots,
            _ => Instances.GetOrAdd(thing.GetType(), OfInstance),
        };
    }

    /// <summary>Blocks of a string that was made at run time.</summary>
    public static int OfString(int utf8Bytes) => Slots(StringHeaderBytes + utf8Bytes + 1);

    /// <summary>Blocks of an array; elements are packed, and a reference is a whole block.</summary>
    public static int OfArray(int length, int elementBytes) => Slots(ArrayHeaderBytes + ((long)length * elementBytes));

    /// <summary>Blocks of a frame while its method runs. Arguments lie on the stack of the caller.</summary>
    /// <remarks>The interpreter may run a short method in its caller's frame; that is not counted on.</remarks>
    public static int OfFrame(int locals, int evaluationStack) =>
        FrameHeaderSlots + Math.Max(FrameSlotsMin, locals + evaluationStack + FrameExtraSlots);

    private static int OfInstance(Type type)
    {
        int slots = 1;
        for (Type? at = type; at != null && at != typeof(object); at = at.BaseType)
        {
            if (at == typeof(Exception)) { return slots + ExceptionFields; }

            slots += at.GetFields(OwnFields).Length;
        }

        return slots;
    }

    private static int ElementBytes(Type element) => Type.GetTypeCode(element) switch
    {
        TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte => 1,
        TypeCode.Char or TypeCode.Int16 or TypeCode.UInt16 => 2,
        TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Single => 4,
        TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double => 8,
        _ => SlotBytes,
    };

    private static int Slots(long bytes) => (int)((bytes + SlotBytes - 1) / SlotBytes);
}
