using System;
using System.Linq;
using Wallet.Core.Link;
using Wallet.Core.Session;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Tests.Session;

/// <summary>
/// What the bridge itself writes around an institution's answer, forged: it can delay, never decide, and the device
/// notes which message it refused and why.
/// </summary>
[TestClass]
public sealed class ForgedEnvelopeTests
{
    private static readonly byte[] Request = [0xA1, 0x00, 0x18, 0x4C];

    /// <summary>All that the bridge can make a device believe: nothing of certificates, accounts, vouchers.</summary>
    private static readonly StatusCode[] Believed =
    [
        StatusCode.LinkTimeout, StatusCode.MessageTruncated, StatusCode.MessageMalformed,
        StatusCode.MessageTrailing, StatusCode.MessageOversized, StatusCode.MessageUnknown, StatusCode.Busy,
        StatusCode.SessionUnknown, StatusCode.RecordTampered, StatusCode.RecordReplayed,
        StatusCode.RecordOutOfOrder, StatusCode.NetworkDown, StatusCode.BankUnavailable,
        StatusCode.VersionUnknown, StatusCode.KeyInvalid, StatusCode.InternalError,
    ];

    [TestMethod]
    public void Exchange_AnyRefusalForgedByTheBridge_DelaysAndIsNoted()
    {
        TestDevice device = TestDevice.Enrolled();
        foreach (StatusCode said in Enum.GetValues<StatusCode>().Where(status => status != StatusCode.Ok))
        {
            var session = new BankSession(device.Context);
            Assert.AreEqual(StatusCode.Ok, session.Open(true), $"{said}");
            device.Board.Bridge.Envelope = _ => new BankExchangeReply { Status = said }.Encode();

            StatusCode status = session.Exchange(Request, out byte[] reply);

            device.Board.Bridge.Envelope = sent => sent.Encode();
            Assert.AreEqual(Believed.Contains(said) ? said : StatusCode.BankUnavailable, status, $"{said}");
            Assert.IsNull(reply);
            AssertNoted(device, (int)MessageType.BankExchangeReply, said);
        }
    }

    [TestMethod]
    [DataRow(-1L)]
    [DataRow(1L)]
    public void Exchange_EnvelopeOfAnotherExchange_IsNotTakenAndTheTrueOneIs(long shift)
    {
        TestDevice device = TestDevice.Enrolled();
        var session = new BankSession(device.Context);
        Assert.AreEqual(StatusCode.Ok, session.Open(true));
        device.Board.Bridge.Envelope = reply =>
        {
            device.Board.Bridge.Send(
                new BankExchangeReply { ExchangeId = reply.ExchangeId + shift, Body = [0xA0] }.Encode());
            return reply.Encode();
        };

        Assert.AreEqual(StatusCode.Ok, session.Exchange(Request, out byte[] answer));

        Assert.HasCount(Request.Length, answer);
        AssertNoted(device, (int)MessageType.BankExchangeReply, StatusCode.NonceMismatch);
    }

    [TestMethod]
    [DataRow("truncated", (int)MessageType.BankExchangeReply, StatusCode.MessageTruncated, StatusCode.MessageTruncated)]
    [DataRow("trailing", (int)MessageType.BankExchangeReply, StatusCode.MessageTrailing, StatusCode.MessageTrailing)]
    [DataRow("other reply", (int)MessageType.SubmitOrderReply, StatusCode.MessageUnknown, StatusCode.BankUnavailable)]
    [DataRow("request", (int)MessageType.Synchronise, StatusCode.Busy, StatusCode.BankUnavailable)]
    public void Exchange_EnvelopeThatIsNone_DelaysAndIsNoted(
        string fault, int refused, StatusCode noted, StatusCode expected)
    {
        TestDevice device = TestDevice.Enrolled();
        var session = new BankSession(device.Context);
        Assert.AreEqual(StatusCode.Ok, session.Open(true));
        device.Board.Bridge.Envelope = reply =>
        {
            byte[] encoded = reply.Encode();
            return fault switch
            {
                "truncated" => encoded[..^1],
                "trailing" => [.. encoded, 0],
                "other reply" => StatusReply.To((int)MessageType.SubmitOrder, StatusCode.CurrencySpent).Encode(),
                _ => new Synchronise().Encode(),
            };
        };

        Assert.AreEqual(expected, session.Exchange(Request, out byte[] answer));

        Assert.IsNull(answer);
        AssertNoted(device, refused, noted);
    }

    private static void AssertNoted(TestDevice device, int type, StatusCode status)
    {
        RefusalLog log = device.Context.Refusals;
        string[] noted = Enumerable.Range(0, log.Count)
            .Select(age => $"{log.TypeAt(age)}/{log.StatusAt(age)}").ToArray();
        CollectionAssert.Contains(noted, $"{type}/{status}", string.Join("; ", noted));
    }
}
