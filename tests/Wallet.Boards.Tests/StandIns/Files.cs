using Wallet.Boards.Tests.Chips;

namespace System.IO;

public static class File
{
    public static bool Exists(string path) => VirtualEsp32.Current.Files.Exists(path);

    public static void Delete(string path) => VirtualEsp32.Current.Files.Delete(path);
}

public static class Directory
{
    public static bool Exists(string path) => VirtualEsp32.Current.Files.IsFolder(path);
}

/// <summary>A file of the virtual drive: what is written becomes the file when it is closed.</summary>
public class FileStream : Stream
{
    private readonly VirtualLittlefs.Handle _handle;

    public FileStream(string path, FileMode mode, FileAccess access) =>
        _handle = VirtualEsp32.Current.Files.Open(path, mode, access);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _handle.Length;

    public override long Position { get => _handle.Position; set => _handle.Seek(value); }

    public override void Close() => _handle.Close();

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => _handle.Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin)
    {
        _handle.Seek(origin == SeekOrigin.Begin ? offset : throw new NotSupportedException());
        return offset;
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => _handle.Write(buffer.AsSpan(offset, count));
}
