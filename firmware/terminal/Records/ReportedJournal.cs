using Wallet.Core.Receiving;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Terminal.Records;

/// <summary>The payments that the bank has taken, in the terminal's journal: an entry each, and a checkpoint.</summary>
public sealed class ReportedJournal : IReportedStore, IJournalReplay
{
    /// <summary>Most vouchers that a terminal remembers.</summary>
    public const int CountMax = 128;

    private readonly Journal _journal;
    private StatusCode _replayStatus;

    /// <summary>Over a device's journal; not opened yet.</summary>
    public ReportedJournal(Journal journal)
    {
        _journal = journal;
        Payments = new ReportedPayments(CountMax);
    }

    /// <inheritdoc/>
    public ReportedPayments Payments { get; }

    /// <inheritdoc/>
    public StatusCode Open()
    {
        _replayStatus = StatusCode.Ok;
        StatusCode opened = _journal.Open(this);
        bool isSound = opened == StatusCode.Ok || opened == StatusCode.RecordAbsent;
        return isSound && _replayStatus == StatusCode.Ok ? StatusCode.Ok : StatusCode.StorageDamaged;
    }

    /// <inheritdoc/>
    public StatusCode MakeRoom()
    {
        return _journal.NeedsCheckpoint ? Save() : StatusCode.Ok;
    }

    /// <inheritdoc/>
    public StatusCode Add(ReportedPayment payment)
    {
        StatusCode status = MakeRoom();
        if (status == StatusCode.Ok)
        {
            byte[] entry = TerminalJournal.EncodeReported(payment);
            status = _journal.Append(entry, 0, entry.Length);
        }

        if (status == StatusCode.Ok)
        {
            Payments.Add(payment);
        }

        return status;
    }

    /// <inheritdoc/>
    public StatusCode Save()
    {
        byte[] state = ReportedCodec.Encode(Payments);
        return _journal.Checkpoint(state, 0, state.Length);
    }

    /// <inheritdoc/>
    public void Checkpoint(byte[] state, int offset, int count)
    {
        _replayStatus = ReportedCodec.TryDecode(state, offset, count, Payments);
    }

    /// <inheritdoc/>
    public void Entry(byte[] entry, int offset, int count)
    {
        StatusCode status = TerminalJournal.ReplayEntry(entry, offset, count, Payments);
        if (_replayStatus == StatusCode.Ok)
        {
            _replayStatus = status;
        }
    }
}
