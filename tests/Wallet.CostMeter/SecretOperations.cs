using System;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Recovery;
using Wallet.Protocol;

namespace Wallet.CostMeter;

/// <summary>What the firmware does with a secret; the secret is 32 bytes of key and 32 of digest.</summary>
public static class SecretOperations
{
    private const int KeyBytes = 32;

    /// <summary>A fresh signature, hedged with the digest's bytes.</summary>
    public static void Sign(byte[] secret) =>
        new EcdsaSigner(new HmacSha256()).Sign(Key(secret), Digest(secret), Digest(secret), Signature());

    /// <summary>A fresh signature of a signer that was blinded.</summary>
    public static void SignBlinded(byte[] secret)
    {
        var signer = new EcdsaSigner(new HmacSha256());
        signer.Blind(Random());
        signer.Sign(Key(secret), Digest(secret), null, Signature());
    }

    public static void PublicKeyOf(byte[] secret) =>
        new EcdsaSigner(new HmacSha256()).PublicKeyOf(Key(secret), new byte[Ecdsa.PublicKeyBytes]);

    /// <summary>A coupon, made and used.</summary>
    public static void Coupon(byte[] secret)
    {
        var hmac = new HmacSha256();
        var maker = new CouponMaker(hmac, Random(), new EcdsaSigner(hmac), Key(secret), 1);
        bool done = false;
        while (!done) { done = maker.Step(); }

        new EcdsaSigner(hmac).SignWith(maker.Take(), Key(secret), Digest(secret), Signature());
    }

    /// <summary>A shared secret with the key of the private key 3.</summary>
    public static void Ecdh(byte[] secret)
    {
        byte[] other = new byte[KeyBytes];
        other[^1] = 3;
        byte[] publicKey = new byte[Ecdsa.PublicKeyBytes];
        new EcdsaSigner(new HmacSha256()).PublicKeyOf(other, publicKey);
        Core.Crypto.Ecdh.DeriveSecret(Key(secret), publicKey, new byte[Core.Crypto.Ecdh.SecretBytes]);
    }

    /// <summary>A recovery secret shared in three, as words, and two of the shares put together again.</summary>
    public static void Shares(byte[] secret)
    {
        var hmac = new HmacSha256();
        byte[][] values = SecretSharing.Split(hmac, Random(), 2, 3, secret[..16]);
        var set = new ShareSet();
        for (int i = 0; i < 2; i++)
        {
            var share = new Share { MemberIndex = i, MemberThreshold = 2, Value = values[i] };
            Share.TryDecode(share.Encode(), out Share read);
            set.Add(read);
        }

        set.TryCombine(hmac, out _);
    }

    private static byte[] Key(byte[] secret) => secret[..KeyBytes];

    private static byte[] Digest(byte[] secret) => secret[KeyBytes..];

    private static byte[] Signature() => new byte[Ecdsa.SignatureBytes];

    // The same for every secret: the health tests of entropy branch on samples, which are hashed and thrown away.
    private static DeviceRandom Random()
    {
        var random = new DeviceRandom([new Source(1), new Source(2)], new HmacSha256(), null);
        random.Start();
        return random;
    }

    private sealed class Source(byte number) : IEntropySource
    {
        public StatusCode Fill(byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < count; i++)
            {
                byte[] at = [number, .. BitConverter.GetBytes(i)];
                buffer[offset + i] = System.Security.Cryptography.SHA256.HashData(at)[0];
            }

            return StatusCode.Ok;
        }
    }
}
