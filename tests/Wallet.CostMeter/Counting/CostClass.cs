namespace Wallet.CostMeter.Counting;

/// <summary>What an instruction is counted as: all of a class cost the interpreter the same.</summary>
/// <remarks>Each has a weight of its own in weights.txt, under its name in kebab case.</remarks>
internal enum CostClass
{
    /// <summary>Local or argument to the stack, and back.</summary>
    Load,
    Store,

    /// <summary>A number to the stack, a copy of the top, or the top thrown away.</summary>
    Constant,

    /// <summary>Adds, multiplies, compares, combines bits.</summary>
    Arithmetic,
    Shift,
    Divide,
    Branch,
    Switch,

    /// <summary>To another type of number, conv.*.</summary>
    Convert,

    ArrayRead,
    ArrayWrite,
    ArrayLength,
    FieldRead,
    FieldWrite,
    StaticRead,
    StaticWrite,

    /// <summary>Calls by how their target is found; the target's frame comes on top.</summary>
    CallStatic,
    CallInstance,
    CallVirtual,
    CallInterface,
    CallDelegate,

    /// <summary>A call of the runtime's; what the method itself takes comes on top, by its name.</summary>
    CallNative,

    /// <summary>An argument and a local of a method that is entered, and the way back.</summary>
    Argument,
    Local,
    Return,

    NewArray,
    NewObject,
    NewString,
    Box,
    TypeTest,

    /// <summary>Addresses, tokens, structs.</summary>
    Other,

    /// <summary>Bytes of arrays made: the runtime clears them.</summary>
    ArrayBytes,

    /// <summary>Elements that Array.Copy, Array.Clear and the like went over.</summary>
    NativeElements,

    /// <summary>Any instruction, and what the chip's heap gave: counted, priced above.</summary>
    Instruction,
    Allocation,
    AllocatedBytes,
}
