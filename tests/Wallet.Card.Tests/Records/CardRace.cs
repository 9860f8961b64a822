using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Wallet.Card.Domain;
using Wallet.Card.Records;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;
using Wallet.Virtual.Storage;

namespace Wallet.Card.Tests.Records;

/// <summary>What a holder and a bank do to the vouchers of a card, drawn by a seed, and what must be there.</summary>
internal sealed class CardRace
{
    private const int PaymentBytes = 120;

    private readonly Random _random;
    private int _lastNumber;

    public CardRace(int seed)
    {
        _random = new Random(seed);
    }

    /// <summary>What the card must hold: "held", "spent HEX", "struck" or how it ended, by voucher number.</summary>
    public SortedDictionary<int, string> Model { get; private set; } = [];

    /// <summary>One request: what it does to a card, and to the model.</summary>
    public (string Name, Func<VoucherRecords, StatusCode> Run, SortedDictionary<int, string> After) Next()
    {
        List<int> open = [.. Model.Where(pair => !IsClosed(pair.Value)).Select(pair => pair.Key)];
        List<int> held = [.. Model.Where(pair => pair.Value == "held").Select(pair => pair.Key)];
        int kind = _random.Next(8);
        if (open.Count == 0 || (kind < 3 && open.Count < VoucherTable.CountMax))
        {
            int number = ++_lastNumber;
            return ($"add {number}", card => Add(card, number), With(number, "held"));
        }

        if (kind < 5 && held.Count > 0)
        {
            int number = held[_random.Next(held.Count)];
            byte[] payment = new byte[PaymentBytes];
            _random.NextBytes(payment);
            return ($"spend {number}", card => card.Spend(Find(card, number), payment),
                With(number, "spent " + Convert.ToHexString(payment)));
        }

        if (kind == 5 && held.Count > 0)
        {
            int number = held[_random.Next(held.Count)];
            return ($"strike out {number}", card => card.StrikeOut(Find(card, number)), With(number, "struck"));
        }

        int ended = open[_random.Next(open.Count)];
        VoucherOutcome outcome = (VoucherOutcome)(1 + _random.Next(3));
        return ($"close {ended}", card => card.Close(Find(card, ended), outcome), With(ended, outcome.ToString()));
    }

    public void Take(SortedDictionary<int, string> model) => Model = model;

    /// <summary>A card over this flash, as after a start.</summary>
    public static VoucherRecords Open(VirtualFlash flash)
    {
        var records = new VoucherRecords(
            flash, new RecordStore(flash, new TestMac(), TestMac.Key), new Journal(flash, new TestMac(), TestMac.Key));
        records.Open();
        return records;
    }

    /// <summary>What the card holds and remembers, in the words of the model.</summary>
    public static SortedDictionary<int, string> Read(VoucherRecords card)
    {
        SortedDictionary<int, string> found = [];
        for (int i = card.History.Count - 1; i >= 0; i--)
        {
            found[NumberOf(card.History.At(i).Id)] = card.History.At(i).Outcome.ToString();
        }

        for (int i = 0; i < card.Table.Count; i++)
        {
            Voucher voucher = card.Table.At(i);
            found.Add(NumberOf(voucher.Id), voucher.State switch
            {
                VoucherState.Held => "held",
                VoucherState.Spent => "spent " + Convert.ToHexString(voucher.Payment),
                VoucherState.StruckOut => "struck",
                _ => "doubtful",
            });
        }

        return found;
    }

    /// <summary>The model as far as a card can know it: of what has ended it remembers the last ones only.</summary>
    public static bool Same(SortedDictionary<int, string> model, SortedDictionary<int, string> found) =>
        found.All(pair => model.TryGetValue(pair.Key, out string? value) && value == pair.Value)
        && model.Where(pair => !IsClosed(pair.Value)).All(pair => found.ContainsKey(pair.Key))
        && found.Count(pair => IsClosed(pair.Value))
            == Math.Min(VoucherHistory.CountMax, model.Count(pair => IsClosed(pair.Value)));

    public static bool IsClosed(string value) => Enum.TryParse(value, out VoucherOutcome _);

    /// <summary>False where a voucher is in doubt, of which the model does not know what may be done with it.</summary>
    public static bool IsKnown(SortedDictionary<int, string> found) => !found.ContainsValue("doubtful");

    public static string Text(SortedDictionary<int, string> model) =>
        string.Join(", ", model.Select(pair => string.Create(CultureInfo.InvariantCulture,
            $"{pair.Key}={pair.Value[..Math.Min(pair.Value.Length, 12)]}")));

    public static Voucher Find(VoucherRecords card, int number) => card.Table.Find(IdOf(number));

    private static StatusCode Add(VoucherRecords card, int number)
    {
        Voucher voucher = Make(number);
        voucher.Slot = card.Table.FreeSlot();
        return card.Add(voucher);
    }

    private static Voucher Make(int number)
    {
        byte[] digest = new byte[32];
        var order = new PaymentOrder
        {
            TimestampMs = 1,
            VoucherId = IdOf(number),
            PayerCertificateDigest = digest,
            PayerBank = "bank-a",
            PayeeCertificateDigest = digest,
            PayeeBank = "bank-b",
            AmountMinor = number,
            Currency = "CNY",
            CurrencyDigest = digest,
        };
        var third = new ThirdResult
        {
            TimestampMs = 1,
            VoucherId = order.VoucherId,
            PreviousDigest = digest,
            SpendUntilMs = 2,
        };
        var voucher = new Voucher
        {
            PayeeName = "Bo's Tea",
            Order = CoseSign1.Encode(order.Encode(), new byte[64]),
            Confirmation = new byte[1],
            ThirdResult = CoseSign1.Encode(third.Encode(), new byte[64]),
            State = VoucherState.Held,
        };
        Assert.AreEqual(StatusCode.Ok, VoucherDocuments.Fill(voucher));
        return voucher;
    }

    private static byte[] IdOf(int number)
    {
        byte[] id = new byte[PaymentOrder.VoucherIdBytes];
        id[0] = (byte)(number >> 8);
        id[1] = (byte)number;
        return id;
    }

    private static int NumberOf(byte[] id) => (id[0] << 8) | id[1];

    private SortedDictionary<int, string> With(int number, string value) => new(Model) { [number] = value };
}
