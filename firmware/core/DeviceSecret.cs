using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Core;

/// <summary>The secret that authenticates this device's records and journal, made at its first start.</summary>
/// <remarks>
/// Limit: it lies in a plain file beside what it protects, so it finds damage and mix-ups, not someone who can read and
/// write the flash. On a chip it belongs into an eFuse block or a secure element, behind this class.
/// </remarks>
internal static class DeviceSecret
{
    /// <summary>Bytes of the secret.</summary>
    internal const int SecretBytes = 32;

    private const string FileName = "device";

    /// <summary>Reads the secret, or makes it.</summary>
    /// <remarks>
    /// It is written before any record, so a torn file means that there are no records yet and a new secret may take
    /// its place; were there records after all, none of them would pass its check.
    /// </remarks>
    /// <returns>
    /// Ok; StorageFull; StorageDamaged, also where a whole secret is there and does not read: a new one in its place
    /// would make every record, and the money in it, unreadable for ever.
    /// </returns>
    internal static StatusCode LoadOrMake(IFileStore files, DeviceRandom random, out Secret secret)
    {
        byte[] bytes = new byte[SecretBytes];
        secret = new Secret(bytes);
        int length = files.Length(FileName);
        if (length >= SecretBytes)
        {
            bool isRead = length == SecretBytes && files.Read(FileName, 0, bytes, 0, SecretBytes) == SecretBytes;
            return isRead ? StatusCode.Ok : StatusCode.StorageDamaged;
        }

        random.Fill(bytes, 0, SecretBytes);
        StatusCode status = files.Write(FileName, bytes, 0, SecretBytes);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        byte[] readBack = new byte[SecretBytes];
        bool isKept = files.Read(FileName, 0, readBack, 0, SecretBytes) == SecretBytes
            && Bytes.AreEqual(readBack, 0, bytes, 0, SecretBytes);
        Bytes.Clear(readBack, 0, SecretBytes);
        return isKept ? StatusCode.Ok : StatusCode.StorageDamaged;
    }
}
