namespace Wallet.Core.Ports;

/// <summary>The serial line to the host bridge: bytes, in order, possibly lost or damaged.</summary>
public interface IByteLink
{
    /// <summary>Takes bytes that have arrived, at most <paramref name="count"/>. Never blocks.</summary>
    /// <returns>Bytes taken, 0 when none waits.</returns>
    int Read(byte[] buffer, int offset, int count);

    /// <summary>Hands bytes to the line. Returns when they are queued; nobody may be listening.</summary>
    void Write(byte[] buffer, int offset, int count);
}
