namespace Wallet.Core.Vault;

/// <summary>What became of a PIN that was typed.</summary>
public enum PinAnswer
{
    /// <summary>It is the PIN; the vault is open.</summary>
    Opened = 1,
    /// <summary>It is no PIN of this device. One try is gone.</summary>
    Wrong = 2,
    /// <summary>Not looked at: the wait after the wrong ones before is not over. Costs no try.</summary>
    TooEarly = 3,
    /// <summary>The tries are used up, or it is the PIN that asks for it: what the device holds must go.</summary>
    WipeDue = 4,
    /// <summary>Not looked at: the flash did not keep that a try begins, or does not give the vault.</summary>
    StorageFailed = 5,
}
