using Wallet.Card.Domain;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Card.Records;

/// <summary>The last transactions, in pages on flash: at least 100, and nothing of them in memory.</summary>
/// <remarks>
/// Page n is the record n modulo <see cref="RecordKeys.HistoryCount"/>, so a full log forgets its oldest page. It is an
/// array of the page's number and of its entries, oldest first: [kind, counterpart, amount, time, id]. A page that
/// cannot be read is left out: its lines are lost, and no others. Each page is one file of one block of flash, and the
/// one that is written another. A history that cannot be written never holds up money.
/// </remarks>
public sealed class TransactionLog
{
    /// <summary>Most transactions that are shown.</summary>
    public const int ShownMax = 100;

    /// <summary>Entries of a full page.</summary>
    public const int PageEntries = 17;

    private const int IdBytes = 16;
    private const int NameBytesMax = 32;
    private const int NoPage = -1;

    private readonly RecordStore _store;
    private long _newestPage = NoPage;

    /// <summary>A log over a device's store; not opened yet.</summary>
    public TransactionLog(RecordStore store)
    {
        _store = store;
    }

    /// <summary>Finds the newest page, once, at start.</summary>
    public void Open()
    {
        _newestPage = NoPage;
        for (int slot = 0; slot < RecordKeys.HistoryCount; slot++)
        {
            Load(slot, out long page);
            if (page > _newestPage)
            {
                _newestPage = page;
            }
        }
    }

    /// <summary>Adds a transaction as the newest, unless it is among the newest already.</summary>
    /// <remarks>Works on bytes: this runs where a session stands open and memory is scarce.</remarks>
    /// <returns>Ok, StorageFull or StorageDamaged.</returns>
    public StatusCode Add(Transaction transaction)
    {
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.HistoryFirst)];
        bool isKnown = Scan(1, buffer, transaction, out _, out _, out _);
        isKnown |= Scan(0, buffer, transaction, out int kept, out int first, out int end);
        if (isKnown)
        {
            return StatusCode.Ok;
        }

        // A page that was lost counts as full: the numbers go on, so that what is left keeps its order.
        bool isFull = kept == 0 || kept >= PageEntries;
        long page = isFull ? _newestPage + 1 : _newestPage;
        var writer = new CborWriter(new byte[buffer.Length]);
        writer.WriteArray(2);
        writer.WriteInteger(page);
        writer.WriteArray(isFull ? 1 : kept + 1);
        if (!isFull)
        {
            writer.WriteEncoded(buffer, first, end - first);
        }

        Write(writer, transaction);
        byte[] record = writer.ToArray();
        StatusCode status = _store.SaveAlone(KeyOf((int)(page % RecordKeys.HistoryCount)), record, 0, record.Length);
        if (status == StatusCode.Ok)
        {
            _newestPage = page;
        }

        return status;
    }

    /// <summary>Pages there may be.</summary>
    public int PageCount
    {
        get { return _newestPage < RecordKeys.HistoryCount ? (int)_newestPage + 1 : RecordKeys.HistoryCount; }
    }

    /// <summary>The entries of a page, oldest first.</summary>
    /// <param name="back">0 for the newest page, 1 for the one before.</param>
    /// <returns>Empty where there is no such page, or it cannot be read.</returns>
    public Transaction[] Page(int back)
    {
        if (back >= PageCount)
        {
            return new Transaction[0];
        }

        long wanted = _newestPage - back;
        Transaction[] entries = Load((int)(wanted % RecordKeys.HistoryCount), out long page);
        return page == wanted ? entries : new Transaction[0];
    }

    // Looks through a page for the same event; leaves the page in the buffer, and says where its entries are.
    private bool Scan(int back, byte[] buffer, Transaction wanted, out int count, out int first, out int end)
    {
        count = 0;
        first = 0;
        end = 0;
        long number = _newestPage - back;
        if (back >= PageCount || !TryLoad((int)(number % RecordKeys.HistoryCount), buffer, out int bytes))
        {
            return false;
        }

        var reader = new CborReader(buffer, 0, bytes);
        reader.ReadArrayExactly(2);
        bool isWanted = reader.ReadInteger() == number;
        int entries = reader.ReadArray(PageEntries);
        int entriesAt = reader.Position;
        bool isKnown = false;
        for (int i = 0; i < entries; i++)
        {
            Transaction entry = Read(reader);
            isKnown |= reader.Status == StatusCode.Ok && entry.IsSame(wanted.Kind, wanted.Id);
        }

        if (reader.Finish() != StatusCode.Ok || !isWanted)
        {
            return false;
        }

        count = entries;
        first = entriesAt;
        end = bytes;
        return isKnown;
    }

    private static byte KeyOf(int slot)
    {
        return (byte)(RecordKeys.HistoryFirst + slot);
    }

    // The page in a slot and its number, or none and NoPage.
    private Transaction[] Load(int slot, out long page)
    {
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.HistoryFirst)];
        page = NoPage;
        if (!TryLoad(slot, buffer, out int count))
        {
            return new Transaction[0];
        }

        var reader = new CborReader(buffer, 0, count);
        reader.ReadArrayExactly(2);
        long number = reader.ReadInteger();
        var entries = new Transaction[reader.ReadArray(PageEntries)];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = Read(reader);
        }

        if (reader.Finish() != StatusCode.Ok || number < 0)
        {
            return new Transaction[0];
        }

        page = number;
        return entries;
    }

    // A damaged slot beside a sound one costs nothing here: the sound one has the page, at most one entry older.
    private bool TryLoad(int slot, byte[] buffer, out int count)
    {
        StatusCode status = _store.Load(KeyOf(slot), buffer, out count);
        return status == StatusCode.Ok || (status == StatusCode.StorageDamaged && count > 0);
    }

    private static void Write(CborWriter writer, Transaction transaction)
    {
        writer.WriteArray(5);
        writer.WriteInteger((int)transaction.Kind);
        writer.WriteText(transaction.Counterpart);
        writer.WriteInteger(transaction.AmountMinor);
        writer.WriteInteger(transaction.TimeMs);
        writer.WriteBytes(transaction.Id);
    }

    private static Transaction Read(CborReader reader)
    {
        reader.ReadArrayExactly(5);
        var transaction = new Transaction();
        transaction.Kind = (TransactionKind)(int)reader.ReadInteger();
        transaction.Counterpart = reader.ReadText(NameBytesMax);
        transaction.AmountMinor = reader.ReadInteger();
        transaction.TimeMs = reader.ReadInteger();
        transaction.Id = reader.ReadBytesExactly(IdBytes);
        return transaction;
    }
}
