using Wallet.Protocol;

namespace Wallet.Core.Ports;

/// <summary>One raw source of randomness, unconditioned. Several feed the DRBG; none is trusted alone.</summary>
public interface IEntropySource
{
    /// <summary>Fills the range with raw samples. Blocks for at most one second.</summary>
    /// <returns>Ok, or EntropyFailed where the source is dead; its bytes are then not to be used.</returns>
    StatusCode Fill(byte[] buffer, int offset, int count);
}
