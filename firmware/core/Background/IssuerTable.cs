using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Core.Background;

/// <summary>The table of one issuer's key: read from flash, or else made and written, a step at a time.</summary>
internal sealed class IssuerTable
{
    private const int Idle = 0;
    private const int LookingUp = 1;
    private const int Reading = 2;
    private const int Making = 3;
    private const int Writing = 4;

    private readonly KeyTableFile _file;
    private byte[] _publicKey;
    private P256KeyTable _table;
    private P256KeyTableBuilder _builder;
    private int _stage;
    private int _block;

    public IssuerTable(IFileStore files, StorageMac mac, string name)
    {
        _file = new KeyTableFile(files, mac, name);
    }

    /// <summary>The table; null until it is complete.</summary>
    public P256KeyTable Table { get; private set; }

    /// <summary>How often the file was not as it was written, and the table made anew.</summary>
    public int DamageCount { get; private set; }

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
        bool isSame = Table != null && Table.IsOf(publicKey);
        if (isSame)
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
            case Writing:
                Write();
                return true;
            default:
                return false;
        }
    }

    private void LookUp()
    {
        FileState state = _file.LookUp();
        _block = 0;
        _stage = state == FileState.Valid ? Reading : Making;
        if (state == FileState.Valid)
        {
            _table = new P256KeyTable(_publicKey);
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
        if (_block == KeyTableFile.BlockCount)
        {
            Table = _table;
            _table = null;
            _stage = Idle;
        }
    }

    private void Make()
    {
        if (_builder == null)
        {
            _builder = P256KeyTableBuilder.Begin(_publicKey);
            _stage = _builder == null ? Idle : Making;
        }
        else if (_builder.Step())
        {
            Table = _builder.Take();
            _builder = null;
            _block = 0;
            _stage = Writing;
        }
    }

    // Where the flash does not take it the table is in memory all the same; the next start makes it again.
    private void Write()
    {
        StatusCode status = _file.Write(_block, Table);
        _block++;
        if (status != StatusCode.Ok || _block == KeyTableFile.BlockCount)
        {
            _stage = Idle;
        }
    }
}
