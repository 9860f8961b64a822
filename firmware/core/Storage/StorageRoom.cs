using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Core.Storage;

/// <summary>Finds out whether flash has room, by filling some and letting it go again.</summary>
/// <remarks>
/// The port has no question for it, and a file system's figure would not say what its own bookkeeping takes. What was
/// written is free again when this returns; a cut leaves the file, which <see cref="CleanUp"/> removes.
/// </remarks>
public static class StorageRoom
{
    private const string FileName = "room";
    private const int ChunkBytes = 1024;

    /// <summary>Whether as many bytes as this can be written.</summary>
    /// <param name="files">The flash.</param>
    /// <param name="bytes">At most the largest file.</param>
    /// <returns>Ok, StorageFull or StorageDamaged; in each case nothing is left behind, where flash lets go.</returns>
    public static StatusCode Check(IFileStore files, int bytes)
    {
        Guard.That(bytes > 0 && bytes <= files.SizeBytesMax, 430);
        StatusCode status = CleanUp(files);
        byte[] chunk = new byte[ChunkBytes];
        for (int done = 0; done < bytes && status == StatusCode.Ok; done += ChunkBytes)
        {
            int left = bytes - done;
            status = files.Append(FileName, chunk, 0, left < ChunkBytes ? left : ChunkBytes);
        }

        StatusCode cleaned = CleanUp(files);
        return status == StatusCode.Ok ? cleaned : status;
    }

    /// <summary>Removes what a cut has left; Ok where there is nothing.</summary>
    public static StatusCode CleanUp(IFileStore files)
    {
        return files.Length(FileName) < 0 ? StatusCode.Ok : files.Delete(FileName);
    }
}
