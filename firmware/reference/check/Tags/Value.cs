using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Wallet.ChipCheck.Tags;

/// <summary>What is known of a value on the evaluation stack. Merging only ever adds.</summary>
/// <param name="Type">Static type of a reference; null for numbers and for null.</param>
/// <param name="Cells">What a managed pointer may point to; null when unknown.</param>
/// <param name="From">Where an unsigned tag came from, for the message.</param>
internal sealed record Value(Tag Tag, TypeReference? Type, HashSet<Cell>? Cells, bool MayBeUnset, string? From)
{
    public static readonly Value Nothing = new(Tag.None, null, null, false, null);

    public static readonly Value Int = Of(Tag.I4);

    public bool IsUnsigned => (Tag & Tag.Unsigned) != Tag.None;

    public static Value Of(Tag tag, string? from = null) => new(tag, null, null, false, from);

    public static Value Of(TypeReference type) => new(Tag.None, type, null, false, null);

    public static Value PointerTo(params IEnumerable<Cell> cells) =>
        new(Tag.None, null, cells.ToHashSet(), false, null);

    public Value With(Value other)
    {
        var type = Type is null ? other.Type
            : other.Type is null || other.Type.FullName == Type.FullName ? Type
            : Type.Module.TypeSystem.Object;
        var cells = Cells is null ? other.Cells
            : other.Cells is null || other.Cells.IsSubsetOf(Cells) ? Cells
            : Cells.Union(other.Cells).ToHashSet();
        return new Value(Tag | other.Tag, type, cells, MayBeUnset || other.MayBeUnset, From ?? other.From);
    }

    /// <summary>Whether <see cref="With"/> found anything new.</summary>
    public bool IsSame(Value other) =>
        Tag == other.Tag && MayBeUnset == other.MayBeUnset && Type?.FullName == other.Type?.FullName
        && Cells?.Count == other.Cells?.Count;
}
