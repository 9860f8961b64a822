namespace Wallet.Virtual.Storage;

/// <summary>What a worn flash does at one mutating operation, power being on.</summary>
public enum FlashFault
{
    /// <summary>Half of the bytes arrive and the operation answers StorageDamaged; a delete deletes nothing.</summary>
    Reported = 0,

    /// <summary>
    /// The operation answers Ok, but the last byte it wrote has a wrong bit; a delete deletes nothing.
    /// </summary>
    Silent = 1,
}
