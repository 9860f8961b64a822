namespace Wallet.Protocol.Messages;

/// <summary>What a device is.</summary>
public enum DeviceKind
{
    /// <summary>A wallet card: pays.</summary>
    Card = 1,
    /// <summary>A payment terminal: is paid.</summary>
    Terminal = 2,
}
