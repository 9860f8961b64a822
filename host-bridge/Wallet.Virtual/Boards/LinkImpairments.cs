using System;

namespace Wallet.Virtual.Boards;

/// <summary>What goes wrong on one direction of a serial line. A chunk is what one Write hands over.</summary>
/// <remarks>The line never swaps bytes: a chunk behind a delayed one waits too.</remarks>
public sealed class LinkImpairments
{
    /// <summary>Chunks of 1,000 that vanish.</summary>
    public int DropPerMille { get; set; }

    /// <summary>Chunks of 1,000 of which one bit arrives wrong.</summary>
    public int FlipPerMille { get; set; }

    /// <summary>Chunks of 1,000 that arrive twice.</summary>
    public int DuplicatePerMille { get; set; }

    /// <summary>Chunks of 1,000 that are late.</summary>
    public int DelayPerMille { get; set; }

    /// <summary>How late at most.</summary>
    public int DelayMsMax { get; set; } = 100;

    /// <summary>Baud rate at 10 bits a byte; 0 takes no time.</summary>
    public int BitsPerSecond { get; set; }

    /// <summary>Bytes the receiver keeps; what comes on top of them is lost.</summary>
    public int BufferBytesMax { get; set; } = int.MaxValue;

    /// <summary>
    /// A hand in the middle: gets each chunk before anything else happens to it and gives the chunks that go on.
    /// </summary>
    public Func<byte[], byte[][]>? Intercept { get; set; }
}
