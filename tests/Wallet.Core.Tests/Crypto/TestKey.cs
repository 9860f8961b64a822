using Wallet.Core.Crypto;

namespace Wallet.Core.Tests.Crypto;

/// <summary>A published key pair (RFC 6979 A.2.5), and signing in one call.</summary>
internal static class TestKey
{
    public const string Private = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";

    public const string Public =
        "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
        + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";

    public static EcdsaSigner Signer()
    {
        return new EcdsaSigner(new HmacSha256());
    }

    public static byte[] Sign(byte[] privateKey, byte[] digest, byte[]? extraEntropy)
    {
        byte[] signature = new byte[64];
        Signer().Sign(privateKey, digest, extraEntropy!, signature);
        return signature;
    }
}
