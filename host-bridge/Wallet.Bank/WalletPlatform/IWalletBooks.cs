using System.Collections.Generic;

namespace Wallet.Bank.WalletPlatform;

/// <summary>What the wallet platform may ask of the bank's books: the vouchers one wallet pays with.</summary>
internal interface IWalletBooks
{
    /// <summary>All vouchers that were ever made with this certificate.</summary>
    IReadOnlyList<BookedVoucher> VouchersOf(byte[] certificate);
}

/// <summary>A voucher as the bank's books have it.</summary>
/// <param name="VoucherId">Id.</param>
/// <param name="AmountMinor">Minor units.</param>
/// <param name="IsOpen">Whether it can still be used or reported.</param>
/// <param name="State">Where it stands, in a word.</param>
internal sealed record BookedVoucher(byte[] VoucherId, long AmountMinor, bool IsOpen, string State);
