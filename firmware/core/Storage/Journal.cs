using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Core.Storage;

/// <summary>A log of what was promised: each entry is durable before anybody hears of it.</summary>
/// <remarks>
/// Two files take turns: one generation is a checkpoint and the entries after it; the next checkpoint begins the next
/// generation in the other file. See README.md for the bytes, each step and what a cut leaves.
/// How it is used: <see cref="Open"/> once; then, there and after each append, <c>if NeedsCheckpoint, Checkpoint</c>.
/// A torn tail cannot be cut off, since the port has no truncate, and nothing may be written behind it, since nothing
/// behind it would be found; so it asks for a checkpoint, which is the caller's replayed state in a clean file.
/// Limit: whoever can write the flash can put back an older file or cut the newest entries off.
/// </remarks>
public sealed class Journal
{
    /// <summary>Largest state of a checkpoint, in bytes.</summary>
    public const int StateBytesMax = 2048;

    /// <summary>Largest entry, in bytes.</summary>
    public const int EntryBytesMax = 1024;

    /// <summary>A file is not grown beyond this, nor beyond the port's limit: each start replays it.</summary>
    public const int GenerationBytesMax = 8192;

    /// <summary>One of the two files.</summary>
    internal const string NameA = "journal.a";
    /// <summary>The other one.</summary>
    internal const string NameB = "journal.b";

    private const int DigestChunkBytes = 256;

    private readonly IFileStore _files;
    private readonly ReadBack _readBack;
    private readonly JournalBlock _block;
    private readonly int _generationBytesMax;

    private bool _isOpen;
    private string _current;
    private FileState _stateA;
    private FileState _stateB;
    private uint _generation;
    private uint _entryCount;
    private int _length;
    private bool _tailIsSound;
    private bool _isFull;

    /// <summary>A journal over these files; not opened yet.</summary>
    /// <param name="files">The flash.</param>
    /// <param name="hmac">For the tags.</param>
    /// <param name="macKey">32 bytes, a secret of this device; not kept, a key derived from it is.</param>
    public Journal(IFileStore files, IHmacSha256 hmac, byte[] macKey)
    {
        _files = files;
        _readBack = new ReadBack(files);
        _block = new JournalBlock(files, new StorageMac(hmac, macKey, (byte)'J'), StateBytesMax);
        _generationBytesMax = files.SizeBytesMax < GenerationBytesMax ? files.SizeBytesMax : GenerationBytesMax;
        Guard.That(_generationBytesMax >= (2 * JournalBlock.OverheadBytes) + StateBytesMax + EntryBytesMax, 110);
    }

    /// <summary>
    /// True where the next thing to do is a checkpoint: there is none yet, the tail is torn or damaged, or the file
    /// could be too full for the next entry. Never true right after a checkpoint that answered Ok.
    /// </summary>
    public bool NeedsCheckpoint
    {
        get
        {
            return !_tailIsSound || _isFull
                || _length + JournalBlock.OverheadBytes + EntryBytesMax > _generationBytesMax;
        }
    }

    /// <summary>Entries since the last checkpoint.</summary>
    public long EntryCount
    {
        get { return (long)(ulong)_entryCount; }
    }

    /// <summary>SHA-256 of the current file as it is on flash; of nothing where there is none yet.</summary>
    public byte[] Digest()
    {
        var hash = new Sha256();
        byte[] chunk = new byte[DigestChunkBytes];
        int offset = 0;
        int count = _current == null ? 0 : _files.Read(_current, 0, chunk, 0, DigestChunkBytes);
        while (count > 0)
        {
            hash.Update(chunk, 0, count);
            offset += count;
            count = _files.Read(_current, offset, chunk, 0, DigestChunkBytes);
        }

        byte[] digest = new byte[Sha256.DigestBytes];
        hash.Finish(digest, 0);
        return digest;
    }

    /// <summary>Replays the journal. Changes nothing on flash.</summary>
    /// <returns>
    /// Ok; RecordAbsent on a journal without a checkpoint, nothing replayed; StorageDamaged where something that was
    /// once durable is not as it was: what stands before it has been replayed, and what stood after it is lost.
    /// </returns>
    public StatusCode Open(IJournalReplay visitor)
    {
        _isOpen = true;
        _current = null;
        _entryCount = 0;
        _length = 0;
        _tailIsSound = false;
        _isFull = false;
        FindCurrent();
        if (_current == null)
        {
            // One torn file alone is a first checkpoint that was cut: there never was a journal.
            bool neverMade = (_stateA == FileState.Absent && _stateB != FileState.Damaged)
                || (_stateB == FileState.Absent && _stateA != FileState.Damaged);
            return neverMade ? StatusCode.RecordAbsent : StatusCode.StorageDamaged;
        }

        StatusCode status = Replay(visitor);

        // A damaged checkpoint may have been the newer one: then what was replayed is not the last that was durable.
        bool otherIsDamaged = _stateA == FileState.Damaged || _stateB == FileState.Damaged;
        return otherIsDamaged ? StatusCode.StorageDamaged : status;
    }

    /// <summary>Adds an entry. Ok means: on flash and read back.</summary>
    /// <returns>
    /// Ok; MessageOversized; StorageFull, nothing changed, try after a checkpoint; RecordAbsent before the first
    /// checkpoint; StorageDamaged where the tail is not sound or the flash did not keep the entry: nobody knows whether
    /// it would be replayed, and nothing more is taken, until a checkpoint settles it.
    /// </returns>
    public StatusCode Append(byte[] entry, int offset, int count)
    {
        Guard.That(_isOpen, 111);
        Guard.That(offset >= 0 && count >= 0 && count <= entry.Length - offset, 112);
        if (count > EntryBytesMax)
        {
            return StatusCode.MessageOversized;
        }

        if (_current == null)
        {
            return StatusCode.RecordAbsent;
        }

        if (!_tailIsSound)
        {
            return StatusCode.StorageDamaged;
        }

        _block.Seal(JournalBlock.EntryKind, _entryCount + 1u, entry, offset, count);
        return AppendBlock(_block.BlockCount);
    }

    /// <summary>Begins a generation with this state. Ok means: on flash, read back, and the one replayed.</summary>
    /// <returns>
    /// Ok; MessageOversized or StorageFull, nothing changed; StorageDamaged where the flash did not keep it: the
    /// journal is as it was.
    /// </returns>
    public StatusCode Checkpoint(byte[] state, int offset, int count)
    {
        Guard.That(_isOpen, 113);
        Guard.That(offset >= 0 && count >= 0 && count <= state.Length - offset, 114);
        if (count > StateBytesMax)
        {
            return StatusCode.MessageOversized;
        }

        uint generation = _current == null ? 0u : _generation;
        Guard.That(generation != 0xFFFFFFFFu, 115);
        string target = TargetOfCheckpoint();
        _block.Seal(JournalBlock.CheckpointKind, generation + 1u, state, offset, count);
        StatusCode status = _readBack.Write(target, _block.Buffer, JournalBlock.Start, _block.BlockCount);
        if (status == StatusCode.StorageDamaged && _files.Length(target) >= 0)
        {
            // It could not even be removed. At the next start it might hide what the old generation was given now.
            _tailIsSound = false;
        }

        if (status == StatusCode.Ok)
        {
            BeginGeneration(target, generation + 1u);
        }

        return status;
    }

    private void BeginGeneration(string name, uint generation)
    {
        _block.Accept();
        _current = name;
        _generation = generation;
        _entryCount = 0;
        _length = _block.BlockCount;
        _tailIsSound = true;
        _isFull = false;

        // The lower generation is never replayed while this one stands; a delete that fails only costs room.
        _readBack.Delete(OtherName(name));
    }

    private StatusCode AppendBlock(int blockCount)
    {
        if (_length + blockCount > _generationBytesMax)
        {
            _isFull = true;
            return StatusCode.StorageFull;
        }

        StatusCode status = _files.Append(_current, _block.Buffer, JournalBlock.Start, blockCount);
        if (status == StatusCode.StorageFull)
        {
            _isFull = true;
            return status;
        }

        if (status != StatusCode.Ok
            || !_readBack.Matches(_current, _length, _block.Buffer, JournalBlock.Start, blockCount))
        {
            _tailIsSound = false;
            return StatusCode.StorageDamaged;
        }

        _block.Accept();
        _length += blockCount;
        _entryCount++;
        return StatusCode.Ok;
    }

    /// <summary>The valid checkpoint of the higher generation. Both are checked: a claim is worth nothing.</summary>
    private void FindCurrent()
    {
        _stateA = _block.Read(NameA, 0, _files.Length(NameA), JournalBlock.CheckpointKind);
        if (_stateA == FileState.Valid)
        {
            _current = NameA;
            _generation = _block.Number;
        }

        _stateB = _block.Read(NameB, 0, _files.Length(NameB), JournalBlock.CheckpointKind);
        if (_stateB == FileState.Valid && (_current == null || _block.Number > _generation))
        {
            _current = NameB;
            _generation = _block.Number;
        }
    }

    private StatusCode Replay(IJournalReplay visitor)
    {
        int fileLength = _files.Length(_current);
        FileState state = _block.Read(_current, 0, fileLength, JournalBlock.CheckpointKind);
        if (state != FileState.Valid)
        {
            // It was, a moment ago: the medium does not read the same twice.
            return StatusCode.StorageDamaged;
        }

        _block.Accept();
        _length = _block.BlockCount;
        visitor.Checkpoint(_block.Buffer, JournalBlock.Start + JournalBlock.PayloadOffset, _block.PayloadCount);
        while (_length < fileLength)
        {
            state = _block.Read(_current, _length, fileLength, JournalBlock.EntryKind);
            if (state != FileState.Valid || _block.Number != _entryCount + 1u)
            {
                return state == FileState.Torn ? StatusCode.Ok : StatusCode.StorageDamaged;
            }

            _block.Accept();
            _entryCount++;
            _length += _block.BlockCount;
            visitor.Entry(_block.Buffer, JournalBlock.Start + JournalBlock.PayloadOffset, _block.PayloadCount);
        }

        _tailIsSound = true;
        return StatusCode.Ok;
    }

    /// <summary>Never the current file. Without one: the torn one again, else not the damaged one.</summary>
    private string TargetOfCheckpoint()
    {
        if (_current != null)
        {
            return OtherName(_current);
        }

        bool useB = _stateB == FileState.Torn || (_stateA == FileState.Damaged && _stateB == FileState.Absent);
        return useB ? NameB : NameA;
    }

    private static string OtherName(string name)
    {
        return name == NameA ? NameB : NameA;
    }
}
