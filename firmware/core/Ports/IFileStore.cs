using Wallet.Protocol;

namespace Wallet.Core.Ports;

/// <summary>
/// Small named files on flash: littlefs on the chip, a simulated flash that can lose power on the desktop.
/// </summary>
/// <remarks>
/// A file is written whole and closed inside one call. Power lost during a call leaves the file absent, as it was, or
/// with any prefix of the new bytes; it never touches another file. Nothing relies on rename, order of two writes in
/// flight, or a flush. Names are 1 to 12 characters of a-z, 0-9 and '.'. Files are at most <see cref="SizeBytesMax"/>.
/// </remarks>
public interface IFileStore
{
    /// <summary>Largest file, in bytes.</summary>
    int SizeBytesMax { get; }

    /// <summary>
    /// Length of the file in bytes, or -1 where there is none. <see cref="SizeBytesMax"/> where it is there and the
    /// medium does not say: with no bytes to read it is then taken for damaged, never for torn or absent.
    /// </summary>
    int Length(string name);

    /// <summary>Reads the file from its byte <paramref name="fileOffset"/> into the buffer.</summary>
    /// <returns>
    /// Bytes read: fewer than <paramref name="count"/> at the end of the file or where the medium fails, -1 where there
    /// is no file.
    /// </returns>
    int Read(string name, int fileOffset, byte[] buffer, int offset, int count);

    /// <summary>Replaces the whole file.</summary>
    /// <returns>Ok, StorageFull (nothing changed) or StorageDamaged (the medium failed).</returns>
    StatusCode Write(string name, byte[] buffer, int offset, int count);

    /// <summary>
    /// Adds bytes at the end; makes the file where there is none. A power cut leaves any prefix of them.
    /// </summary>
    /// <returns>Ok, StorageFull (nothing changed) or StorageDamaged.</returns>
    StatusCode Append(string name, byte[] buffer, int offset, int count);

    /// <summary>Removes the file; Ok where there is none.</summary>
    StatusCode Delete(string name);
}
