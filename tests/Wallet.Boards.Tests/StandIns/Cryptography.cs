using System.Reflection;

namespace System.Security.Cryptography;

public enum CipherMode
{
    None = 0,
    CBC = 1,
    ECB = 2,
}

/// <summary>AES-128 without padding over whole arrays; it keeps the key it is given, and no copy.</summary>
public class Aes(CipherMode mode)
{
    private static readonly Type Platform = typeof(SymmetricAlgorithm).Assembly.GetType(typeof(Aes).FullName!)!;

    public CipherMode Mode { get; set; } = mode;

    public byte[] Key { get; set; }

    public byte[] Encrypt(byte[] data)
    {
        if (Mode != CipherMode.ECB || Key.Length != 16 || data.Length % 16 != 0) { throw new ArgumentException("AES"); }

        MethodInfo create = Platform.GetMethod("Create", [])!;
        using SymmetricAlgorithm aes = (SymmetricAlgorithm)create.Invoke(null, null)!;
        aes.Key = Key;
        return aes.EncryptEcb(data, PaddingMode.None);
    }
}

/// <summary>Clears the key it was given, as the chip's does.</summary>
public class HMACSHA256
{
    public static byte[] HashData(byte[] key, byte[] source)
    {
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(source);
        Array.Clear(key, 0, key.Length);
        return hash.GetHashAndReset();
    }
}
