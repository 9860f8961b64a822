using System;
using Wallet.Core.Ports;
using Wallet.Core.Safety;

namespace Wallet.Core.Crypto;

/// <summary>HKDF with SHA-256 (RFC 5869).</summary>
public static class Hkdf
{
    /// <summary>The most bytes <see cref="Expand"/> can give: 255 blocks.</summary>
    public const int OutputBytesMax = 255 * HmacSha256.MacBytes;

    /// <summary>Concentrates the entropy of a key into 32 bytes (section 2.2).</summary>
    /// <param name="hmac">HMAC-SHA-256.</param>
    /// <param name="salt">Not secret, any length; null or empty stands for 32 zero bytes.</param>
    /// <param name="inputKey">Input keying material, any length.</param>
    /// <returns>The 32-byte pseudorandom key.</returns>
    public static byte[] Extract(IHmacSha256 hmac, byte[] salt, byte[] inputKey)
    {
        byte[] key = salt == null || salt.Length == 0 ? new byte[HmacSha256.MacBytes] : salt;
        byte[] prk = new byte[HmacSha256.MacBytes];
        hmac.Compute(key, 0, key.Length, inputKey, 0, inputKey.Length, prk, 0);
        return prk;
    }

    /// <summary>Derives key material for one purpose (section 2.3).</summary>
    /// <param name="hmac">HMAC-SHA-256.</param>
    /// <param name="prk">Pseudorandom key of <see cref="Extract"/>, at least 32 bytes.</param>
    /// <param name="info">What the material is for; null or empty where there is one purpose only.</param>
    /// <param name="count">Bytes wanted, 1 to <see cref="OutputBytesMax"/>.</param>
    public static byte[] Expand(IHmacSha256 hmac, byte[] prk, byte[] info, int count)
    {
        Guard.That(count > 0 && count <= OutputBytesMax, 200);

        int infoCount = info == null ? 0 : info.Length;
        byte[] output = new byte[count];
        byte[] mac = new byte[HmacSha256.MacBytes];

        // T(i) = HMAC(prk, T(i - 1) | info | i), where T(0) is empty.
        byte[] source = new byte[HmacSha256.MacBytes + infoCount + 1];
        if (infoCount > 0) { Array.Copy(info, 0, source, HmacSha256.MacBytes, infoCount); }

        int sourceOffset = HmacSha256.MacBytes;
        int written = 0;
        for (int block = 1; written < count; block++)
        {
            source[source.Length - 1] = (byte)block;
            hmac.Compute(prk, 0, prk.Length, source, sourceOffset, source.Length - sourceOffset, mac, 0);
            int taken = count - written < mac.Length ? count - written : mac.Length;
            Array.Copy(mac, 0, output, written, taken);
            Array.Copy(mac, 0, source, 0, mac.Length);
            written += taken;
            sourceOffset = 0;
        }

        Array.Clear(mac, 0, mac.Length);
        Array.Clear(source, 0, source.Length);
        return output;
    }
}
