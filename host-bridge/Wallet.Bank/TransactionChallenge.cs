using System;

namespace Wallet.Bank;

/// <summary>A challenge that an authentication server has bound to one transaction.</summary>
/// <param name="Transaction">Encoded TransactionInfo: what the card shows, and what the password is for.</param>
/// <param name="Challenge">Its digest, 32 bytes; the question of the password.</param>
/// <param name="Typed">
/// Eight digits for a card without a bridge, typed together with the amount; empty above the limit.
/// </param>
/// <param name="ValidUntil">A password that comes later is refused.</param>
public sealed record TransactionChallenge(
    byte[] Transaction, byte[] Challenge, string Typed, DateTimeOffset ValidUntil);
