using System.Security.Cryptography;

namespace Probes;

public static class Probe
{
    public static byte[] Use(byte[] key, byte[] block)
    {
        using var mac = new HMACSHA256(key);
        var aes = new Aes(CipherMode.ECB) { Key = key };
        return HMACSHA512.HashData(mac.ComputeHash(block), aes.Encrypt(block));
    }
}
