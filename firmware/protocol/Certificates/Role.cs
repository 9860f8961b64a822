namespace Wallet.Protocol.Certificates;

/// <summary>What the holder of a certificate is. On the wire the text in <see cref="CertificateRoles"/>.</summary>
public enum Role : byte
{
    /// <summary>No role: not a valid certificate's.</summary>
    None = 0,
    /// <summary>The certificate authority: signs certificates and their status.</summary>
    Authority = 1,
    /// <summary>The central bank.</summary>
    CentralBank = 2,
    /// <summary>A commercial bank.</summary>
    Bank = 3,
    /// <summary>A wallet card.</summary>
    Card = 4,
    /// <summary>A payment terminal.</summary>
    Terminal = 5,
}
