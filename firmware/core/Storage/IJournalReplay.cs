namespace Wallet.Core.Storage;

/// <summary>Receives what a journal holds, in order: the last checkpoint, then each entry after it.</summary>
/// <remarks>
/// The bytes lie in the journal's own buffer and are overwritten by the next call: copy what is kept. Do not call the
/// journal from here.
/// </remarks>
public interface IJournalReplay
{
    /// <summary>The state as of the last checkpoint. Called once, first; not at all on a journal without one.</summary>
    void Checkpoint(byte[] state, int offset, int count);

    /// <summary>An entry, already checked.</summary>
    void Entry(byte[] entry, int offset, int count);
}
