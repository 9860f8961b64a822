using System.Runtime.CompilerServices;

[assembly: TypeForwardedTo(typeof(System.Security.Cryptography.CipherMode))]
[assembly: TypeForwardedTo(typeof(System.Security.Cryptography.HMACSHA256))]

namespace System.Security.Cryptography;

/// <summary>The chip's AES-128, which takes whole arrays without padding, on top of the desktop's.</summary>
public sealed class Aes
{
    private readonly CipherMode _mode;

    public Aes(CipherMode mode)
    {
        _mode = mode;
    }

    public byte[] Key { get; set; } = [];

    public byte[] IV { get; set; } = [];

    public byte[] Encrypt(byte[] data)
    {
        using var cipher = (SymmetricAlgorithm)CryptoConfig.CreateFromName("AES")!;
        cipher.Mode = _mode;
        cipher.Padding = PaddingMode.None;
        cipher.Key = Key;
        if (_mode == CipherMode.CBC) { cipher.IV = IV; }

        using ICryptoTransform encryptor = cipher.CreateEncryptor();
        return encryptor.TransformFinalBlock(data, 0, data.Length);
    }
}
