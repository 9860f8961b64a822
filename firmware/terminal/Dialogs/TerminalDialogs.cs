namespace Wallet.Terminal.Dialogs;

/// <summary>What all dialogs of the terminal have in common.</summary>
public static class TerminalDialogs
{
    /// <summary>How long a question waits for an answer; silence means no.</summary>
    public const int TimeoutMs = 30000;
}
