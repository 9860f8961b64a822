using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Core.Storage;

/// <summary>Overwrites files with zeros, reads them back, and lets them go.</summary>
/// <remarks>
/// A file system that levels wear puts the zeros elsewhere and leaves the old bytes in a block that it counts as free.
/// So the sweep also fills all that is free, once, which takes those blocks too. What it cannot reach are blocks that
/// the file system has put aside as worn out.
/// </remarks>
internal sealed class FlashSweep
{
    private const int ChunkBytes = 4096;
    private const int FillersMax = 1000;

    private readonly IFileStore _files;
    private readonly byte[] _chunk = new byte[ChunkBytes];
    private readonly byte[] _zeros = new byte[ChunkBytes];

    public FlashSweep(IFileStore files)
    {
        _files = files;
    }

    /// <summary>False once a file could not be overwritten, read back as zeros, or removed.</summary>
    public bool IsClean { get; private set; } = true;

    /// <summary>Overwrites a file with as many zeros as it has bytes, and removes it, if it is there.</summary>
    public void Overwrite(string name)
    {
        int length = _files.Length(name);
        if (length < 0)
        {
            return;
        }

        bool isWritten = WriteZeros(name, length) && IsZero(name, length);
        bool isGone = _files.Delete(name) == StatusCode.Ok && _files.Length(name) < 0;
        IsClean &= isWritten && isGone;
    }

    /// <summary>Fills what is free with zeros and frees it again; also what an earlier fill left.</summary>
    public void FillFree()
    {
        int count = 0;
        bool hasRoom = true;
        while (hasRoom && count < FillersMax)
        {
            hasRoom = WriteZeros(NameOf(count), _files.SizeBytesMax);
            count++;
        }

        for (int i = 0; i < count || _files.Length(NameOf(i)) >= 0; i++)
        {
            IsClean &= _files.Delete(NameOf(i)) == StatusCode.Ok && _files.Length(NameOf(i)) < 0;
        }
    }

    private static string NameOf(int filler)
    {
        return string.Concat("z", filler.ToString());
    }

    // The first chunk takes the place of the whole file.
    private bool WriteZeros(string name, int length)
    {
        int done = length < ChunkBytes ? length : ChunkBytes;
        bool isWritten = _files.Write(name, _zeros, 0, done) == StatusCode.Ok;
        while (isWritten && done < length)
        {
            int count = length - done < ChunkBytes ? length - done : ChunkBytes;
            isWritten = _files.Append(name, _zeros, 0, count) == StatusCode.Ok;
            done += count;
        }

        return isWritten;
    }

    private bool IsZero(string name, int length)
    {
        bool isZero = _files.Length(name) == length;
        for (int done = 0; isZero && done < length; done += ChunkBytes)
        {
            int count = length - done < ChunkBytes ? length - done : ChunkBytes;
            isZero = _files.Read(name, done, _chunk, 0, count) == count
                && Bytes.AreEqual(_chunk, 0, _zeros, 0, count);
            Bytes.Clear(_chunk, 0, count);
        }

        return isZero;
    }
}
