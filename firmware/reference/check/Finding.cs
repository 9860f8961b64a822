namespace Wallet.ChipCheck;

/// <summary>A rule that is broken, where, and by what.</summary>
/// <param name="Place">file(line,column) from the debug information, or else a method and its offset.</param>
internal sealed record Finding(Rule Rule, string Place, string What)
{
    /// <summary>In the form that MSBuild and editors read.</summary>
    public override string ToString() =>
        $"{Place}: error {Rule.Id}: {What}: {Rule.Why} ({Rule.Reason}); {Rule.Remedy}";
}
