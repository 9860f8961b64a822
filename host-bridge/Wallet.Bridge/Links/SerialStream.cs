using System.IO;

namespace Wallet.Bridge.Links;

/// <summary>
/// A serial port whose reads wait without hanging for ever: the port gives up each read after a tenth of a second
/// (VMIN 0, VTIME 1), so that closing the stream is noticed. A plain file stream would take such a silence for the end.
/// </summary>
internal sealed class SerialStream(FileStream port) : Stream
{
    private volatile bool _closed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new System.NotSupportedException();

    public override long Position
    {
        get => throw new System.NotSupportedException();
        set => throw new System.NotSupportedException();
    }

    /// <returns>
    /// Bytes read; 0 only once the stream is closed. An unplugged port throws <see cref="IOException"/>.
    /// </returns>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = 0;
        while (!_closed && (read = port.Read(buffer, offset, count)) == 0)
        {
            // Silence on the line.
        }

        return read;
    }

    public override void Write(byte[] buffer, int offset, int count) => port.Write(buffer, offset, count);

    public override void Flush() => port.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new System.NotSupportedException();

    public override void SetLength(long value) => throw new System.NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _closed = true;
        if (disposing)
        {
            port.Dispose();
        }

        base.Dispose(disposing);
    }
}
