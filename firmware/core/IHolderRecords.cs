namespace Wallet.Core;

/// <summary>What a product keeps for its holder, beside what every device keeps.</summary>
public interface IHolderRecords
{
    /// <summary>Reads the records: at start, and each time the device is unlocked, perhaps as another card.</summary>
    void Open();
}
