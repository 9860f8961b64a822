namespace Wallet.Core.Storage;

/// <summary>What a slot file, or a block of a journal file, turns out to be.</summary>
internal enum FileState
{
    /// <summary>Nothing there.</summary>
    Absent = 0,

    /// <summary>Ends before its own declared length: what a power cut leaves, and never was a value.</summary>
    Torn = 1,

    /// <summary>All its bytes are there and they are not the ones that were written.</summary>
    Damaged = 2,

    /// <summary>Passes every check.</summary>
    Valid = 3,
}
