namespace Wallet.Card.Domain;

/// <summary>One line of the card's history.</summary>
public sealed class Transaction
{
    /// <summary>What happened.</summary>
    public TransactionKind Kind;
    /// <summary>Whom the money was for, or who paid it: subject name of the certificate.</summary>
    public string Counterpart;
    /// <summary>Minor units.</summary>
    public long AmountMinor;
    /// <summary>When, trusted time, unix milliseconds; 0 where there was none.</summary>
    public long TimeMs;
    /// <summary>16 bytes; names the transaction at the banks.</summary>
    public byte[] Id;

    /// <summary>True for the same event of the same transaction.</summary>
    public bool IsSame(TransactionKind kind, byte[] id)
    {
        return Kind == kind && Protocol.Bytes.AreEqual(Id, 0, id, 0, Id.Length);
    }
}
