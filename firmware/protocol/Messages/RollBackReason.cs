namespace Wallet.Protocol.Messages;

/// <summary>Why a voucher's money went back.</summary>
public enum RollBackReason
{
    /// <summary>The payer's device asked.</summary>
    Request = 1,
    /// <summary>Nobody reported it before the end of the grace period.</summary>
    Expiry = 2,
}
