using Wallet.Protocol.Documents;

namespace Wallet.Card.Domain;

/// <summary>The five documents that answer an order, read, with the digest of each one's whole encoding.</summary>
public sealed class OrderAnswer
{
    /// <summary>2nd signature, the payer's bank.</summary>
    public Endorsement Endorsement;
    /// <summary>SHA-256 of the encoded endorsement.</summary>
    public byte[] EndorsementDigest;
    /// <summary>3rd signature, the central bank.</summary>
    public FirstResult FirstResult;
    /// <summary>SHA-256 of the encoded first result.</summary>
    public byte[] FirstResultDigest;
    /// <summary>4th signature, the payee's bank.</summary>
    public SecondResult SecondResult;
    /// <summary>SHA-256 of the encoded second result.</summary>
    public byte[] SecondResultDigest;
    /// <summary>5th signature, the central bank.</summary>
    public Confirmation Confirmation;
    /// <summary>SHA-256 of the encoded confirmation.</summary>
    public byte[] ConfirmationDigest;
    /// <summary>6th signature, the payer's bank.</summary>
    public ThirdResult ThirdResult;
}
