using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Core.Recovery;

/// <summary>Shamir's secret sharing, byte by byte (SLIP-0039, "Shamir's secret sharing scheme").</summary>
/// <remarks>
/// Each byte of a secret is what a polynomial takes at 255. At 254 it takes a digest of the secret under random bytes,
/// so that shares which do not belong together are found out.
/// </remarks>
public static class SecretSharing
{
    private const int SecretPlace = 255;
    private const int DigestPlace = 254;
    private const int DigestBytes = 4;

    /// <summary>Splits a secret.</summary>
    /// <param name="hmac">HMAC-SHA-256.</param>
    /// <param name="random">Draws what is not determined.</param>
    /// <param name="threshold">Shares that are needed, 2 to 16.</param>
    /// <param name="count">Shares in all, at least the threshold and at most 16.</param>
    /// <param name="secret">At least 16 bytes; stays the caller's to clear.</param>
    /// <returns>The shares' values; their places are 0, 1, 2 and so on.</returns>
    public static byte[][] Split(IHmacSha256 hmac, DeviceRandom random, int threshold, int count, byte[] secret)
    {
        Guard.That(threshold >= 2 && threshold <= count && count <= Share.CountMax && secret.Length > DigestBytes, 494);

        // All but two of the needed values are random; the digest and the secret are the other two.
        int[] places = new int[threshold];
        byte[][] values = new byte[threshold][];
        for (int i = 0; i < threshold; i++)
        {
            places[i] = i;
            values[i] = new byte[secret.Length];
            random.Fill(values[i], 0, secret.Length);
        }

        places[threshold - 2] = DigestPlace;
        byte[] digest = Digest(hmac, values[threshold - 2], secret);
        System.Array.Copy(digest, 0, values[threshold - 2], 0, DigestBytes);
        places[threshold - 1] = SecretPlace;
        System.Array.Copy(secret, 0, values[threshold - 1], 0, secret.Length);

        byte[][] shares = new byte[count][];
        for (int i = 0; i < count; i++)
        {
            shares[i] = Interpolate(places, values, threshold, i);
        }

        for (int i = 0; i < threshold; i++)
        {
            Bytes.Clear(values[i], 0, values[i].Length);
        }

        return shares;
    }

    /// <summary>Puts a secret together again.</summary>
    /// <param name="hmac">HMAC-SHA-256.</param>
    /// <param name="places">Where each value stands, all different.</param>
    /// <param name="values">As many values as are needed, all of one length.</param>
    /// <param name="threshold">How many are needed.</param>
    /// <param name="secret">Null unless Ok.</param>
    /// <returns>Ok, or SharesDoNotFit: the digest is another secret's.</returns>
    public static StatusCode TryCombine(
        IHmacSha256 hmac, int[] places, byte[][] values, int threshold, out byte[] secret)
    {
        secret = null;
        if (threshold == 1)
        {
            secret = Bytes.Slice(values[0], 0, values[0].Length);
            return StatusCode.Ok;
        }

        byte[] combined = Interpolate(places, values, threshold, SecretPlace);
        byte[] digestShare = Interpolate(places, values, threshold, DigestPlace);
        byte[] digest = Digest(hmac, digestShare, combined);
        if (!Bytes.AreEqual(digest, 0, digestShare, 0, DigestBytes))
        {
            Bytes.Clear(combined, 0, combined.Length);
            return StatusCode.SharesDoNotFit;
        }

        Bytes.Clear(digestShare, 0, digestShare.Length);
        secret = combined;
        return StatusCode.Ok;
    }

    // The key is what follows the digest in its share.
    private static byte[] Digest(IHmacSha256 hmac, byte[] digestShare, byte[] secret)
    {
        byte[] mac = new byte[HmacSha256.MacBytes];
        hmac.Compute(
            digestShare, DigestBytes, digestShare.Length - DigestBytes, secret, 0, secret.Length, mac, 0);
        return mac;
    }

    // Lagrange: the sum of the values, each times what is 1 at its own place and 0 at those of the others.
    private static byte[] Interpolate(int[] places, byte[][] values, int count, int at)
    {
        byte[] sum = new byte[values[0].Length];
        for (int i = 0; i < count; i++)
        {
            int numerator = 1;
            int denominator = 1;
            for (int j = 0; j < count; j++)
            {
                numerator = j == i ? numerator : Gf256.Multiply(numerator, at ^ places[j]);
                denominator = j == i ? denominator : Gf256.Multiply(denominator, places[i] ^ places[j]);
            }

            int weight = Gf256.Multiply(numerator, Gf256.Invert(denominator));
            byte[] value = values[i];
            for (int k = 0; k < sum.Length; k++)
            {
                sum[k] = (byte)(sum[k] ^ Gf256.Multiply(value[k], weight));
            }
        }

        return sum;
    }
}
