using System.Collections.Generic;

namespace Wallet.ChipCheck.Tags;

/// <summary>A place that keeps its tag until somebody stores through its address.</summary>
internal sealed class Cell(Tag declared)
{
    public Tag Tag { get; set; } = declared;

    /// <summary>Array elements take their tag from the array, whatever is stored.</summary>
    public bool IsElement { get; init; }

    /// <summary>What may lie here that points to other cells: a ref local or ref parameter.</summary>
    public HashSet<Cell> PointsTo { get; } = [];

    /// <summary>An element of a string array that may never have been set may lie here.</summary>
    public bool MayBeUnset { get; set; }

    /// <summary>Who brought the unsigned tag, for the message.</summary>
    public string? From { get; set; }
}
