namespace Wallet.Core;

/// <summary>Which side a request came from.</summary>
public enum MessageOrigin
{
    /// <summary>The bridge, over the serial line.</summary>
    Host = 1,
    /// <summary>The other device, at a touch.</summary>
    Touch = 2,
}
