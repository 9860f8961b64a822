using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Core.Storage;

/// <summary>An issuer's table of multiples on flash, in blocks, so that no step is long and no buffer large.</summary>
/// <remarks>
/// The file only saves the time to make the table again, so it needs no second slot: a cut leaves fewer blocks, or
/// none, and what is not all there counts for nothing. Each block's tag covers the public key and the block's number
/// with its contents; as a table follows from its key alone, no mixture of old and new blocks can pass for another.
/// Block: 'W', 'T', teeth, number; sixteen points of 18 numbers of four bytes, big endian; tag of 16 bytes.
/// </remarks>
internal sealed class KeyTableFile
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockBytes = HeadBytes + (NumbersABlock * 4) + StorageMac.TagBytes;

    private const int PointsABlock = 16;
    private const int NumbersABlock = PointsABlock * P256Curve.PointInts;
    private const int HeadBytes = 4;

    // In memory the public key comes first, for the tag.
    private const int BlockAt = Ecdsa.PublicKeyBytes;
    private const int NumbersAt = BlockAt + HeadBytes;
    private const int TagAt = NumbersAt + (NumbersABlock * 4);

    private readonly IFileStore _files;
    private readonly StorageMac _mac;
    private readonly string _name;
    private readonly int _teeth;

    public KeyTableFile(IFileStore files, StorageMac mac, string name, int teeth)
    {
        BlockCount = P256KeyTable.EntryCountOf(teeth) / PointsABlock;
        Guard.That(files.SizeBytesMax >= BlockCount * BlockBytes, 116);
        _teeth = teeth;
        _files = files;
        _mac = mac;
        _name = name;
    }

    /// <summary>Blocks of a table.</summary>
    public int BlockCount { get; }

    /// <summary>Whether there is a file of the right length: Absent, Torn (a cut), Damaged (longer), Valid.</summary>
    public FileState LookUp()
    {
        int length = _files.Length(_name);
        if (length < 0)
        {
            return FileState.Absent;
        }

        if (length == BlockCount * BlockBytes)
        {
            return FileState.Valid;
        }

        return length < BlockCount * BlockBytes ? FileState.Torn : FileState.Damaged;
    }

    /// <summary>Reads one block into the table.</summary>
    /// <returns>False, and nothing read, where it is not as it was written for this key.</returns>
    public bool TryRead(int number, P256KeyTable table)
    {
        byte[] buffer = Begin(number, table);
        byte[] read = new byte[BlockBytes];
        if (_files.Read(_name, number * BlockBytes, read, 0, BlockBytes) != BlockBytes
            || !Bytes.AreEqual(read, 0, buffer, BlockAt, HeadBytes))
        {
            return false;
        }

        System.Array.Copy(read, 0, buffer, BlockAt, BlockBytes);
        if (!_mac.Fits(buffer, 0, TagAt, TagAt))
        {
            return false;
        }

        int[] numbers = table.Entries;
        int at = NumbersAt;
        int end = (number + 1) * NumbersABlock;
        for (int i = number * NumbersABlock; i < end; i++)
        {
            numbers[i] = (buffer[at] << 24) | (buffer[at + 1] << 16) | (buffer[at + 2] << 8) | buffer[at + 3];
            at += 4;
        }

        return true;
    }

    /// <summary>Writes one block; the first replaces the file, each other must follow the one before.</summary>
    /// <returns>Ok, StorageFull or StorageDamaged.</returns>
    public StatusCode Write(int number, P256KeyTable table)
    {
        byte[] buffer = Begin(number, table);
        int[] numbers = table.Entries;
        int at = NumbersAt;
        int end = (number + 1) * NumbersABlock;
        for (int i = number * NumbersABlock; i < end; i++)
        {
            int value = numbers[i];
            buffer[at] = (byte)(value >> 24);
            buffer[at + 1] = (byte)(value >> 16);
            buffer[at + 2] = (byte)(value >> 8);
            buffer[at + 3] = (byte)value;
            at += 4;
        }

        _mac.Seal(buffer, 0, TagAt, TagAt);
        return number == 0
            ? _files.Write(_name, buffer, BlockAt, BlockBytes)
            : _files.Append(_name, buffer, BlockAt, BlockBytes);
    }

    /// <summary>Deletes the file. Where the flash fails the next table replaces it.</summary>
    public void Delete()
    {
        _files.Delete(_name);
    }

    private byte[] Begin(int number, P256KeyTable table)
    {
        byte[] buffer = new byte[BlockAt + BlockBytes];
        System.Array.Copy(table.PublicKey, 0, buffer, 0, Ecdsa.PublicKeyBytes);
        buffer[BlockAt] = (byte)'W';
        buffer[BlockAt + 1] = (byte)'T';
        buffer[BlockAt + 2] = (byte)_teeth;
        buffer[BlockAt + 3] = (byte)number;
        return buffer;
    }
}
