using System.Collections.Generic;

namespace Wallet.Simulator.Web;

/// <summary>All that the page shows, as it is sent to it in one piece.</summary>
public sealed record StateView(
    bool Network,
    bool Touching,
    string Guide,
    IReadOnlyDictionary<string, DeviceView> Devices,
    IReadOnlyList<BookView> Books,
    TotalView Money,
    IReadOnlyList<VoucherView> Vouchers,
    IReadOnlyList<EventView> Events);

/// <summary>One device.</summary>
/// <param name="Powered">Whether it has power.</param>
/// <param name="Frame">The 1,024 bytes of its display, base64.</param>
/// <param name="Lines">The text that is lit, for people who cannot see the picture.</param>
/// <param name="EnrolmentCode">What its bank's letter says, until it is enrolled; empty then.</param>
public sealed record DeviceView(bool Powered, string Frame, IReadOnlyList<string> Lines, string EnrolmentCode);

/// <summary>One institution's books. What it has less what it owes is always zero.</summary>
public sealed record BookView(string Institution, string Title, IReadOnlyList<AccountView> Accounts, long SumMinor);

/// <summary>One account.</summary>
/// <param name="Name">Its name and, for a customer's, the holder.</param>
/// <param name="IsAsset">True for what the institution has, false for what it owes.</param>
/// <param name="AmountMinor">Positive on either side.</param>
public sealed record AccountView(string Name, bool IsAsset, long AmountMinor);

/// <summary>All money, by place.</summary>
public sealed record TotalView(long TotalMinor, bool Constant, IReadOnlyList<PlaceView> Rows);

/// <summary>Money in one place; the place is a key of the page's text table.</summary>
public sealed record PlaceView(string Place, long AmountMinor);

/// <summary>One voucher as its bank sees it.</summary>
public sealed record VoucherView(string Id, string Payee, string State, long AmountMinor, long PaidMinor);

/// <summary>One line of what happened.</summary>
/// <param name="Time">By the institutions' clock.</param>
/// <param name="Text">The sentence, by the page's language.</param>
/// <param name="Kind">"refusal", "signature" or "exchange".</param>
public sealed record EventView(string Time, IReadOnlyDictionary<string, string> Text, string Kind);
