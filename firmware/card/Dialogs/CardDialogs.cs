namespace Wallet.Card.Dialogs;

/// <summary>What all dialogs of the card have in common.</summary>
public static class CardDialogs
{
    /// <summary>How long a question waits for the holder; silence means no.</summary>
    public const int TimeoutMs = 30000;
}
