using System;

namespace Wallet.ChipCheck.Tags;

/// <summary>What a number carries at run time on the chip, next to its bits.</summary>
[Flags]
internal enum Tag
{
    /// <summary>Not an integer, or nothing has reached here yet.</summary>
    None = 0,
    I4 = 1,
    U4 = 2,
    I8 = 4,
    U8 = 8,
    Unsigned = U4 | U8,
}
