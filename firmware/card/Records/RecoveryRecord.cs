using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Card.Records;

/// <summary>The public key of the holder's recovery sheet, and whether the bank has said that it keeps it.</summary>
/// <remarks>Nothing here is secret: what the sheet holds is on paper only.</remarks>
public sealed class RecoveryRecord
{
    private const int PublicKeyBytes = 64;

    private readonly RecordStore _store;

    /// <summary>Over a device's store.</summary>
    public RecoveryRecord(RecordStore store)
    {
        _store = store;
    }

    /// <summary>Reads the record.</summary>
    /// <param name="publicKey">X || Y; null unless Ok.</param>
    /// <param name="isRegistered">Whether the bank keeps the key.</param>
    /// <returns>Ok; RecordAbsent where no sheet was made; StorageDamaged.</returns>
    public StatusCode Load(out byte[] publicKey, out bool isRegistered)
    {
        publicKey = null;
        isRegistered = false;
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.RecoveryKey)];
        StatusCode status = _store.Load(RecordKeys.RecoveryKey, buffer, out int count);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        var reader = new CborReader(buffer, 0, count);
        reader.ReadArrayExactly(2);
        byte[] read = reader.ReadBytesExactly(PublicKeyBytes);
        bool registered = reader.ReadBoolean();
        if (reader.Finish() != StatusCode.Ok)
        {
            return StatusCode.StorageDamaged;
        }

        publicKey = read;
        isRegistered = registered;
        return StatusCode.Ok;
    }

    /// <summary>Keeps a sheet's key in the place of the one before.</summary>
    /// <returns>Ok, StorageFull or StorageDamaged.</returns>
    public StatusCode Save(byte[] publicKey, bool isRegistered)
    {
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.RecoveryKey)];
        var writer = new CborWriter(buffer);
        writer.WriteArray(2);
        writer.WriteBytes(publicKey);
        writer.WriteBoolean(isRegistered);
        return _store.Save(RecordKeys.RecoveryKey, buffer, 0, writer.Length);
    }

    /// <summary>Forgets a key that the bank will not keep.</summary>
    public StatusCode Erase()
    {
        return _store.Erase(RecordKeys.RecoveryKey);
    }
}
