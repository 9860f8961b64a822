using Wallet.Core.Crypto;

namespace Wallet.Device.Benchmarks;

/// <summary>Inputs that several operations share. The keys are for tests: the bytes 1 to 32, and 33 to 64.</summary>
internal static class Inputs
{
    /// <summary>Bytes that count up from the first.</summary>
    public static byte[] Counting(int count, int first)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = (byte)(first + i);
        }

        return bytes;
    }

    /// <summary>The public key of a private one.</summary>
    public static byte[] PublicKeyOf(byte[] privateKey)
    {
        byte[] publicKey = new byte[Ecdsa.PublicKeyBytes];
        new EcdsaSigner(new HmacSha256()).PublicKeyOf(privateKey, publicKey);
        return publicKey;
    }

    /// <summary>Our own signature of a digest.</summary>
    public static byte[] SignatureOf(byte[] privateKey, byte[] digest)
    {
        byte[] signature = new byte[Ecdsa.SignatureBytes];
        new EcdsaSigner(new HmacSha256()).Sign(privateKey, digest, null, signature);
        return signature;
    }

    /// <summary>The table of an issuer's key, of so many teeth.</summary>
    public static P256KeyTable TableOf(byte[] publicKey, int teeth)
    {
        P256KeyTableBuilder builder = P256KeyTableBuilder.Begin(publicKey, teeth);
        bool isDone = false;
        while (!isDone) { isDone = builder.Step(); }

        return builder.Take();
    }
}
