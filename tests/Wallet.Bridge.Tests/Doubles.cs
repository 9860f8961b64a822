using System.Collections.Concurrent;
using System.Collections.Generic;
using Wallet.Bridge.Institutions;

namespace Wallet.Bridge.Tests;

/// <summary>Answers every exchange with the same bytes, or not at all.</summary>
internal sealed class FixedInstitutions(byte[]? answer) : IInstitutionChannel
{
    public List<(string Institution, byte[] Message)> Asked { get; } = [];

    public byte[]? Exchange(string institution, byte[] message)
    {
        Asked.Add((institution, message));
        return answer;
    }
}

/// <summary>Remembers what the bridge said it did.</summary>
internal sealed class RememberingLog : IBridgeLog
{
    public ConcurrentQueue<BridgeEvent> Events { get; } = new();

    public void Note(BridgeEvent happened) => Events.Enqueue(happened);
}
