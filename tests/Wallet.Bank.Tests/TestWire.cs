using System;
using System.Collections.Generic;

namespace Wallet.Bank.Tests;

/// <summary>The wire in the hands of a test: counts, drops, changes, breaks.</summary>
internal sealed class TestWire : IInstitutionWire
{
    private readonly IInstitutionWire _inner;

    public TestWire(IInstitutionWire inner)
    {
        _inner = inner;
    }

    /// <summary>From, to and number (from 0) of each message so far.</summary>
    public List<(string From, string To)> Sent { get; } = [];

    /// <summary>Given from, to, number and bytes: what to deliver; null to drop the request.</summary>
    public Func<string, string, int, byte[], byte[]?> Request { get; set; } = (_, _, _, bytes) => bytes;

    /// <summary>Given from, to, number and bytes of the answer: what to hand back; null to drop it.</summary>
    public Func<string, string, int, byte[], byte[]?> Reply { get; set; } = (_, _, _, bytes) => bytes;

    public byte[]? Send(string from, string to, byte[] bytes)
    {
        int number = Sent.Count;
        Sent.Add((from, to));
        byte[]? request = Request(from, to, number, bytes);
        byte[]? reply = request is null ? null : _inner.Send(from, to, request);
        return reply is null ? null : Reply(from, to, number, reply);
    }
}
