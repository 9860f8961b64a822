using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Core.Recovery;

/// <summary>The key pair of a recovery sheet: it follows from the sheet's secret and is never kept.</summary>
public static class RecoveryKey
{
    /// <summary>Bytes of a sheet's secret.</summary>
    public const int SecretBytes = 16;

    private const string Salt = "wallet/1/recovery";
    private const string Label = "wallet/1/recovery key";

    /// <summary>The private key: the first block of HKDF that is one, from a counter of one byte on.</summary>
    /// <param name="hmac">HMAC-SHA-256.</param>
    /// <param name="secret">Of the sheet; stays the caller's to clear.</param>
    public static byte[] PrivateKeyOf(IHmacSha256 hmac, byte[] secret)
    {
        byte[] label = Utf8.Encode(Label);
        byte[] info = new byte[label.Length + 1];
        System.Array.Copy(label, 0, info, 0, label.Length);
        byte[] prk = Hkdf.Extract(hmac, Utf8.Encode(Salt), secret);
        byte[] key = Hkdf.Expand(hmac, prk, info, Ecdsa.PrivateKeyBytes);
        while (!Ecdsa.IsValidPrivateKey(key))
        {
            // Once in 2^32 secrets.
            info[info.Length - 1]++;
            key = Hkdf.Expand(hmac, prk, info, Ecdsa.PrivateKeyBytes);
        }

        Bytes.Clear(prk, 0, prk.Length);
        return key;
    }

    /// <summary>The public key, X || Y.</summary>
    public static byte[] PublicKeyOf(DeviceContext device, byte[] privateKey)
    {
        byte[] publicKey = new byte[Ecdsa.PublicKeyBytes];
        device.Signer.PublicKeyOf(privateKey, publicKey);
        return publicKey;
    }
}
