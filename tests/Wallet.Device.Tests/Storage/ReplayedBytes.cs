using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Device.Tests.Storage;

/// <summary>What a journal holds, as one text: the state, then each entry, in hexadecimal.</summary>
internal sealed class ReplayedBytes : IJournalReplay
{
    /// <summary>The text so far.</summary>
    public string Text { get; private set; } = "";

    /// <inheritdoc/>
    public void Checkpoint(byte[] state, int offset, int count)
    {
        Text = Bytes.ToHex(state, offset, count);
    }

    /// <inheritdoc/>
    public void Entry(byte[] entry, int offset, int count)
    {
        Text = string.Concat(Text, " ", Bytes.ToHex(entry, offset, count));
    }
}
