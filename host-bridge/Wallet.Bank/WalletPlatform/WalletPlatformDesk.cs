using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.WalletPlatform;

/// <summary>
/// The wallet platform of one bank: hears what its customers' wallets are and hold, and says how they are to be.
/// </summary>
/// <remarks>
/// A module of its own: its tables are its own, and of the bank's books it sees what <see cref="IWalletBooks"/> shows.
/// It signs with the bank's key, because the wallets know their bank and nobody else. A command is a whole statement of
/// how the wallet is to be, with the next counter: the wallet is sent the newest one until it has carried it out.
/// </remarks>
internal sealed class WalletPlatformDesk
{
    private readonly Office _office;
    private readonly IWalletBooks _books;
    private readonly WalletStore _store;

    public WalletPlatformDesk(Office office, IWalletBooks books)
    {
        _office = office;
        _books = books;
        _store = new WalletStore(office.Database);
    }

    /// <summary>Every wallet that has reported or was given a command.</summary>
    public List<ManagedWallet> Wallets => _store.All();

    /// <summary>Whether the wallet of this certificate may neither pay nor load.</summary>
    public bool IsFrozen(byte[] certificateDigest)
    {
        return _store.Find(certificateDigest)?.IsFrozen > 0;
    }

    /// <summary>Takes a key information set; answers with the command that the wallet does not have yet.</summary>
    public StatusCode Report(Certificate wallet, string account, byte[] message, out byte[] reply)
    {
        reply = [];
        KeyInformation set = null!;
        StatusCode status = ReportWallet.TryDecode(message, 0, message.Length, out ReportWallet request);
        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(request.KeyInformation, KeyInformation.TryDecode, out set);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (!_office.IsSignedBy(request.KeyInformation, KeyInformation.Label, wallet))
        {
            return StatusCode.SignatureInvalid;
        }

        if (!IsWhole(set))
        {
            return StatusCode.MessageMalformed;
        }

        if (!Sign1.Same(set.CertificateDigest, wallet.Digest))
        {
            return StatusCode.TransactionMismatch;
        }

        ManagedWallet managed = _store.Find(wallet.Digest) ?? NextCommand(
            new ManagedWallet { CertificateDigest = wallet.Digest, Account = account }, FirstTerms(account));
        List<string> differences = BooksComparison.Of(
            set, Read(managed.Report), _books.VouchersOf(wallet.Encoded), managed.Counter, _office.NowMs);
        managed.ReportedMs = _office.NowMs;
        managed.Report = request.KeyInformation;
        managed.Differences = string.Join('\n', differences);
        _office.Database.Commit(() =>
        {
            _store.Save(managed);
            if (differences.Count > 0)
            {
                _store.KeepDifference(managed);
            }
        });
        bool isNew = set.CommandCounter < managed.Counter;
        reply = new ReportWalletReply { Command = isNew ? managed.Command : [] }.Encode();
        return StatusCode.Ok;
    }

    /// <summary>Makes the next command to a wallet.</summary>
    /// <param name="certificateDigest">Whose.</param>
    /// <param name="account">The account it speaks for.</param>
    /// <param name="change">From how it is to how it is to be.</param>
    /// <exception cref="BankSetupException">Terms that a wallet would refuse.</exception>
    public void Manage(byte[] certificateDigest, string account, Func<WalletTerms, WalletTerms> change)
    {
        ManagedWallet wallet = _store.Find(certificateDigest)
            ?? new ManagedWallet { CertificateDigest = certificateDigest, Account = account };
        WalletTerms terms = wallet.Counter == 0 ? FirstTerms(account) : wallet.Terms;
        NextCommand(wallet, change(terms).Checked());
        _office.Database.Commit(() => _store.Save(wallet));
    }

    /// <summary>What the wallet said last; null where it has said nothing.</summary>
    public static KeyInformation? Read(byte[] report)
    {
        return report.Length > 0 && Sign1.TryRead(report, KeyInformation.TryDecode, out KeyInformation set)
            == StatusCode.Ok ? set : null;
    }

    // Each voucher once, each with its state and an amount that can be.
    private static bool IsWhole(KeyInformation set)
    {
        int count = set.VoucherIds.Length;
        return set.VoucherStates.Length == count && set.VoucherAmounts.Length == count
            && set.VoucherIds.All(id => id.Length == KeyInformation.VoucherIdsBytesMax)
            && set.VoucherIds.DistinctBy(Convert.ToHexString).Count() == count
            && set.VoucherAmounts.All(Amount.IsValid);
    }

    // A card that replaces another keeps the limits of its account, and not that the other was frozen.
    private WalletTerms FirstTerms(string account)
    {
        ManagedWallet? before = _store.All().LastOrDefault(wallet => wallet.Account == account);
        return before is null ? WalletTerms.First(_office.Options) : before.Terms with { IsFrozen = false };
    }

    private ManagedWallet NextCommand(ManagedWallet wallet, WalletTerms terms)
    {
        wallet.Counter++;
        wallet.IsFrozen = terms.IsFrozen ? 1 : 0;
        wallet.OfflineMaxMs = terms.OfflineMaxMs;
        wallet.PaymentMaxMinor = terms.PaymentMaxMinor;
        var command = new RemoteCommand
        {
            CertificateDigest = wallet.CertificateDigest,
            Counter = wallet.Counter,
            TimeMs = _office.NowMs,
            Frozen = terms.IsFrozen,
            OfflineMaxMs = terms.OfflineMaxMs,
            PaymentMaxMinor = terms.PaymentMaxMinor,
        };
        wallet.Command = _office.Sign(RemoteCommand.Label, command.Encode());
        return wallet;
    }
}
