using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Virtual.Storage;

/// <summary>Files in memory, with a size budget, that can lose power, wear out and rot.</summary>
/// <remarks>
/// Every call of <see cref="Write"/>, <see cref="Append"/> or <see cref="Delete"/> that has room is a mutating
/// operation and gets the next number, starting with 0. A power cut is armed by that number, so a run can be repeated
/// and cut at each. Used by one thread at a time, like the board it stands for.
/// </remarks>
public sealed class VirtualFlash : IFileStore
{
    /// <summary>Prefix for <see cref="CutAt"/>: the file stays as it was.</summary>
    public const int KeepsOld = -1;

    /// <summary>
    /// Prefix for <see cref="CutAt"/>: a written or deleted file is gone; an appended one stays as it was.
    /// </summary>
    public const int LeavesAbsent = -2;

    /// <summary>Size of the partition a 4 MB board has for files.</summary>
    public const int DefaultBytesTotal = 256 * 1024;

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<int, FlashFault> _faults = [];
    private FlashFolder? _folder;
    private int _cutOperation = -1;
    private int _cutPrefixBytes;

    /// <summary>An empty flash.</summary>
    /// <param name="bytesTotal">Sum of all file lengths it can hold.</param>
    /// <param name="sizeBytesMax">Largest single file.</param>
    public VirtualFlash(int bytesTotal = DefaultBytesTotal, int sizeBytesMax = 40 * 1024)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytesTotal);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sizeBytesMax);
        BytesTotal = bytesTotal;
        SizeBytesMax = sizeBytesMax;
    }

    /// <summary>Budget: the sum of all file lengths never exceeds it.</summary>
    public int BytesTotal { get; }

    /// <inheritdoc/>
    public int SizeBytesMax { get; }

    /// <summary>Mutating operations so far, the cut one included; the next one has this number.</summary>
    public int OperationCount { get; private set; }

    /// <summary>Bytes in all files.</summary>
    public int BytesUsed => _files.Values.Sum(bytes => bytes.Length);

    /// <summary>True from a cut until <see cref="Restore"/>.</summary>
    public bool PowerLost { get; private set; }

    /// <summary>Names of all files, in ordinal order.</summary>
    public string[] Names => [.. _files.Keys];

    /// <summary>Cuts the power at the mutating operation of this number.</summary>
    /// <param name="operationIndex">As counted by <see cref="OperationCount"/>.</param>
    /// <param name="prefixBytes">
    /// How many of the new bytes arrive (more than there are: all), <see cref="KeepsOld"/> or
    /// <see cref="LeavesAbsent"/>. A delete takes effect unless this is <see cref="KeepsOld"/>.
    /// </param>
    public void CutAt(int operationIndex, int prefixBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(operationIndex, OperationCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(prefixBytes, LeavesAbsent);
        _cutOperation = operationIndex;
        _cutPrefixBytes = prefixBytes;
    }

    /// <summary>Lets the mutating operation of this number go wrong with the power on.</summary>
    public void FailAt(int operationIndex, FlashFault fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(operationIndex, OperationCount);
        _faults[operationIndex] = fault;
    }

    /// <summary>Gives the power back, and disarms a cut that has not happened.</summary>
    public void Restore()
    {
        PowerLost = false;
        _cutOperation = -1;
    }

    /// <summary>Damages a file: turns one bit over. Needs no power and is no operation.</summary>
    /// <param name="name">An existing file.</param>
    /// <param name="byteIndex">Which byte.</param>
    /// <param name="bitIndex">0 (least significant) to 7.</param>
    public void FlipBit(string name, int byteIndex, int bitIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bitIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bitIndex, 7);
        byte[] bytes = Contents(name) ?? throw new ArgumentException("No such file.", nameof(name));
        bytes[byteIndex] ^= (byte)(1 << bitIndex);
        Put(name, bytes);
    }

    /// <summary>A copy of a file's bytes, power or not; null where there is none.</summary>
    public byte[]? Contents(string name) => _files.TryGetValue(name, out byte[]? bytes) ? [.. bytes] : null;

    /// <summary>Puts a file in place, or takes it away (null), past the budget, the counter and the power.</summary>
    public void SetContents(string name, byte[]? bytes)
    {
        FlashFolder.RequireFileName(name);
        Put(name, bytes is null ? null : [.. bytes]);
    }

    /// <summary>Same files and sizes; power on, nothing armed, kept nowhere, counting from 0.</summary>
    public VirtualFlash Clone()
    {
        VirtualFlash copy = new(BytesTotal, SizeBytesMax);
        foreach ((string name, byte[] bytes) in _files)
        {
            copy._files[name] = [.. bytes];
        }

        return copy;
    }

    /// <summary>Writes all files to a folder of their own, replacing what an earlier call left there.</summary>
    /// <exception cref="InvalidOperationException">The folder holds something else.</exception>
    public void Save(string directory) => new FlashFolder(directory).Replace(_files);

    /// <summary>
    /// Saves now, and from here on after every change, so that killing the process is just a power cut.
    /// </summary>
    public void KeepIn(string directory)
    {
        _folder = new FlashFolder(directory);
        _folder.Replace(_files);
    }

    /// <summary>
    /// The flash that <see cref="Save"/> or <see cref="KeepIn"/> left in the folder; empty where there is none.
    /// </summary>
    public static VirtualFlash Load(
        string directory, int bytesTotal = DefaultBytesTotal, int sizeBytesMax = 40 * 1024)
    {
        VirtualFlash flash = new(bytesTotal, sizeBytesMax);
        foreach ((string name, byte[] bytes) in new FlashFolder(directory).Read())
        {
            flash._files[name] = bytes;
        }

        return flash;
    }

    /// <inheritdoc/>
    public int Length(string name)
    {
        RequirePower();
        FlashFolder.RequireFileName(name);
        return _files.TryGetValue(name, out byte[]? bytes) ? bytes.Length : -1;
    }

    /// <inheritdoc/>
    public int Read(string name, int fileOffset, byte[] buffer, int offset, int count)
    {
        RequirePower();
        FlashFolder.RequireFileName(name);
        RequireRange(buffer, offset, count);
        ArgumentOutOfRangeException.ThrowIfNegative(fileOffset);
        if (!_files.TryGetValue(name, out byte[]? bytes))
        {
            return -1;
        }

        int first = Math.Min(fileOffset, bytes.Length);
        int readable = Math.Min(count, bytes.Length - first);
        Array.Copy(bytes, first, buffer, offset, readable);
        return readable;
    }

    /// <inheritdoc/>
    public StatusCode Write(string name, byte[] buffer, int offset, int count)
    {
        RequirePower();
        FlashFolder.RequireFileName(name);
        RequireRange(buffer, offset, count);
        return Store(name, [], buffer.AsSpan(offset, count).ToArray());
    }

    /// <inheritdoc/>
    public StatusCode Append(string name, byte[] buffer, int offset, int count)
    {
        RequirePower();
        FlashFolder.RequireFileName(name);
        RequireRange(buffer, offset, count);
        return Store(name, Contents(name) ?? [], buffer.AsSpan(offset, count).ToArray(), isAppend: true);
    }

    /// <inheritdoc/>
    public StatusCode Delete(string name)
    {
        RequirePower();
        FlashFolder.RequireFileName(name);
        int operation = OperationCount++;
        if (operation == _cutOperation)
        {
            Put(name, _cutPrefixBytes == KeepsOld ? Contents(name) : null);
            LosePower(operation);
        }

        if (_faults.Remove(operation, out FlashFault fault))
        {
            return fault == FlashFault.Reported ? StatusCode.StorageDamaged : StatusCode.Ok;
        }

        Put(name, null);
        return StatusCode.Ok;
    }

    private StatusCode Store(string name, byte[] head, byte[] added, bool isAppend = false)
    {
        byte[]? old = Contents(name);
        long usedByOthers = (long)BytesUsed - (old?.Length ?? 0);
        if (head.Length + added.Length > SizeBytesMax || usedByOthers + head.Length + added.Length > BytesTotal)
        {
            return StatusCode.StorageFull;
        }

        int operation = OperationCount++;
        if (operation == _cutOperation)
        {
            bool keepsOld = _cutPrefixBytes == KeepsOld || (_cutPrefixBytes == LeavesAbsent && isAppend);
            byte[]? cut = _cutPrefixBytes == LeavesAbsent
                ? null
                : [.. head, .. added.Take(_cutPrefixBytes)];
            Put(name, keepsOld ? old : cut);
            LosePower(operation);
        }

        if (_faults.Remove(operation, out FlashFault fault))
        {
            return StoreBadly(name, head, added, fault);
        }

        Put(name, [.. head, .. added]);
        return StatusCode.Ok;
    }

    private StatusCode StoreBadly(string name, byte[] head, byte[] added, FlashFault fault)
    {
        if (fault == FlashFault.Reported)
        {
            Put(name, [.. head, .. added.Take(added.Length / 2)]);
            return StatusCode.StorageDamaged;
        }

        byte[] stored = [.. head, .. added];
        if (added.Length > 0)
        {
            stored[^1] ^= 0x10;
        }

        Put(name, stored);
        return StatusCode.Ok;
    }

    private void Put(string name, byte[]? bytes)
    {
        if (bytes is null)
        {
            _files.Remove(name);
        }
        else
        {
            _files[name] = bytes;
        }

        _folder?.Put(name, bytes);
    }

    private void LosePower(int operation)
    {
        PowerLost = true;
        throw new PowerLostException(operation);
    }

    private void RequirePower()
    {
        if (PowerLost)
        {
            throw new PowerLostException(_cutOperation);
        }
    }

    private static void RequireRange(byte[] buffer, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, buffer.Length - offset);
    }
}
