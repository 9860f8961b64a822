namespace Wallet.Core.Ports;

/// <summary>HMAC-SHA-256 (RFC 2104, FIPS 198-1) in one call: native on the chip, managed elsewhere.</summary>
public interface IHmacSha256
{
    /// <summary>Writes the 32-byte code of the source range under the key range.</summary>
    void Compute(
        byte[] key, int keyOffset, int keyCount, byte[] source, int offset, int count, byte[] mac, int macOffset);
}
