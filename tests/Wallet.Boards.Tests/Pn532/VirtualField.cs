using System;
using Wallet.Virtual.Scheduling;

namespace Wallet.Boards.Tests.Pn532;

/// <summary>The air between two virtual chips, at 106 kbit/s.</summary>
/// <remarks>
/// Frames of 64 bytes in both directions and nothing chained; a card that does not answer within 155 ms is not heard
/// any more. That is what a PN532 offers as a card, so whoever needs more gets an error here.
/// </remarks>
internal sealed class VirtualField(Scheduler scheduler)
{
    public const int BlockBytesMax = 61;
    public const int FrameWaitingMs = 155;

    private const int BlockOverheadBytes = 3;

    private VirtualPn532 _reader;
    private VirtualPn532 _card;
    private long _bytesLeft = long.MaxValue;

    /// <summary>Whether card and reader are held together.</summary>
    public bool Together { get; private set; }

    /// <summary>Bytes that went through the air.</summary>
    public long Bytes { get; private set; }

    /// <summary>Blocks that no frame could carry.</summary>
    public int OversizedBlocks { get; private set; }

    /// <summary>True where the card is selected and there.</summary>
    public bool IsSelected => Together && _card.IsActive;

    public void Place(VirtualPn532 reader, VirtualPn532 card)
    {
        (_reader, _card) = (reader, card);
        reader.Field = this;
        card.Field = this;
    }

    public void Bring() => Together = true;

    public void Part()
    {
        Together = false;
        _bytesLeft = long.MaxValue;
        _card.LeaveField();
    }

    /// <summary>Takes the card away in front of the byte after so many more.</summary>
    public void TearAfterBytes(long count) => _bytesLeft = count;

    /// <summary>Selects the card, and has it answer with its ATS; false where none answers.</summary>
    public bool TrySelect() => Together && _card.IsArmed && TryCarry(new byte[20]) && _card.TrySelect();

    public void Release()
    {
        if (IsSelected && !_card.IsThinking) { _card.BeReleased(); }
    }

    public void SwitchOff()
    {
        if (Together) { _card.LeaveField(); }
    }

    public void SendToCard(byte[] block) => Send(block, _card.TakeBlock);

    public void SendToReader(byte[] block) => Send(block, _reader.TakeAnswer);

    private void Send(byte[] block, Action<byte[]> take)
    {
        if (!IsSelected) { return; }

        int airMs = 1 + ((block.Length + BlockOverheadBytes) / 11);
        scheduler.At(scheduler.NowMs + airMs, () => { if (TryCarry(block)) { take(block); } });
    }

    private bool TryCarry(byte[] block)
    {
        if (!Together) { return false; }
        if (block.Length > BlockBytesMax)
        {
            OversizedBlocks++;
            return false;
        }

        int count = block.Length + BlockOverheadBytes;
        bool tears = count > _bytesLeft;
        Bytes += Math.Min(count, _bytesLeft);
        if (_bytesLeft != long.MaxValue) { _bytesLeft -= count; }
        if (tears) { Part(); }
        return !tears;
    }
}
