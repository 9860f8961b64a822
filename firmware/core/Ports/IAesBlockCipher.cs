namespace Wallet.Core.Ports;

/// <summary>AES-128 encryption of whole blocks (FIPS 197), the only direction CCM needs.</summary>
/// <remarks>The key is expanded by <see cref="SetKey"/> and kept until the next call or <see cref="Clear"/>.</remarks>
public interface IAesBlockCipher
{
    /// <summary>Takes the 16 key bytes at <paramref name="offset"/>.</summary>
    void SetKey(byte[] key, int offset);

    /// <summary>
    /// Encrypts <paramref name="blockCount"/> independent 16-byte blocks (ECB); source may be the output.
    /// </summary>
    void EncryptBlocks(byte[] source, int sourceOffset, byte[] output, int outputOffset, int blockCount);

    /// <summary>
    /// Writes the last block of a chain (CBC, SP 800-38A 6.2, from a vector of zeros) over at least one block: CBC-MAC.
    /// </summary>
    void EncryptChain(byte[] source, int sourceOffset, int blockCount, byte[] output, int outputOffset);

    /// <summary>Overwrites the expanded key, best effort on a compacting heap.</summary>
    void Clear();
}
