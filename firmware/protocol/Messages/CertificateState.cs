namespace Wallet.Protocol.Messages;

/// <summary>What the certificate authority says of a certificate.</summary>
public enum CertificateState
{
    /// <summary>Issued and not revoked.</summary>
    Good = 1,
    /// <summary>Revoked.</summary>
    Revoked = 2,
    /// <summary>Never issued.</summary>
    Unknown = 3,
}
