using System;
using Wallet.Bank.Shared.Crypto;

namespace Wallet.Bank.Shared.Sessions;

/// <summary>One session, at either end.</summary>
internal sealed class Session : IDisposable
{
    public Session(byte[] id, byte[] transcriptDigest, SessionCipher cipher)
    {
        Id = id;
        TranscriptDigest = transcriptDigest;
        Cipher = cipher;
    }

    public byte[] Id { get; }

    /// <summary>SHA-256 of SessionHello and SessionHelloReply.</summary>
    public byte[] TranscriptDigest { get; }

    public SessionCipher Cipher { get; }

    /// <summary>Who the other end is; null before it has authenticated itself.</summary>
    public Certificate? Peer { get; set; }

    /// <summary>True when the peer's certificate was revoked before it authenticated itself.</summary>
    public bool IsPeerRevoked { get; set; }

    /// <summary>When it was opened, Unix milliseconds.</summary>
    public required long OpenedMs { get; init; }

    /// <summary>When it was last used, Unix milliseconds.</summary>
    public long UsedMs { get; set; }

    /// <summary>Who the other end is, for logs.</summary>
    public string PeerDescription => Peer?.Description ?? "anonymous";

    /// <summary>True once it must be made anew.</summary>
    public bool IsOver(long nowMs, BankOptions options)
    {
        return nowMs - OpenedMs > options.SessionLife.TotalMilliseconds;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Cipher.Dispose();
    }
}
