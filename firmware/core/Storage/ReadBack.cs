using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Core.Storage;

/// <summary>Reads what was just written and compares: a flash that says Ok is not believed.</summary>
internal sealed class ReadBack
{
    private const int ChunkBytes = 128;

    private readonly IFileStore _files;
    private readonly byte[] _chunk = new byte[ChunkBytes];

    public ReadBack(IFileStore files)
    {
        _files = files;
    }

    /// <summary>True where the file ends with exactly this range, which begins at its byte fileOffset.</summary>
    public bool Matches(string name, int fileOffset, byte[] expected, int offset, int count)
    {
        bool same = _files.Length(name) == fileOffset + count;
        int done = 0;
        while (same && done < count)
        {
            int wanted = count - done < ChunkBytes ? count - done : ChunkBytes;
            same = _files.Read(name, fileOffset + done, _chunk, 0, wanted) == wanted
                && Bytes.AreEqual(_chunk, 0, expected, offset + done, wanted);
            done += wanted;
        }

        Bytes.Clear(_chunk, 0, ChunkBytes);
        return same;
    }

    /// <summary>Writes a whole file and reads it back; where it differs, removes it if that works.</summary>
    /// <returns>Ok, StorageFull (nothing changed) or StorageDamaged.</returns>
    public StatusCode Write(string name, byte[] buffer, int offset, int count)
    {
        StatusCode status = _files.Write(name, buffer, offset, count);
        if (status == StatusCode.StorageFull)
        {
            return status;
        }

        if (status == StatusCode.Ok && Matches(name, 0, buffer, offset, count))
        {
            return StatusCode.Ok;
        }

        // It may hold the new bytes for all we know; what was reported as failed must not become current later.
        _files.Delete(name);
        return StatusCode.StorageDamaged;
    }

    /// <summary>Removes a file and looks that it is gone.</summary>
    public StatusCode Delete(string name)
    {
        if (_files.Length(name) < 0)
        {
            return StatusCode.Ok;
        }

        StatusCode status = _files.Delete(name);
        return status == StatusCode.Ok && _files.Length(name) >= 0 ? StatusCode.StorageDamaged : status;
    }
}
