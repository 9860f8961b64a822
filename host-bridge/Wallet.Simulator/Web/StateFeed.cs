using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Wallet.Bank;
using Wallet.Core;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Web;

/// <summary>Turns the simulation into what the page shows. Used on the scheduler only.</summary>
internal sealed class StateFeed(Simulation simulation)
{
    private const int EventsMax = 60;
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    private readonly long _totalMinor = simulation.Bank.Books().Totals.TotalMinor;
    private BooksSnapshot? _books;
    private long _booksOf = -1;

    /// <summary>The page's state as JSON.</summary>
    public string Json() => JsonSerializer.Serialize(View(), s_json);

    private StateView View()
    {
        IReadOnlyList<LoopEvent> events = simulation.Bank.Events;
        BooksSnapshot books = Books(events);
        MoneyView money = MoneyView.Of(books, simulation);
        return new StateView(
            simulation.Online,
            simulation.Field.Current is not null,
            new Guide(simulation, books).NextStep(),
            new Dictionary<string, DeviceView>(StringComparer.Ordinal)
            {
                ["card"] = Device(simulation.Card, simulation.CardFirmware?.Card?.Device, simulation.CardCode),
                ["terminal"] = Device(
                    simulation.Terminal, simulation.TerminalFirmware?.Terminal?.Device, simulation.TerminalCode),
            },
            books.Institutions.Select(Book).ToList(),
            Total(money, books),
            books.Vouchers.Select(Voucher).ToList(),
            Story(events));
    }

    private static VoucherView Voucher(VoucherLine line) =>
        new(line.VoucherId, line.Payee, line.State, line.AmountMinor, line.PaidMinor);

    private static DeviceView Device(VirtualBoard board, DeviceContext? device, string code) => new(
        board.IsPowered,
        Convert.ToBase64String(board.Display.LastFrame),
        board.Display.Text,
        device?.Identity.IsEnrolled ?? false ? "" : code);

    private static BookView Book(InstitutionBooks books)
    {
        List<AccountView> accounts = books.Accounts
            .OrderByDescending(line => line.IsAsset)
            .Select(line => new AccountView(
                line.Holder.Length == 0 ? line.Name : $"{line.Name} ({line.Holder})", line.IsAsset, line.BalanceMinor))
            .ToList();
        long sumMinor = accounts.Sum(account => account.IsAsset ? account.AmountMinor : -account.AmountMinor);
        return new BookView(books.Institution, books.Name, accounts, sumMinor);
    }

    // The institutions' events and the devices' own, in the order in which they happened.
    private List<EventView> Story(IReadOnlyList<LoopEvent> events) => events
        .Skip(Math.Max(0, events.Count - EventsMax))
        .Select(happened => (Order: happened.Sequence, View: Line(happened)))
        .Concat(simulation.History.Events.Newest(EventsMax)
            .Select(happened => (Order: happened.AfterEvent, View: Line(happened))))
        .OrderBy(line => line.Order)
        .TakeLast(EventsMax)
        .Select(line => line.View)
        .ToList();

    private static EventView Line(LoopEvent happened)
    {
        string kind = happened.Kind switch
        {
            LoopEventKind.Refused => "refusal",
            LoopEventKind.DocumentSigned or LoopEventKind.DocumentVerified => "signature",
            _ => "exchange",
        };
        return Line(happened.TimeMs, language => EventText.Of(happened, language), kind);
    }

    private static EventView Line(DeviceEvent happened)
    {
        string kind = happened.What.Status == StatusCode.Ok ? "signature" : "refusal";
        return Line(happened.TimeMs, language => EventText.Of(happened, language), kind);
    }

    private static EventView Line(long timeMs, Func<Language, string> text, string kind) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(timeMs).ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["en"] = text(Language.English),
            ["zh"] = text(Language.Chinese),
        },
        kind);

    private BooksSnapshot Books(IReadOnlyList<LoopEvent> events)
    {
        long last = events.Count == 0 ? 0 : events[^1].Sequence;
        if (_books is null || last != _booksOf)
        {
            _books = simulation.Bank.Books();
            _booksOf = last;
        }

        return _books;
    }

    private TotalView Total(MoneyView money, BooksSnapshot books) => new(
        money.TotalMinor,
        money.TotalMinor == _totalMinor && books.Problems.Count == 0,
        [
            new PlaceView("placeCustomers", money.CustomersMinor),
            new PlaceView("placeCard", money.CardMinor),
            new PlaceView("placeTerminal", money.TerminalMinor),
            new PlaceView("placeOrders", money.UnderWayMinor),
            new PlaceView("placeLosses", -money.LossesMinor),
        ]);
}
