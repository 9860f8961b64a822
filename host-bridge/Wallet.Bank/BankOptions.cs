using System;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Bank.Shared.Crypto;

namespace Wallet.Bank;

/// <summary>What a <see cref="BankSystem"/> is opened with.</summary>
public sealed class BankOptions
{
    /// <summary>Folder of the databases, keys and the authority's certificate; made when it is not there.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The institutions' clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Source of keys, ids, codes and nonces. A seeded one is for simulations only.</summary>
    public IRandomSource Random { get; init; } = new SystemRandomSource();

    /// <summary>
    /// True: the same words get the same signature, by RFC 6979. For simulations only; otherwise nonces are drawn by
    /// the operating system's library.
    /// </summary>
    public bool SignsRepeatably { get; init; }

    /// <summary>Where refusals and faults are logged. No secret is ever written there.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>
    /// True: a transaction that has returned survives a power cut. False is faster and survives only the end of the
    /// process: for tests and simulations.
    /// </summary>
    public bool SurvivesPowerCut { get; init; } = true;

    /// <summary>How long a voucher can be used, from the central bank's first result on.</summary>
    public TimeSpan Validity { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long after that its payee can still report.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromDays(3);

    /// <summary>
    /// The end of <see cref="Grace"/> that belongs to the payee's bank: a payee must report to it before, and it has
    /// this long to bring the report to the central bank.
    /// </summary>
    public TimeSpan ReportTransit { get; init; } = TimeSpan.FromDays(1);

    /// <summary>
    /// How long before the end of validity the card stops using a voucher, so that clocks may differ.
    /// </summary>
    public TimeSpan SpendMargin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How far a timestamp may be from the receiver's clock, either way.</summary>
    public TimeSpan Freshness { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a currency document stays set aside for the transaction it was asked for.</summary>
    public TimeSpan CurrencySetAside { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A session that rests this long is forgotten.</summary>
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// A session is made anew after this long, however busy it is: certificates are asked about when it opens, and a
    /// revocation must reach sessions that never rest.
    /// </summary>
    public TimeSpan SessionLife { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Each commercial bank's own money at the central bank: stands behind guarantees and idle currency.
    /// </summary>
    public long CapitalMinor { get; init; } = 1_000_000_00;

    /// <summary>
    /// What an account may have rolled back on request while payees could still report it, together with what the bank
    /// ever paid under guarantee for it: all that broken cards can make the bank pay twice. A few days' purchases of a
    /// person, so that whoever changes his mind is not held up; whatever is above it comes back by expiry.
    /// </summary>
    public long RollBackMaxMinor { get; init; } = 1_000_00;

    /// <summary>
    /// How long a wallet may be offline and pay, from 1 hour to 30 days; the wallet platform says it to each wallet at
    /// its first report. Longer than <see cref="Validity"/>, so that a voucher runs out before its wallet does.
    /// </summary>
    public TimeSpan OfflineMax { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long a challenge may wait for its password.</summary>
    public TimeSpan ChallengeLife { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a password to log in with is good for (TOTP); zero: they are counted (HOTP).</summary>
    public TimeSpan LoginStep { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest transaction whose challenge may be typed: a card cannot show its payee then.</summary>
    public long TypedChallengeMaxMinor { get; init; } = 200_00;

    /// <summary>The largest single transaction.</summary>
    public long TransactionMaxMinor { get; init; } = 100_000_00;
}
