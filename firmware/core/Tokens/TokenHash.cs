namespace Wallet.Core.Tokens;

/// <summary>The hashes that one-time passwords are made with. Numbers are on the wire and in records.</summary>
public enum TokenHash
{
    /// <summary>SHA-1: what RFC 4226 says.</summary>
    Sha1 = 1,
    /// <summary>SHA-256.</summary>
    Sha256 = 2,
    /// <summary>SHA-512.</summary>
    Sha512 = 3,
}
