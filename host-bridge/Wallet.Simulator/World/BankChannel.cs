using System;
using Wallet.Bank;
using Wallet.Bridge.Institutions;

namespace Wallet.Simulator.World;

/// <summary>What the bridge does to a message on its way, in scenarios and tests: null drops it.</summary>
/// <param name="institution">Whom it is for, or from.</param>
/// <param name="message">The sealed bytes.</param>
public delegate byte[]? Meddle(string institution, byte[] message);

/// <summary>The bridge's way to institutions in the same process, counted, and open to meddling.</summary>
public sealed class BankChannel(BankSystem bank) : IInstitutionChannel
{
    /// <summary>Changes, keeps or drops what goes to an institution.</summary>
    public Meddle? OnRequest { get; set; }

    /// <summary>Changes, keeps or drops what comes back.</summary>
    public Meddle? OnReply { get; set; }

    /// <summary>
    /// Takes the exchange over: gets the message and the way to the institution. Null carries it as it is.
    /// </summary>
    public Func<byte[], Func<byte[], byte[]?>, byte[]?>? Carrier { get; set; }

    /// <summary>Messages carried to institutions.</summary>
    public int RoundTrips { get; private set; }

    /// <summary>Bytes carried, both ways.</summary>
    public long Bytes { get; private set; }

    /// <inheritdoc/>
    public byte[]? Exchange(string institution, byte[] message)
    {
        ArgumentNullException.ThrowIfNull(message);
        RoundTrips++;
        Bytes += message.Length;
        byte[]? request = OnRequest is null ? message : OnRequest(institution, message);
        byte[]? reply = request is null ? null : Carry(institution, request);
        if (reply is not null && OnReply is not null)
        {
            reply = OnReply(institution, reply);
        }

        Bytes += reply?.Length ?? 0;
        return reply;
    }

    private byte[]? Carry(string institution, byte[] request) => Carrier is null
        ? bank.Handle(institution, request)
        : Carrier(request, bytes => bank.Handle(institution, bytes));
}
