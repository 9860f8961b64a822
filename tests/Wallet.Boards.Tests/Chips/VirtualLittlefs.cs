using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Boards.Tests.Chips;

/// <summary>The drive I: as the runtime gives it: a failure is an exception, what is closed is on flash.</summary>
/// <remarks>
/// A file that is made is there, empty, from the moment it is opened. Blocks run out while writing; the file then stays
/// as it was. The runtime refuses to open a file twice.
/// </remarks>
internal sealed class VirtualLittlefs(VirtualFlash flash)
{
    private const string Drive = "I:\\";

    private readonly HashSet<string> _open = [];

    /// <summary>False: there is no drive.</summary>
    public bool IsMounted { get; set; } = true;

    /// <summary>Files that do not open.</summary>
    public HashSet<string> Unopenable { get; } = [];

    /// <summary>Files whose bytes do not come.</summary>
    public HashSet<string> Unreadable { get; } = [];

    /// <summary>Has a full drive be noticed only when the file is closed.</summary>
    public bool FullAtClose { get; set; }

    /// <summary>
    /// Has nobody told of a full drive, as the runtime has it: writing and closing go well, nothing is stored.
    /// </summary>
    public bool FullInSilence { get; set; }

    /// <summary>Most bytes that one call of Read gives.</summary>
    public int ReadBytesMax { get; set; } = int.MaxValue;

    /// <summary>Files that nobody has closed.</summary>
    public int OpenCount => _open.Count;

    public bool IsFolder(string path) => IsMounted && path == Drive;

    public bool Exists(string path)
    {
        string name = NameOf(path);
        return IsMounted && flash.Length(name) >= 0;
    }

    public void Delete(string path)
    {
        string name = NameOf(path);
        Require(IsMounted && !_open.Contains(name), "delete");
        Require(flash.Length(name) < 0 || flash.Delete(name) == StatusCode.Ok, "delete");
    }

    public Handle Open(string path, FileMode mode, FileAccess access)
    {
        string name = NameOf(path);
        Require(IsMounted && !_open.Contains(name) && !Unopenable.Contains(name), "open");
        Require(mode != FileMode.Open || flash.Length(name) >= 0, "find");
        if (flash.Length(name) < 0) { Require(flash.Write(name, [], 0, 0) == StatusCode.Ok, "make"); }
        _open.Add(name);
        return new Handle(this, name, mode, access);
    }

    private static void Require(bool condition, string what)
    {
        if (!condition) { throw new IOException(what); }
    }

    private static string NameOf(string path)
    {
        Require(path.StartsWith(Drive, StringComparison.Ordinal), "find the drive of");
        return path[Drive.Length..];
    }

    private bool HasRoom(string name, int length) =>
        (long)flash.BytesUsed - flash.Length(name) + length <= flash.BytesTotal;

    /// <summary>An open file.</summary>
    internal sealed class Handle
    {
        private readonly VirtualLittlefs _drive;
        private readonly string _name;
        private readonly FileAccess _access;
        private readonly List<byte> _bytes;
        private readonly bool _isAppend;
        private readonly int _appendFrom;
        private bool _hasChanged;
        private bool _hasFailed;
        private bool _isClosed;

        internal Handle(VirtualLittlefs drive, string name, FileMode mode, FileAccess access)
        {
            _drive = drive;
            _name = name;
            _access = access;
            _bytes = mode == FileMode.Create ? [] : [.. Contents];
            _isAppend = mode == FileMode.Append;
            _appendFrom = _bytes.Count;
            _hasChanged = mode == FileMode.Create;
            Position = _isAppend ? _bytes.Count : 0;
        }

        public long Length
        {
            get
            {
                RequireOpen();
                return _bytes.Count;
            }
        }

        public long Position { get; private set; }

        private byte[] Contents => _drive.Flash.Contents(_name) ?? [];

        public void Seek(long position)
        {
            RequireOpen();
            Position = position;
        }

        public int Read(Span<byte> target)
        {
            RequireOpen();
            Require((_access & FileAccess.Read) != 0 && !_drive.Unreadable.Contains(_name), "read");
            int count = Math.Min(Math.Min(target.Length, _drive.ReadBytesMax), _bytes.Count - (int)Position);
            for (int i = 0; i < count; i++) { target[i] = _bytes[(int)Position + i]; }
            Position += count;
            return count;
        }

        public void Write(ReadOnlySpan<byte> source)
        {
            RequireOpen();
            Require((_access & FileAccess.Write) != 0, "write");
            bool fits = _drive.FullAtClose || _drive.HasRoom(_name, _bytes.Count + source.Length);
            _hasFailed |= !fits;
            Require(fits || _drive.FullInSilence, "write, for lack of room,");
            _bytes.RemoveRange((int)Position, Math.Min(source.Length, _bytes.Count - (int)Position));
            _bytes.InsertRange((int)Position, source.ToArray());
            Position += source.Length;
            _hasChanged = true;
        }

        public void Close()
        {
            if (_isClosed) { return; }
            _isClosed = true;
            _drive._open.Remove(_name);
            if (!_hasChanged || _hasFailed) { return; }

            byte[] all = [.. _bytes];
            StatusCode status = _isAppend
                ? _drive.Flash.Append(_name, all, _appendFrom, all.Length - _appendFrom)
                : _drive.Flash.Write(_name, all, 0, all.Length);
            Require(status == StatusCode.Ok, "close");
        }

        private void RequireOpen() => Require(!_isClosed, "use, once closed,");
    }

    private VirtualFlash Flash => flash;
}
