using System;
using System.IO;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Boards.Esp32;

/// <summary>Files on the littlefs drive.</summary>
/// <remarks>
/// What is written becomes the file when it is closed (littlefs commits then, by copy on write), so a cut or an error
/// before leaves the old file, or a new one that is empty. Failures come as exceptions, of which none may leave here,
/// or not at all. A file that the drive cannot find for damage of its folder is absent to the runtime, and so to us.
/// </remarks>
public sealed class LittlefsStore : IFileStore
{
    /// <summary>The drive of the 4 MB boards' 256 KB partition, and of the larger ones.</summary>
    public const string Drive = "I:\\";

    private const int LargestBytes = 40 * 1024;
    private const int NameCharactersMax = 12;
    private const int Absent = -1;

    private readonly string _folder;

    /// <summary>In this folder, which ends with a backslash and exists.</summary>
    public LittlefsStore(string folder)
    {
        _folder = folder;
    }

    /// <inheritdoc/>
    public int SizeBytesMax
    {
        get { return LargestBytes; }
    }

    /// <inheritdoc/>
    public int Length(string name)
    {
        string path = PathOf(name);
        FileStream file = null;
        int length;
        try
        {
            if (!File.Exists(path))
            {
                return Absent;
            }

            file = new FileStream(path, FileMode.Open, FileAccess.Read);
            length = (int)file.Length;
        }
        catch (Exception)
        {
            length = LargestBytes;
        }

        TryClose(file);
        return length;
    }

    /// <inheritdoc/>
    public int Read(string name, int fileOffset, byte[] buffer, int offset, int count)
    {
        string path = PathOf(name);
        FileStream file = null;
        int read;
        try
        {
            if (!File.Exists(path))
            {
                return Absent;
            }

            file = new FileStream(path, FileMode.Open, FileAccess.Read);
            read = ReadFrom(file, fileOffset, buffer, offset, count);
        }
        catch (Exception)
        {
            read = 0;
        }

        TryClose(file);
        return read;
    }

    /// <inheritdoc/>
    public StatusCode Write(string name, byte[] buffer, int offset, int count)
    {
        return count > SizeBytesMax
            ? StatusCode.StorageFull
            : Store(PathOf(name), Length(name), FileMode.Create, buffer, offset, count, count);
    }

    /// <inheritdoc/>
    public StatusCode Append(string name, byte[] buffer, int offset, int count)
    {
        int length = Length(name);
        int before = length == Absent ? 0 : length;
        return count > SizeBytesMax - before
            ? StatusCode.StorageFull
            : Store(PathOf(name), length, FileMode.Append, buffer, offset, count, before + count);
    }

    /// <inheritdoc/>
    public StatusCode Delete(string name)
    {
        string path = PathOf(name);
        try
        {
            File.Delete(path);
        }
        catch (Exception)
        {
            return StatusCode.StorageDamaged;
        }

        return StatusCode.Ok;
    }

    private StatusCode Store(
        string path, int lengthBefore, FileMode mode, byte[] buffer, int offset, int count, int lengthAfter)
    {
        FileStream file = null;
        bool isWritten;
        try
        {
            file = new FileStream(path, mode, FileAccess.Write);
            if (count > 0)
            {
                file.Write(buffer, offset, count);
            }

            isWritten = true;
        }
        catch (Exception)
        {
            isWritten = false;
        }

        // Closed before anything else happens to the file, and only closing makes it last. The runtime does not tell of
        // a block that found no room, so the length has to. Where it is the old one too, only reading back shows it.
        bool isStored = TryClose(file) && isWritten && HasLength(path, lengthAfter);
        return isStored ? StatusCode.Ok : StatusAfterFailure(path, lengthBefore);
    }

    // littlefs takes another block where one cannot be written, and says that there is no room when none is left. So
    // an error that changed nothing is a full drive, and any other is damage.
    private StatusCode StatusAfterFailure(string path, int lengthBefore)
    {
        try
        {
            if (lengthBefore == Absent)
            {
                File.Delete(path);
            }

            bool isThere = File.Exists(path);
            bool isUnchanged = isThere == (lengthBefore != Absent) && (!isThere || LengthOf(path) == lengthBefore);
            return isUnchanged && Directory.Exists(_folder) ? StatusCode.StorageFull : StatusCode.StorageDamaged;
        }
        catch (Exception)
        {
            return StatusCode.StorageDamaged;
        }
    }

    private static bool HasLength(string path, int length)
    {
        try
        {
            return LengthOf(path) == length;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static int LengthOf(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read);
        int length = (int)file.Length;
        file.Close();
        return length;
    }

    private static int ReadFrom(FileStream file, int fileOffset, byte[] buffer, int offset, int count)
    {
        if (fileOffset >= file.Length)
        {
            return 0;
        }

        file.Seek(fileOffset, SeekOrigin.Begin);
        int done = 0;
        int taken = 1;
        while (done < count && taken > 0)
        {
            taken = file.Read(buffer, offset + done, count - done);
            done += taken;
        }

        return done;
    }

    private static bool TryClose(FileStream file)
    {
        if (file == null)
        {
            return true;
        }

        try
        {
            file.Close();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private string PathOf(string name)
    {
        Guard.That(name.Length >= 1 && name.Length <= NameCharactersMax, 802);
        return string.Concat(_folder, name);
    }
}
