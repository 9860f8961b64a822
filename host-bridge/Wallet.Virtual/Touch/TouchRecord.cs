using System;
using System.Collections.Generic;

namespace Wallet.Virtual.Touch;

/// <summary>One command/response pair as it went through the air.</summary>
public sealed class TouchExchange
{
    internal TouchExchange(long startMs, byte[] command)
    {
        StartMs = startMs;
        Command = command;
    }

    /// <summary>Time of the world at which the reader began to send.</summary>
    public long StartMs { get; }

    /// <summary>Time of the world at which the reader had the answer or gave up.</summary>
    public long EndMs { get; internal set; }

    /// <summary>What the reader sent.</summary>
    public byte[] Command { get; }

    /// <summary>True where all of the command reached the card.</summary>
    public bool CommandArrived { get; internal set; }

    /// <summary>What the card sent; null where it sent nothing.</summary>
    public byte[]? Answer { get; internal set; }

    /// <summary>True where all of the answer reached the reader.</summary>
    public bool AnswerArrived { get; internal set; }
}

/// <summary>What happened between one <see cref="TouchField.Bring"/> and its <see cref="TouchField.Part"/>.</summary>
public sealed class TouchRecord
{
    private readonly List<TouchExchange> _exchanges = [];

    internal TouchRecord(string card, string terminal, long startMs)
    {
        Card = card;
        Terminal = terminal;
        StartMs = startMs;
    }

    /// <summary>Name of the card's board.</summary>
    public string Card { get; }

    /// <summary>Name of the terminal's board.</summary>
    public string Terminal { get; }

    /// <summary>Time of the world at which they met.</summary>
    public long StartMs { get; }

    /// <summary>Time of the world at which they parted; null while they are together.</summary>
    public long? EndMs { get; internal set; }

    /// <summary>True where the touch was torn by <see cref="TouchField.TearAfterBytes"/>.</summary>
    public bool WasTorn { get; internal set; }

    /// <summary>Bytes that went through the air, both ways, SELECT and partial messages included.</summary>
    public int Bytes { get; internal set; }

    /// <summary>All pairs begun, in order.</summary>
    public IReadOnlyList<TouchExchange> Exchanges => _exchanges;

    internal void Add(TouchExchange exchange) => _exchanges.Add(exchange);
}
