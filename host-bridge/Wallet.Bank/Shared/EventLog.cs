using System;
using System.Collections.Generic;
using Microsoft.Extensions.Logging;
using Wallet.Protocol;

namespace Wallet.Bank.Shared;

/// <summary>What happened in all institutions of one process, in order; the newest are kept.</summary>
internal sealed class EventLog
{
    private const int EventsMax = 10_000;

    private readonly BankOptions _options;
    private readonly Queue<LoopEvent> _events = new();
    private readonly Action<LoopEvent> _added;
    private long _sequence;

    public EventLog(BankOptions options, Action<LoopEvent> added)
    {
        _options = options;
        _added = added;
    }

    /// <summary>A copy, oldest first.</summary>
    public LoopEvent[] ToArray()
    {
        lock (_events)
        {
            return [.. _events];
        }
    }

    /// <summary>Adds one.</summary>
    public void Add(
        LoopEventKind kind,
        string institution,
        string counterpart,
        string subject,
        StatusCode status = StatusCode.Ok,
        byte[]? voucherId = null,
        int requestBytes = 0,
        int replyBytes = 0)
    {
        string plain = LoopEvent.NameOf(subject);
        LoopEvent added;
        lock (_events)
        {
            added = new LoopEvent(
                ++_sequence,
                _options.Time.GetUtcNow().ToUnixTimeMilliseconds(),
                kind,
                institution,
                counterpart,
                plain,
                status,
                voucherId is null ? "" : Convert.ToHexStringLower(voucherId),
                requestBytes,
                replyBytes);
            _events.Enqueue(added);
            if (_events.Count > EventsMax)
            {
                _events.Dequeue();
            }
        }

        if (kind == LoopEventKind.Refused)
        {
            _options.Logger.LogWarning(
                "{Institution} refused {Subject} of {Counterpart}: {Status}", institution, plain, counterpart, status);
        }

        _added(added);
    }
}
