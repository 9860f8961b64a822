namespace Wallet.Bank.Shared;

/// <summary>Limits of every institution's door.</summary>
internal static class InstitutionLimits
{
    /// <summary>
    /// Longest message that is looked at: a SessionRecord with 3,600 sealed bytes and its heads fits well.
    /// </summary>
    public const int MessageBytesMax = 4096;

    /// <summary>Sessions kept at once; the one that rested longest goes first, anonymous ones before others.</summary>
    public const int SessionsMax = 256;
}
