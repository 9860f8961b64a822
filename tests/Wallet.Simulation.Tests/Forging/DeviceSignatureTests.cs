using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Wallet.Bank;
using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;
using Wallet.Simulation.Tests.Worlds;
using Wallet.Simulator.Scenarios;
using Wallet.Simulator.World;
using Wallet.Tests.Forging;

namespace Wallet.Simulation.Tests.Forging;

/// <summary>
/// Between a device and its bank sits somebody who holds the keys of both and forges documents under an intact seal:
/// the device says what it refused and why, nothing is lost, and the true document is taken when it comes.
/// </summary>
[TestClass]
public sealed class DeviceSignatureTests
{
    private const string Central = Institutions.CentralBank;
    private const string BankA = Institutions.BankA;
    private const string BankB = Institutions.BankB;

    private static readonly Forged[] s_forged = [Forged.OtherKey, Forged.OtherKind, Forged.ChangedField];

    /// <summary>
    /// The card checks 6th and 5th signature; the others are bound to them by digest, whoever signed what is put in
    /// their place. One order outlives all of it.
    /// </summary>
    [TestMethod]
    public void Card_AnyOfTheFiveAnswersForged_IsRefusedAndTheOrderStays()
    {
        using TestWorld world = Snapshot.Enrolled.Open();
        world.Run(() =>
        {
            world.CardOnline();
            using var line = new OpenedLine(world, world.CardDevice!, BankA);
            foreach (Forged how in s_forged.Append(Forged.OtherT1))
            {
                bool isSigned = how == Forged.OtherT1;
                StatusCode refused = isSigned ? StatusCode.TransactionMismatch : StatusCode.SignatureInvalid;
                ExpectAnswerRefused(world, line, $"6th {how}", refused, (answer, t1) => answer.ThirdResult =
                    line.Of(how, answer.ThirdResult, ThirdResult.Label, BankA, t1));
                ExpectAnswerRefused(world, line, $"5th {how}", refused, (answer, t1) => answer.Confirmation =
                    line.Of(how, answer.Confirmation, Confirmation.Label, Central, t1));
                ExpectAnswerRefused(world, line, $"4th {how}", StatusCode.TransactionMismatch, (answer, t1) =>
                    answer.SecondResult = line.Of(how, answer.SecondResult, SecondResult.Label, BankB, t1));
                ExpectAnswerRefused(world, line, $"3rd {how}", StatusCode.TransactionMismatch, (answer, t1) =>
                    answer.FirstResult = line.Of(how, answer.FirstResult, FirstResult.Label, Central, t1));
                ExpectAnswerRefused(world, line, $"2nd {how}", StatusCode.TransactionMismatch, (answer, t1) =>
                    answer.Endorsement = line.Of(how, answer.Endorsement, Endorsement.Label, BankA, t1));
            }

            line.Link.HandsOff();
            Assert.AreEqual("Voucher loaded", world.Card.Load(Snapshot.AmountMinor));
            Acts.FinishLoad(world);
        });
    }

    [TestMethod]
    public void Card_CurrencyNotTheCentralBanks_IsRefusedBeforeThereIsAnOrder()
    {
        using TestWorld world = Snapshot.Enrolled.Open();
        world.Run(() =>
        {
            world.CardOnline();
            using var line = new OpenedLine(world, world.CardDevice!, BankA);
            foreach (Forged how in s_forged)
            {
                line.Link.RewriteReplyTo<RequestCurrencyReply>(
                    MessageType.RequestCurrency,
                    RequestCurrencyReply.TryDecode,
                    read => read.Encode(),
                    reply =>
                    {
                        byte[] document = reply.CurrencyDocument;
                        CurrencyDocument.TryDecode(Forgery.PayloadOf(document), out CurrencyDocument currency);
                        reply.CurrencyDocument =
                            line.Of(how, document, CurrencyDocument.Label, Central, currency.IssuedMs);
                    });
                Assert.AreEqual("Refused", world.Card.Load(Snapshot.AmountMinor), $"{how}");
                ExpectNewest(world.CardDevice, MessageType.RequestCurrencyReply, StatusCode.SignatureInvalid);
                world.CheckMoney($"{how}");
            }

            line.Link.HandsOff();
            Acts.FinishLoad(world);
        });
    }

    [TestMethod]
    public void Card_RollBackStatementNotTheCentralBanks_IsRefusedAndAskedForAgain()
    {
        foreach (Forged how in s_forged)
        {
            using TestWorld world = Snapshot.Loaded.Open();
            world.Run(() =>
            {
                world.CardOnline();
                using var line = new OpenedLine(world, world.CardDevice!, BankA);
                line.Link.RewriteReplyTo<RollBackReply>(
                    MessageType.RollBack,
                    RollBackReply.TryDecode,
                    read => read.Encode(),
                    reply =>
                    {
                        RollBackStatement.TryDecode(Forgery.PayloadOf(reply.Statement), out RollBackStatement read);
                        reply.Statement = line.Of(how, reply.Statement, RollBackStatement.Label, Central, read.TimeMs);
                    });
                Assert.AreEqual("Refused", world.Card.RollBack(), $"{how}");
                ExpectNewest(world.CardDevice, MessageType.RollBackReply, StatusCode.SignatureInvalid);
                Assert.HasCount(1, MoneyView.CardVouchers(world.Simulation).ToList());
                line.Link.HandsOff();
                Acts.FinishRollBack(world);
            });
        }
    }

    [TestMethod]
    public void Terminal_TimeNotItsBanks_IsRefusedAndTheClockStays()
    {
        foreach (Forged how in s_forged)
        {
            using TestWorld world = Snapshot.Enrolled.Open();
            world.Run(() =>
            {
                long signedMs = world.TerminalDevice!.Clock.SignedMs;
                using var line = new OpenedLine(world, world.TerminalDevice!, BankB);
                line.Link.RewriteReplyTo<SynchroniseClockReply>(
                    MessageType.SynchroniseClock,
                    SynchroniseClockReply.TryDecode,
                    read => read.Encode(),
                    reply =>
                    {
                        TimeStatement.TryDecode(Forgery.PayloadOf(reply.Statement), out TimeStatement read);
                        reply.Statement = line.Of(how, reply.Statement, TimeStatement.Label, BankB, read.TimeMs);
                    });
                world.TerminalOnline();
                ExpectNewest(world.TerminalDevice, MessageType.SynchroniseClockReply, StatusCode.SignatureInvalid);
                Assert.AreEqual(signedMs, world.TerminalDevice!.Clock.SignedMs, $"{how}");
                line.Link.HandsOff();
                world.Finish();
                Assert.IsGreaterThan(signedMs, world.TerminalDevice!.Clock.SignedMs);
            });
        }
    }

    /// <summary>Every refusal that would end an order if its bank had sealed it, said in the clear.</summary>
    [TestMethod]
    public void Bridge_RefusesInTheBanksName_TheOrderStays()
    {
        using TestWorld world = Snapshot.Enrolled.Open();
        world.Run(() =>
        {
            world.CardOnline();
            StatusCode said = StatusCode.Ok;
            world.Simulation.Channel.Carrier = (message, send) =>
            {
                byte[]? reply = send(message);
                bool isOrdered = world.Simulation.CardFirmware!.Card.Orders.Pending is not null;
                return isOrdered && MessageFields.PeekType(message, 0, message.Length) == (int)MessageType.SessionRecord
                    ? new SessionRecordReply { Status = said }.Encode()
                    : reply;
            };
            foreach (StatusCode status in Enum.GetValues<StatusCode>().Where(OrderStatuses.IsDefinite))
            {
                said = status;
                Assert.AreEqual("Refused", world.Card.Load(Snapshot.AmountMinor), $"{status}");
                Assert.AreEqual(StatusCode.BankUnavailable, world.CardDevice!.Refusals.StatusAt(0), $"{status}");
                Assert.IsNotNull(world.Simulation.CardFirmware!.Card.Orders.Pending, $"{status}");
                world.CheckMoney($"{status}");
            }

            world.Simulation.Channel.Carrier = null;
            Assert.AreEqual("Voucher loaded", world.Card.Load(Snapshot.AmountMinor));
            Acts.FinishLoad(world);
        });
    }

    private static void ExpectAnswerRefused(
        TestWorld world, OpenedLine line, string what, StatusCode expected, Action<SubmitOrderReply, long> forge)
    {
        line.Link.RewriteReplyTo<SubmitOrderReply>(
            MessageType.SubmitOrder,
            SubmitOrderReply.TryDecode,
            read => read.Encode(),
            answer =>
            {
                ThirdResult.TryDecode(Forgery.PayloadOf(answer.ThirdResult), out ThirdResult third);
                forge(answer, third.TimestampMs);
            });
        Assert.AreEqual("Refused", world.Card.Load(Snapshot.AmountMinor), what);
        ExpectNewest(world.CardDevice, MessageType.SubmitOrderReply, expected);
        Assert.IsEmpty(world.Held, what);
        Assert.IsNotNull(world.Simulation.CardFirmware!.Card.Orders.Pending, what);
        world.CheckMoney(what);
    }

    private static void ExpectNewest(DeviceContext? device, MessageType type, StatusCode status)
    {
        // Where the bridge asked the device to synchronise, that request was refused for the same reason, and after it.
        string? newest = TestWorld.Refusals(device).LastOrDefault(
            refusal => !refusal.StartsWith(nameof(Synchronise) + "/", StringComparison.Ordinal));
        Assert.AreEqual($"{type}/{status}", newest);
    }

    /// <summary>The line between one device and its bank, open to somebody with all keys.</summary>
    private sealed class OpenedLine : IDisposable
    {
        private readonly Dictionary<string, ECDsa> _keys;

        public OpenedLine(TestWorld world, DeviceContext device, string bank)
        {
            string folder = Path.Combine(world.Folder, "institutions");
            _keys = Institutions.All.ToDictionary(id => id, id => Forgery.KeyIn(folder, id), StringComparer.Ordinal);
            Link = new OpenedLink(
                (label, payload) => HostileSigner.Sign(device, label, payload), _keys[bank]);
            world.Simulation.Channel.Carrier = Link.Carry;
        }

        public OpenedLink Link { get; }

        public byte[] Of(Forged how, byte[] document, string label, string sender, long timeMs) =>
            Forgery.Of(how, document, label, _keys[sender], timeMs);

        public void Dispose()
        {
            Link.Dispose();
            foreach (ECDsa key in _keys.Values)
            {
                key.Dispose();
            }
        }
    }
}
