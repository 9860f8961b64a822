using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Storage;

/// <summary>What a journal holds, as plain lists; also the visitor that reads it out.</summary>
internal sealed class JournalModel : IJournalReplay
{
    /// <summary>Null where there is no checkpoint.</summary>
    public byte[]? State { get; private set; }

    public List<byte[]> Entries { get; private init; } = [];

    public StatusCode Status { get; private set; }

    /// <summary>Opens the journal on this flash and reads it out.</summary>
    public static JournalModel Of(VirtualFlash flash) => Of(flash, out _);

    public static JournalModel Of(VirtualFlash flash, out Journal journal)
    {
        JournalModel model = new();
        journal = new Journal(flash, new TestMac(), TestMac.Key);
        model.Status = journal.Open(model);
        Assert.AreEqual(model.Entries.Count, journal.EntryCount);
        return model;
    }

    public JournalModel After(byte[] entry) => new() { State = State, Entries = [.. Entries, entry] };

    public static JournalModel AfterCheckpoint(byte[] state) => new() { State = state };

    public bool Same(JournalModel other) =>
        (State is null) == (other.State is null)
        && (State ?? []).SequenceEqual(other.State ?? [])
        && Entries.Count == other.Entries.Count
        && Entries.Zip(other.Entries).All(pair => pair.First.SequenceEqual(pair.Second));

    public void Checkpoint(byte[] state, int offset, int count)
    {
        Assert.IsNull(State);
        Assert.AreEqual(0, Entries.Count);
        State = state.AsSpan(offset, count).ToArray();
    }

    public void Entry(byte[] entry, int offset, int count)
    {
        Assert.IsNotNull(State);
        Entries.Add(entry.AsSpan(offset, count).ToArray());
    }
}
