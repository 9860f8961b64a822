using System;
using System.IO;

namespace Wallet.Bank.Shared.Crypto;

/// <summary>A secret in a file of its own that only the owner may read.</summary>
/// <remarks>
/// Limit: the operating system's permissions are all that protects it. An institution with real money keeps its key in
/// a hardware security module; <see cref="SigningKey"/> is the one place to exchange.
/// </remarks>
internal static class SecretFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the secret, or makes it at the first start.</summary>
    /// <exception cref="BankSetupException">Others may read the file, or it is damaged.</exception>
    public static byte[] LoadOrCreate(string path, int bytes, Func<byte[]> create)
    {
        if (!File.Exists(path))
        {
            Write(path, create());
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != UnixFileMode.None)
        {
            throw new BankSetupException($"Others may read the key file {path}. Run: chmod 600 '{path}'");
        }

        byte[] secret = File.ReadAllBytes(path);
        if (secret.Length != bytes)
        {
            throw new BankSetupException($"The key file {path} is damaged. Put its backup back and start again.");
        }

        return secret;
    }

    private static void Write(string path, byte[] secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        // Written beside and moved into place, so that a crash leaves no half a key under the final name.
        string unfinished = path + ".new";
        File.Delete(unfinished);
        using (var stream = new FileStream(unfinished, options))
        {
            stream.Write(secret);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path);
    }
}
