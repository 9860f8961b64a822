using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Protocol;
using Wallet.Protocol.Frames;
using Wallet.Protocol.Messages;

namespace Wallet.Bridge.Tests;

/// <summary>The bridge's end of a line, byte by byte, against the same link code at the other end.</summary>
[TestClass]
public sealed class BridgeDeviceTests
{
    private readonly RememberingLog _log = new();
    private readonly byte[] _buffer = new byte[256];
    private LinkEndpoint _device = new(11);
    private long _nowMs;

    [TestMethod]
    public void Start_AnyDevice_IsToldTheNetworkAndAskedWhoItIs()
    {
        var bridge = new BridgeDevice("card", 1, new FixedInstitutions(null), _log);

        List<byte[]> received = Run(bridge);

        CollectionAssert.IsSubsetOf(
            new[] { MessageType.NetworkChanged, MessageType.GetDeviceInfo, MessageType.Synchronise },
            Types(received).ToArray());
    }

    [TestMethod]
    public void BankExchange_Online_BringsTheAnswerBackUnchanged()
    {
        var institutions = new FixedInstitutions([9, 8, 7]);
        var bridge = new BridgeDevice("card", 1, institutions, _log);
        BankExchangeReply reply = Exchange(bridge, [1, 2, 3], out StatusCode status);

        Assert.AreEqual(StatusCode.Ok, status);
        Assert.AreEqual(5, reply.ExchangeId);
        CollectionAssert.AreEqual(new byte[] { 9, 8, 7 }, reply.Body);
        Assert.AreEqual("bank-a", institutions.Asked.Single().Institution);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, institutions.Asked.Single().Message);
    }

    [TestMethod]
    public void BankExchange_Offline_IsNetworkDownAndAsksNobody()
    {
        var institutions = new FixedInstitutions([9]);
        var bridge = new BridgeDevice("card", 1, institutions, _log);
        bridge.SetOnline(false);

        Exchange(bridge, [1], out StatusCode status);

        Assert.AreEqual(StatusCode.NetworkDown, status);
        Assert.IsEmpty(institutions.Asked);
    }

    [TestMethod]
    public void BankExchange_SilentInstitution_IsBankUnavailable()
    {
        Exchange(new BridgeDevice("card", 1, new FixedInstitutions(null), _log), [1], out StatusCode status);
        Assert.AreEqual(StatusCode.BankUnavailable, status);
    }

    [TestMethod]
    public void BankExchange_BankMayTakeLong_IsAcknowledgedBeforeItIsCarried()
    {
        var institutions = new FixedInstitutions([9]);
        var bridge = new BridgeDevice("card", 1, institutions, _log);
        Run(bridge);
        Send(new BankExchange { ExchangeId = 5, Institution = "bank-a", Body = [1] }.Encode());
        int count = _device.TakeOutput(_buffer, 0, _buffer.Length);
        bridge.Receive(_buffer, 0, count, _nowMs);

        bridge.Step(_nowMs);

        Assert.IsEmpty(institutions.Asked);
        Assert.AreEqual(0, bridge.WaitMs(_nowMs));
        count = bridge.TakeOutput(_buffer, 0, _buffer.Length);
        _device.Receive(_buffer, 0, count, _nowMs);
        Assert.AreEqual(StatusCode.Ok, _device.SendStatus);
        bridge.Step(_nowMs);
        Assert.HasCount(1, institutions.Asked);
    }

    [TestMethod]
    public void BankExchange_AnswerTooLongForTheLink_IsBankUnavailable()
    {
        byte[] answer = new byte[BankExchangeReply.BodyBytesMax + 1];
        Exchange(new BridgeDevice("card", 1, new FixedInstitutions(answer), _log), [1], out StatusCode status);
        Assert.AreEqual(StatusCode.BankUnavailable, status);
    }

    [TestMethod]
    public void BankExchange_Malformed_IsRefusedAndCarriedNowhere()
    {
        var institutions = new FixedInstitutions([9]);
        var bridge = new BridgeDevice("card", 1, institutions, _log);
        Run(bridge);
        Send(new BankExchange { ExchangeId = 5, Institution = "bank-a", Body = [1] }.Encode()[..^1]);

        List<byte[]> received = Run(bridge);

        byte[] reply = received.Single(message => Type(message) == MessageType.BankExchangeReply);
        Assert.AreEqual(StatusCode.MessageTruncated, BankExchangeReply.TryDecode(reply, 0, reply.Length, out _));
        Assert.IsEmpty(institutions.Asked);
        Assert.IsTrue(_log.Events.Any(happened => happened.Status == StatusCode.MessageTruncated));
    }

    [TestMethod]
    public void Message_TheBridgeDoesNotKnow_IsNotedAndDropped()
    {
        var bridge = new BridgeDevice("card", 1, new FixedInstitutions(null), _log);
        Run(bridge);
        Send(new TouchPay { VoucherId = new byte[16], TerminalNonce = new byte[16] }.Encode());
        Run(bridge);

        Assert.IsTrue(_log.Events.Any(happened =>
            happened.Message == MessageType.TouchPay && happened.Status == StatusCode.MessageUnknown));
    }

    [TestMethod]
    public void Restart_OfTheDevice_IsToldTheNetworkAgain()
    {
        var bridge = new BridgeDevice("card", 1, new FixedInstitutions(null), _log);
        bridge.SetOnline(false);
        Run(bridge);
        _device = new LinkEndpoint(12);
        Send(new BankExchange { ExchangeId = 1, Institution = "bank-a", Body = [] }.Encode());

        List<byte[]> received = Run(bridge);

        byte[] told = received.First(message => Type(message) == MessageType.NetworkChanged);
        NetworkChanged.TryDecode(told, 0, told.Length, out NetworkChanged network);
        Assert.IsFalse(network.Online);
    }

    [TestMethod]
    public void Start_WithoutANetwork_DoesNotAskToSynchronise()
    {
        var bridge = new BridgeDevice("card", 1, new FixedInstitutions(null), _log);
        bridge.SetOnline(false);

        CollectionAssert.DoesNotContain(Types(Run(bridge)).ToArray(), MessageType.Synchronise);
    }

    [TestMethod]
    public void Busy_Device_IsAskedAgainASecondLater()
    {
        var bridge = new BridgeDevice("card", 1, new FixedInstitutions(null), _log);
        Run(bridge);
        foreach (MessageType asked in new[] { MessageType.NetworkChanged, MessageType.GetDeviceInfo })
        {
            Send(StatusReply.To((int)asked, StatusCode.Ok).Encode());
            Run(bridge);
        }

        Send(StatusReply.To((int)MessageType.Synchronise, StatusCode.Busy).Encode());
        Assert.IsEmpty(Run(bridge));
        _nowMs += 1_000;
        CollectionAssert.AreEqual(new[] { MessageType.Synchronise }, Types(Run(bridge)).ToArray());
    }

    [TestMethod]
    [DataRow(StatusCode.BankUnavailable, 60, DisplayName = "not got through: hourly at last")]
    [DataRow(StatusCode.ReportTooLate, 24 * 60, DisplayName = "the bank's last word: daily at last")]
    public void Synchronise_Failed_IsAskedAgainAMinuteLaterAndThenMoreSeldom(StatusCode status, int minutesMax)
    {
        var bridge = new BridgeDevice("card", 1, new FixedInstitutions(null), _log);
        Run(bridge);
        int minutes = 1;
        for (int times = 0; times < 15; times++)
        {
            Send(StatusReply.To((int)MessageType.Synchronise, status).Encode());
            Run(bridge);
            _nowMs += (minutes * 60_000) - 1_000;
            CollectionAssert.DoesNotContain(Types(Run(bridge)).ToArray(), MessageType.Synchronise);
            _nowMs += 1_000;
            CollectionAssert.Contains(Types(Run(bridge)).ToArray(), MessageType.Synchronise);
            minutes = Math.Min(2 * minutes, minutesMax);
        }
    }

    [TestMethod]
    public void Synchronise_NotGotThroughAfterALastWord_IsAskedHourlyAgain()
    {
        var bridge = new BridgeDevice("card", 1, new FixedInstitutions(null), _log);
        Run(bridge);
        for (int times = 0; times < 15; times++)
        {
            Send(StatusReply.To((int)MessageType.Synchronise, StatusCode.ReportTooLate).Encode());
            Run(bridge);
            _nowMs += 24 * 3_600_000;
            Run(bridge);
        }

        Send(StatusReply.To((int)MessageType.Synchronise, StatusCode.BankUnavailable).Encode());
        Run(bridge);
        _nowMs += 3_600_000;
        CollectionAssert.Contains(Types(Run(bridge)).ToArray(), MessageType.Synchronise);
    }

    [TestMethod]
    public void Log_AnyExchange_HasNamesAndSizesOnly()
    {
        Exchange(new BridgeDevice("card", 1, new FixedInstitutions([9, 8, 7]), _log), [0xAB, 0xCD], out _);
        Assert.IsFalse(_log.Events.Any(
            happened => happened.ToString().Contains("AB", StringComparison.Ordinal)));
        Assert.IsTrue(_log.Events.Any(happened => happened.Direction == "bridge to bank-a" && happened.Bytes == 2));
    }

    private static MessageType Type(byte[] message) => (MessageType)MessageFields.PeekType(message, 0, message.Length);

    private static IEnumerable<MessageType> Types(IEnumerable<byte[]> messages) => messages.Select(Type);

    private BankExchangeReply Exchange(BridgeDevice bridge, byte[] body, out StatusCode status)
    {
        Run(bridge);
        Send(new BankExchange { ExchangeId = 5, Institution = "bank-a", Body = body }.Encode());
        byte[] reply = Run(bridge).Single(message => Type(message) == MessageType.BankExchangeReply);
        status = BankExchangeReply.TryDecode(reply, 0, reply.Length, out BankExchangeReply decoded);
        return decoded;
    }

    private void Send(byte[] message) => Assert.IsTrue(_device.TrySend(message, 0, message.Length, _nowMs));

    /// <summary>Lets both ends talk until neither has anything to say; returns what reached the device.</summary>
    private List<byte[]> Run(BridgeDevice bridge)
    {
        var received = new List<byte[]>();
        for (int quiet = 0; quiet < 3; quiet++)
        {
            _nowMs++;
            bridge.Step(_nowMs);
            int count;
            while ((count = bridge.TakeOutput(_buffer, 0, _buffer.Length)) > 0)
            {
                _device.Receive(_buffer, 0, count, _nowMs);
                quiet = 0;
            }

            while (_device.TryTake(out byte[] message))
            {
                received.Add(message);
            }

            _device.Poll(_nowMs);
            while ((count = _device.TakeOutput(_buffer, 0, _buffer.Length)) > 0)
            {
                bridge.Receive(_buffer, 0, count, _nowMs);
                quiet = 0;
            }
        }

        return received;
    }
}
