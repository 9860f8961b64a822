using System;
using System.Collections.Generic;

namespace Wallet.CostMeter.Tests.Flips;

/// <summary>A number inside the code of the firmware: the operand of one ldc.i4 or ldc.i8.</summary>
/// <param name="Method">Type and method; overloads share it.</param>
/// <param name="Name">The value, and which of its equals within the method: <c>29#3</c>.</param>
/// <param name="Value">The value.</param>
/// <param name="Use">What it is used for, where that makes a difference.</param>
/// <param name="Flips">What each flip of one bit changes in the value.</param>
internal sealed record Constant(
    string Method, string Name, long Value, ConstantUse Use, IReadOnlyList<long> Flips)
{
    /// <summary>Whether it is used but once, when its type is first used.</summary>
    public bool IsOfStatics => Method.EndsWith("..cctor", StringComparison.Ordinal);

    /// <summary>
    /// Whether nobody would miss a number for this flip: an array is longer than it need be, or what is not used
    /// again is cleared by more or less.
    /// </summary>
    public bool Tolerates(long flip) =>
        Use == ConstantUse.Clearing || (Use == ConstantUse.Length && (Value ^ flip) > Value);
}

/// <summary>What the next instructions do with a constant.</summary>
internal enum ConstantUse
{
    /// <summary>They calculate.</summary>
    Any,

    /// <summary>They make an array of so many elements.</summary>
    Length,

    /// <summary>They clear.</summary>
    Clearing,
}
