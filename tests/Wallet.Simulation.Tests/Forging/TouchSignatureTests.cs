using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Wallet.Bank;
using Wallet.Core;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;
using Wallet.Simulation.Tests.Worlds;
using Wallet.Simulator.Scenarios;
using Wallet.Simulator.World;
using Wallet.Tests.Forging;

namespace Wallet.Simulation.Tests.Forging;

/// <summary>
/// What the terminal verifies at the touch, one document forged at a time: before the card's money is spent it refuses
/// the voucher; after that it refuses the payment and takes the true one at the next touch.
/// </summary>
[TestClass]
public sealed class TouchSignatureTests
{
    private static readonly Forged[] s_forged = [Forged.OtherKey, Forged.OtherKind, Forged.ChangedField];

    [TestMethod]
    public void Voucher_ConfirmationForged_IsRefusedAndNotSpent() => InOneWorld((world, keys) =>
    {
        foreach (Forged how in s_forged.Append(Forged.OtherT1))
        {
            StatusCode refused = how == Forged.OtherT1 ? StatusCode.TransactionMismatch : StatusCode.SignatureInvalid;
            ExpectVoucherRefused(world, $"{how}", refused, shown => shown.Confirmation =
                Forgery.Of(how, shown.Confirmation, Confirmation.Label, keys.Central, OrderOf(shown).TimestampMs));
        }
    });

    [TestMethod]
    public void Voucher_OrderForged_IsRefusedAndNotSpent() => InOneWorld((world, _) =>
    {
        foreach (Forged how in s_forged)
        {
            ExpectVoucherRefused(world, $"{how}", StatusCode.SignatureInvalid, shown => shown.Order =
                OfCard(world, how, shown.Order, PaymentOrder.Label, OrderOf(shown).TimestampMs));
        }
    });

    [TestMethod]
    public void Voucher_PayerCertificateForged_IsRefusedAndNotSpent() => InOneWorld((world, keys) =>
    {
        using ECDsa other = Forgery.NewKey();
        Expect("of another authority", StatusCode.CertificateInvalid, other, _ => { });
        Expect("of a terminal", StatusCode.CertificateWrongRole, keys.Authority, read => read.Role = Role.Terminal);
        Expect("of a bank", StatusCode.CertificateWrongRole, keys.Authority, read => read.Role = Role.Bank);
        Expect("over", StatusCode.CertificateExpired, keys.Authority, read => read.NotAfter = read.NotBefore + 1);
        Expect("of another key", StatusCode.SignatureInvalid, keys.Authority, read => read.PublicKey = KeyOf(other));
        Expect("of another name", StatusCode.TransactionMismatch, keys.Authority, read => read.CommonName = "Mallory");

        void Expect(string what, StatusCode expected, ECDsa issuer, Action<DeviceCertificate> change) =>
            ExpectVoucherRefused(
                world, what, expected, shown => shown.PayerCertificate = Issue(shown.PayerCertificate, issuer, change));
    });

    [TestMethod]
    [DataRow(Forged.OtherKey)]
    [DataRow(Forged.OtherKind)]
    [DataRow(Forged.ChangedField)]
    public void Payment_Forged_IsRefusedAndTheTrueOneTakenAtTheNextTouch(Forged how) => InOneWorld((world, _) =>
    {
        int refused = world.TerminalDevice!.Refusals.Total;
        world.Simulation.Field.OnAnswer = answer =>
        {
            if (TouchPayReply.TryDecode(answer, 0, answer.Length, out TouchPayReply reply) == StatusCode.Ok)
            {
                Payment.TryDecode(Forgery.PayloadOf(reply.Payment), out Payment payment);
                reply.Payment = OfCard(world, how, reply.Payment, Payment.Label, payment.TimeMs);
                answer = reply.Encode();
            }

            return [answer];
        };
        Assert.AreNotEqual("Received", world.Pay(Snapshot.AmountMinor));
        CollectionAssert.Contains(
            NewRefusals(world, refused), $"{MessageType.TouchPayReply}/{StatusCode.SignatureInvalid}");
        Assert.IsEmpty(MoneyView.Received(world.Simulation));
        Assert.IsEmpty(world.Held);
        world.CheckMoney("after the forged payment");
    });

    /// <summary>Plays it on a loaded card; afterwards the voucher is paid with as if nothing had been.</summary>
    private static void InOneWorld(Action<TestWorld, Keys> play)
    {
        using TestWorld world = Snapshot.Loaded.Open();
        using var keys = new Keys(Path.Combine(world.Folder, "institutions"));
        world.Run(() =>
        {
            play(world, keys);
            world.Simulation.Field.OnAnswer = null;
            Assert.AreEqual("Received", world.Pay(Snapshot.AmountMinor), world.Terminal.Shown);
            Assert.HasCount(1, MoneyView.Received(world.Simulation).ToList());
            world.CheckMoney("at the end");
        });
    }

    private static void ExpectVoucherRefused(
        TestWorld world, string what, StatusCode expected, Action<TouchOpenReply> forge)
    {
        int refused = world.TerminalDevice!.Refusals.Total;
        world.Simulation.Field.OnAnswer = answer =>
        {
            TouchOpenReply.TryDecode(answer, 0, answer.Length, out TouchOpenReply shown);
            forge(shown);
            return [shown.Encode()];
        };
        Assert.AreNotEqual("Received", world.Pay(Snapshot.AmountMinor), what);
        string[] refusals = NewRefusals(world, refused);
        CollectionAssert.Contains(
            refusals, $"{MessageType.TouchOpenReply}/{expected}", $"{what}: {string.Join("; ", refusals)}");
        Assert.HasCount(1, world.Held, what);
        world.CheckMoney(what);
    }

    private static string[] NewRefusals(TestWorld world, int before) =>
        TestWorld.Refusals(world.TerminalDevice).TakeLast(world.TerminalDevice!.Refusals.Total - before).ToArray();

    /// <summary>A document of the card, forged in one way; where it needs the card's key, the card signs.</summary>
    private static byte[] OfCard(TestWorld world, Forged how, byte[] document, string label, long timeMs)
    {
        using ECDsa other = Forgery.NewKey();
        DeviceContext card = world.CardDevice!;
        return how == Forged.OtherKind
            ? HostileSigner.Sign(card, label + "x", Forgery.PayloadOf(document))
            : Forgery.Of(how, document, label, other, timeMs);
    }

    private static PaymentOrder OrderOf(TouchOpenReply shown)
    {
        PaymentOrder.TryDecode(Forgery.PayloadOf(shown.Order), out PaymentOrder order);
        return order;
    }

    private static byte[] KeyOf(ECDsa key)
    {
        ECPoint point = key.ExportParameters(false).Q;
        return [.. point.X!, .. point.Y!];
    }

    private static byte[] Issue(byte[] like, ECDsa issuer, Action<DeviceCertificate> change)
    {
        var certificate = new DeviceCertificate();
        Assert.AreEqual(StatusCode.Ok, DeviceCertificate.TryDecode(like, 0, like.Length, certificate));
        change(certificate);
        byte[] toBeSigned = DeviceCertificate.EncodeToBeSigned(certificate);
        certificate.Signature = issuer.SignData(toBeSigned, HashAlgorithmName.SHA256);
        return DeviceCertificate.Encode(certificate);
    }

    private sealed class Keys(string folder) : IDisposable
    {
        public ECDsa Authority { get; } = Forgery.KeyIn(folder, Institutions.Authority);

        public ECDsa Central { get; } = Forgery.KeyIn(folder, Institutions.CentralBank);

        public void Dispose()
        {
            Authority.Dispose();
            Central.Dispose();
        }
    }
}
