using System;
using System.Linq;
using Wallet.Bank;
using Wallet.Bridge;
using Wallet.Protocol;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Scheduling;

namespace Wallet.Simulator.World;

/// <summary>One thing that a device or its bridge signed, checked or refused.</summary>
/// <param name="AfterEvent">Number of the institutions' last event before it.</param>
/// <param name="TimeMs">True time, Unix milliseconds.</param>
/// <param name="Device">Name of the device.</param>
/// <param name="IsBridge">True where its bridge did it.</param>
/// <param name="What">What it was.</param>
public sealed record DeviceEvent(long AfterEvent, long TimeMs, string Device, bool IsBridge, WitnessNote What)
{
    /// <summary>How often it happened, without anything new at an institution meanwhile.</summary>
    public int Times { get; internal set; } = 1;
}

/// <summary>What devices and bridges did, newest kept: the part of the story that no institution sees.</summary>
internal sealed class History : IBridgeLog
{
    private const int RepeatsWithin = 16;

    private readonly Scheduler _scheduler;
    private readonly Recent<BridgeEvent> _carried = new();
    private readonly Recent<DeviceEvent> _events = new();
    private long _lastBankEvent;
    private long _firstToRepeat;

    public History(Scheduler scheduler, BankSystem bank)
    {
        _scheduler = scheduler;
        _lastBankEvent = bank.Events is [.., var last] ? last.Sequence : 0;
        bank.EventAdded = happened => _lastBankEvent = happened.Sequence;
    }

    /// <summary>What the bridges carried.</summary>
    public Recent<BridgeEvent> Carried => _carried;

    /// <summary>What devices and bridges signed, checked and refused.</summary>
    public Recent<DeviceEvent> Events => _events;

    /// <summary>Notes what a board's firmware signs, checks and refuses.</summary>
    public void Watch(VirtualBoard board) => board.Witness.OnNote = note => Add(board.Name, isBridge: false, note);

    /// <summary>Begins a step: what repeats from now on is a line of its own.</summary>
    /// <returns>How many events there were.</returns>
    public long BeginStep() => _firstToRepeat = _events.Total;

    /// <inheritdoc/>
    public void Note(BridgeEvent happened)
    {
        _carried.Add(happened);

        // What an institution refused is in its own log; what did not get through on the line is in nobody else's.
        bool isOnLine = happened.Direction.Contains("device", StringComparison.Ordinal);
        if (happened.Status != StatusCode.Ok && isOnLine)
        {
            Add(happened.Device, isBridge: true, new WitnessNote(
                WitnessNoteKind.Refused, "", "", (int)happened.Message, happened.Status));
        }
    }

    // A device in the middle of something says so every second, to each thing it is asked: that is one line of a story.
    private void Add(string device, bool isBridge, WitnessNote what)
    {
        int stepCount = (int)Math.Min(RepeatsWithin, _events.Total - _firstToRepeat);
        DeviceEvent? same = _events.Newest(stepCount).LastOrDefault(happened => happened.AfterEvent == _lastBankEvent
            && happened.Device == device && happened.IsBridge == isBridge && happened.What == what);
        if (same is not null && what.Kind == WitnessNoteKind.Refused)
        {
            same.Times++;
            return;
        }

        _events.Add(new DeviceEvent(_lastBankEvent, _scheduler.UnixNowMs, device, isBridge, what));
    }
}
