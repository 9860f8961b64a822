using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Core.Background;

/// <summary>The table of one issuer's key: read from flash, or else made and written, a step at a time.</summary>
/// <remarks>
/// Each entry is checked to be on the curve before the table is used or written: the tag of the file only says that
/// nothing changed since. What that does not see, <see cref="Reject"/> mends.
/// </remarks>
internal sealed class IssuerTable
{
    private const int Idle = 0;
    private const int LookingUp = 1;
    private const int Reading = 2;
    private const int Making = 3;
    private const int Checking = 4;
    private const int Writing = 5;
    private const int Dropping = 6;

    private const int PointsACheck = 8;

    // A device that cannot keep a right table does without until its next start, instead of making it for ever.
    private const int DamageMax = 8;

    private readonly KeyTableFile _file;
    private readonly int _teeth;
    private byte[] _publicKey;
    private P256KeyTable _table;
    private P256KeyTableBuilder _builder;
    private int _stage;
    private int _block;
    private bool _isNew;

    public IssuerTable(IFileStore files, StorageMac mac, string name, int teeth)
    {
        _file = new KeyTableFile(files, mac, name, teeth);
        _teeth = teeth;
    }

    /// <summary>The table; null until it is complete.</summary>
    public P256KeyTable Table { get; private set; }

    /// <summary>How often file or table were not as they were made, or the table wrong from the start.</summary>
    public int DamageCount { get; private set; }

    /// <summary>Whether the table is complete and this key's.</summary>
    public bool IsReadyFor(byte[] publicKey)
    {
        return Table != null && Table.IsOf(publicKey);
    }

    /// <summary>From now on the table is this key's; null for none.</summary>
    public void Follow(byte[] publicKey)
    {
        if (_publicKey == publicKey)
        {
            return;
        }

        // After another key of this run the file is that one's, which is no damage.
        int next = _publicKey == null ? LookingUp : Making;
        _publicKey = publicKey;
        if (IsReadyFor(publicKey))
        {
            return;
        }

        Table = null;
        _table = null;
        _builder = null;
        _stage = publicKey == null ? Idle : next;
    }

    /// <summary>Goes on.</summary>
    /// <returns>False where there was nothing to do.</returns>
    public bool Step()
    {
        switch (_stage)
        {
            case LookingUp:
                LookUp();
                return true;
            case Reading:
                Read();
                return true;
            case Making:
                Make();
                return true;
            case Checking:
                Check();
                return true;
            case Writing:
                Write();
                return true;
            case Dropping:
                Drop();
                return true;
            default:
                return false;
        }
    }

    /// <summary>The table refused what is right: forgotten at once, then its file, then made anew.</summary>
    public void Reject()
    {
        DamageCount++;
        Table = null;
        _table = null;
        _stage = Dropping;
    }

    private void LookUp()
    {
        FileState state = _file.LookUp();
        _block = 0;
        _stage = state == FileState.Valid ? Reading : Making;
        if (state == FileState.Valid)
        {
            _table = new P256KeyTable(_publicKey, _teeth);
        }

        if (state == FileState.Damaged)
        {
            DamageCount++;
        }
    }

    private void Read()
    {
        if (!_file.TryRead(_block, _table))
        {
            // Also where it is sound, but another key's: a cut while the issuer changed, rare enough to be counted.
            DamageCount++;
            _table = null;
            _stage = Making;
            return;
        }

        _block++;
        if (_block == _file.BlockCount)
        {
            BeginCheck(false);
        }
    }

    private void Make()
    {
        if (_builder == null)
        {
            _builder = P256KeyTableBuilder.Begin(_publicKey, _teeth);
            _stage = _builder == null ? Idle : Making;
        }
        else if (_builder.Step())
        {
            _table = _builder.Take();
            _builder = null;
            BeginCheck(true);
        }
    }

    private void BeginCheck(bool isNew)
    {
        _isNew = isNew;
        _block = 0;
        _stage = Checking;
    }

    private void Check()
    {
        if (!_table.AreOnCurve(_block * PointsACheck, PointsACheck))
        {
            Reject();
            return;
        }

        _block++;
        if (_block == P256KeyTable.EntryCountOf(_teeth) / PointsACheck)
        {
            Table = _table;
            _table = null;
            _block = 0;
            _stage = _isNew ? Writing : Idle;
        }
    }

    private void Drop()
    {
        _file.Delete();
        _stage = DamageCount < DamageMax ? Making : Idle;
    }

    // Where the flash does not take it the table is in memory all the same; the next start makes it again.
    private void Write()
    {
        StatusCode status = _file.Write(_block, Table);
        _block++;
        if (status != StatusCode.Ok || _block == _file.BlockCount)
        {
            _stage = Idle;
        }
    }
}
