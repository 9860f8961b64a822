using System;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Device.Tests.Rig;

/// <summary>Files in memory that lose power at a chosen write, with any part of its bytes arrived.</summary>
internal sealed class MemoryFiles : IFileStore
{
    /// <summary>For <see cref="CutAt"/>: the file stays as it was.</summary>
    public const int KeepsOld = -1;

    private const int FilesMax = 48;
    private readonly string[] _names = new string[FilesMax];
    private readonly byte[][] _contents = new byte[FilesMax][];
    private int _count;
    private int _cutOperation = -1;
    private int _cutBytes;

    /// <inheritdoc/>
    public int SizeBytesMax
    {
        get { return 16384; }
    }

    /// <summary>Writes, appends and deletes so far.</summary>
    public int OperationCount { get; private set; }

    /// <summary>Files there are.</summary>
    public int Count
    {
        get { return _count; }
    }

    /// <summary>Another flash that holds the same; its operations count from 0.</summary>
    public MemoryFiles Copy()
    {
        var copy = new MemoryFiles { _count = _count };
        for (int i = 0; i < _count; i++)
        {
            copy._names[i] = _names[i];
            copy._contents[i] = Bytes.Slice(_contents[i], 0, _contents[i].Length);
        }

        return copy;
    }

    /// <summary>Arms a cut.</summary>
    /// <param name="operation">Number of the write, append or delete that is cut, from 0.</param>
    /// <param name="bytes">How many of its bytes still arrive at the most, or <see cref="KeepsOld"/>.</param>
    public void CutAt(int operation, int bytes)
    {
        _cutOperation = operation;
        _cutBytes = bytes;
    }

    /// <summary>A file's bytes; null where there is none.</summary>
    public byte[] Contents(string name)
    {
        int index = IndexOf(name);
        return index < 0 ? null : _contents[index];
    }

    /// <inheritdoc/>
    public int Length(string name)
    {
        int index = IndexOf(name);
        return index < 0 ? -1 : _contents[index].Length;
    }

    /// <inheritdoc/>
    public int Read(string name, int fileOffset, byte[] buffer, int offset, int count)
    {
        int index = IndexOf(name);
        if (index < 0)
        {
            return -1;
        }

        int left = _contents[index].Length - fileOffset;
        int readable = left < 0 ? 0 : left < count ? left : count;
        Array.Copy(_contents[index], fileOffset, buffer, offset, readable);
        return readable;
    }

    /// <inheritdoc/>
    public StatusCode Write(string name, byte[] buffer, int offset, int count)
    {
        Store(name, new byte[0], buffer, offset, count);
        return StatusCode.Ok;
    }

    /// <inheritdoc/>
    public StatusCode Append(string name, byte[] buffer, int offset, int count)
    {
        byte[] old = Contents(name);
        Store(name, old == null ? new byte[0] : old, buffer, offset, count);
        return StatusCode.Ok;
    }

    /// <inheritdoc/>
    public StatusCode Delete(string name)
    {
        bool isCut = OperationCount++ == _cutOperation;
        if (!isCut || _cutBytes != KeepsOld)
        {
            Remove(name);
        }

        if (isCut)
        {
            throw new PowerCutException();
        }

        return StatusCode.Ok;
    }

    private void Store(string name, byte[] head, byte[] buffer, int offset, int count)
    {
        bool isCut = OperationCount++ == _cutOperation;
        if (isCut && _cutBytes == KeepsOld)
        {
            throw new PowerCutException();
        }

        int arrived = isCut && _cutBytes < count ? _cutBytes : count;
        byte[] bytes = new byte[head.Length + arrived];
        Array.Copy(head, 0, bytes, 0, head.Length);
        Array.Copy(buffer, offset, bytes, head.Length, arrived);
        int index = IndexOf(name);
        if (index < 0)
        {
            index = _count++;
            _names[index] = name;
        }

        _contents[index] = bytes;
        if (isCut)
        {
            throw new PowerCutException();
        }
    }

    private void Remove(string name)
    {
        int index = IndexOf(name);
        if (index >= 0)
        {
            _count--;
            _names[index] = _names[_count];
            _contents[index] = _contents[_count];
        }
    }

    private int IndexOf(string name)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }
}
