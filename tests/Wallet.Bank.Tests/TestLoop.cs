using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Tests;

/// <summary>Institutions in a folder of their own, Ann's card at bank A and a till at bank B, all enrolled.</summary>
internal sealed class TestLoop : IDisposable
{
    public const long OpeningMinor = 500_00;
    public const long AmountMinor = 12_50;

    private readonly string _folder;
    private readonly TestOptions _options;
    private byte _nextId;

    public TestLoop(bool isEnrolled = true, long seed = 7, TestOptions? options = null)
    {
        _folder = Path.Combine(Path.GetTempPath(), "wallet-bank-test-" + Guid.NewGuid().ToString("N"));
        _options = options ?? new TestOptions();
        Random = new SeededRandomSource(seed);
        System = Open();
        Wire = new TestWire(System.Wire);
        System.Wire = Wire;
        CardCode = System.OpenAccount(Institutions.BankA, "Ann", DeviceKind.Card, OpeningMinor);
        TillCode = System.OpenAccount(Institutions.BankB, "Corner Shop", DeviceKind.Terminal, 0);
        Card = new TestDevice(message => System.Handle(Institutions.BankA, message), Institutions.BankA);
        Till = new TestDevice(message => System.Handle(Institutions.BankB, message), Institutions.BankB);
        if (isEnrolled)
        {
            Enrol(Card, CardCode, DeviceKind.Card);
            Enrol(Till, TillCode, DeviceKind.Terminal);
        }
    }

    public TestClock Clock { get; } = new();

    public SeededRandomSource Random { get; }

    public BankSystem System { get; private set; }

    public TestWire Wire { get; private set; }

    public TestDevice Card { get; private set; }

    public TestDevice Till { get; }

    public string CardCode { get; }

    public string TillCode { get; }

    public string Folder => _folder;

    public static void Enrol(TestDevice device, string code, DeviceKind kind)
    {
        Assert.AreEqual(StatusCode.Ok, device.Hello());
        Assert.AreEqual(StatusCode.Ok, device.Enrol(code, kind));
        Assert.AreEqual(StatusCode.Ok, device.Connect());
    }

    /// <summary>Cuts the line on which a bank asks the central bank; <see cref="Wire"/> put back mends it.</summary>
    public void Silence(string bank)
    {
        System.Wire = new TestWire(Wire)
        {
            Request = (from, to, _, bytes) => from == bank && to == Institutions.CentralBank ? null : bytes,
        };
    }

    /// <summary>Ann gets another card for the same account.</summary>
    public void ReplaceCard()
    {
        Card.Dispose();
        Card = new TestDevice(message => System.Handle(Institutions.BankA, message), Institutions.BankA);
        Enrol(Card, System.NewEnrolmentCode(Institutions.BankA, "0001"), DeviceKind.Card);
    }

    /// <summary>The process ends and starts again over the same folder; devices connect anew.</summary>
    public void Restart(bool isCardGood = true)
    {
        System.Dispose();
        System = Open();
        Wire = new TestWire(System.Wire);
        System.Wire = Wire;
        Assert.AreEqual(StatusCode.Ok, Till.Connect());
        if (isCardGood)
        {
            Assert.AreEqual(StatusCode.Ok, Card.Connect());
        }
    }

    public byte[] NewVoucherId()
    {
        byte[] id = [0xA0, 0, 0, 0, 0, 0, 0, 0, .. Card.PublicKey[..8]];
        id[7] = ++_nextId;
        return id;
    }

    public StatusCode RequestCurrency(byte[] voucherId, out byte[] document, long amountMinor = AmountMinor)
    {
        byte[] reply = Card.Ask(
            new RequestCurrency { VoucherId = voucherId, AmountMinor = amountMinor, Currency = "CNY" }.Encode());
        StatusCode status = RequestCurrencyReply.TryDecode(reply, 0, reply.Length, out RequestCurrencyReply message);
        document = message?.CurrencyDocument ?? [];
        return status == StatusCode.MessageUnknown ? TestDevice.StatusOf(reply) : status;
    }

    /// <summary>An order as the card would make it; each test then spoils one thing.</summary>
    public PaymentOrder NewOrder(long amountMinor = AmountMinor)
    {
        byte[] voucherId = NewVoucherId();
        Assert.AreEqual(StatusCode.Ok, RequestCurrency(voucherId, out byte[] currency, amountMinor));
        Clock.Advance(TimeSpan.FromSeconds(1));
        return new PaymentOrder
        {
            TimestampMs = Clock.NowMs,
            VoucherId = voucherId,
            PayerCertificateDigest = Card.CertificateDigest,
            PayerBank = Institutions.BankA,
            PayeeCertificateDigest = Till.CertificateDigest,
            PayeeBank = Institutions.BankB,
            AmountMinor = amountMinor,
            Currency = "CNY",
            CurrencyDigest = SHA256.HashData(currency),
        };
    }

    public StatusCode Submit(PaymentOrder order, out TestVoucher voucher)
    {
        return Submit(order, Card.Sign(PaymentOrder.Label, order.Encode()), out voucher);
    }

    public StatusCode Submit(PaymentOrder order, byte[] document, out TestVoucher voucher)
    {
        byte[] reply = Card.Ask(new SubmitOrder { Order = document }.Encode());
        StatusCode status = SubmitOrderReply.TryDecode(reply, 0, reply.Length, out SubmitOrderReply message);
        voucher = new TestVoucher(order, document, message);
        return status == StatusCode.MessageUnknown ? TestDevice.StatusOf(reply) : status;
    }

    public TestVoucher NewVoucher(long amountMinor = AmountMinor)
    {
        Assert.AreEqual(StatusCode.Ok, Submit(NewOrder(amountMinor), out TestVoucher voucher));
        return voucher;
    }

    /// <summary>What the card signs at the touch: all of the voucher, or a part.</summary>
    public Payment NewPayment(TestVoucher voucher, long? paidMinor = null)
    {
        return new Payment
        {
            TimeMs = Clock.NowMs,
            VoucherId = voucher.Order.VoucherId,
            ConfirmationDigest = SHA256.HashData(voucher.Reply!.Confirmation),
            PayeeCertificateDigest = voucher.Order.PayeeCertificateDigest,
            AmountMinor = paidMinor ?? voucher.Order.AmountMinor,
            TerminalNonce = new byte[16],
        };
    }

    public byte[] Pay(TestVoucher voucher, long? paidMinor = null)
    {
        return Card.Sign(Payment.Label, NewPayment(voucher, paidMinor).Encode());
    }

    public StatusCode Report(TestVoucher voucher, byte[] payment, out byte[] redemption, byte[]? payer = null)
    {
        byte[] reply = Till.Ask(new ReportPayment
        {
            Order = voucher.Document,
            Confirmation = voucher.Reply!.Confirmation,
            Payment = payment,
            PayerCertificate = payer ?? Card.Certificate,
        }.Encode());
        StatusCode status = ReportPaymentReply.TryDecode(reply, 0, reply.Length, out ReportPaymentReply message);
        redemption = message?.Redemption ?? [];
        return status == StatusCode.MessageUnknown ? TestDevice.StatusOf(reply) : status;
    }

    public byte[] RollBackDocument(TestVoucher voucher)
    {
        return Card.Sign(RollBackRequest.Label, new RollBackRequest
        {
            TimestampMs = Clock.NowMs,
            VoucherId = voucher.Order.VoucherId,
            OrderDigest = SHA256.HashData(voucher.Document),
        }.Encode());
    }

    public StatusCode RollBack(byte[] document, out byte[] statement)
    {
        byte[] reply = Card.Ask(new RollBack { Request = document }.Encode());
        StatusCode status = RollBackReply.TryDecode(reply, 0, reply.Length, out RollBackReply message);
        statement = message?.Statement ?? [];
        return status == StatusCode.MessageUnknown ? TestDevice.StatusOf(reply) : status;
    }

    public long Balance(string institution, string account)
    {
        return System.Books().Institutions.Single(books => books.Institution == institution)
            .Accounts.Single(line => line.Name == account).BalanceMinor;
    }

    public long AnnMinor => Balance(Institutions.BankA, "customer:0001");

    public long ShopMinor => Balance(Institutions.BankB, "customer:0001");

    /// <summary>Every balance of every book, to compare before and after.</summary>
    public string BooksText()
    {
        return string.Join("\n", System.Books().Institutions.SelectMany(
            books => books.Accounts.Select(line => $"{books.Institution} {line.Name} {line.BalanceMinor}")));
    }

    /// <summary>The invariant: money in = money out, and all books agree.</summary>
    public void AssertSound()
    {
        BooksSnapshot books = System.Books();
        Assert.AreEqual("", string.Join("; ", books.Problems));
        Assert.AreEqual(OpeningMinor, books.Totals.TotalMinor);
    }

    public void Dispose()
    {
        Card.Dispose();
        Till.Dispose();
        System.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private BankSystem Open()
    {
        return BankSystem.Open(new BankOptions
        {
            DataDirectory = _folder,
            Time = Clock,
            Random = Random,
            SignsRepeatably = _options.SignsRepeatably,
            SurvivesPowerCut = false,
            CapitalMinor = _options.CapitalMinor,
            RollBackMaxMinor = _options.RollBackMaxMinor,
            LoginStep = _options.LoginStep,
        });
    }
}

/// <summary>What a test wants otherwise.</summary>
internal sealed record TestOptions
{
    public long CapitalMinor { get; init; } = 1_000_000_00;

    public long RollBackMaxMinor { get; init; } = 1_000_00;

    public bool SignsRepeatably { get; init; }

    public TimeSpan LoginStep { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>A voucher as the card holds it.</summary>
internal sealed record TestVoucher(PaymentOrder Order, byte[] Document, SubmitOrderReply? Reply)
{
    public string Id => Convert.ToHexStringLower(Order.VoucherId);
}
