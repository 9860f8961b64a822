using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Simulator;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulation.Tests.Scenarios;

/// <summary>Refusals in plain words: which message, which end, why.</summary>
[TestClass]
public sealed class EventTextTests
{
    [TestMethod]
    [DataRow(0, StatusCode.FrameCorrupt, false, "the card refused a frame: Line was disturbed. Try")]
    [DataRow(-2, StatusCode.TimeImplausible, false, "the card refused what a clock of its board says: A clock is wr")]
    [DataRow(200, StatusCode.MessageUnknown, false, "the card refused message 200: ")]
    [DataRow((int)MessageType.Synchronise, StatusCode.Busy, false, "the card refused Synchronise: Still working.")]
    [DataRow((int)MessageType.TouchOpen, StatusCode.NotArmed, false, "the card refused TouchOpen: No voucher chosen.")]
    [DataRow((int)MessageType.AuthenticateReply, StatusCode.CertificateRevoked, false, "the card stopped at Authen")]
    [DataRow((int)MessageType.BankExchange, StatusCode.LinkTimeout, true, "the card's bridge stopped at BankExch")]
    public void Of_DeviceRefusal_SaysWhoWhatAndWhy(int type, StatusCode status, bool isBridge, string start) =>
        Assert.StartsWith(start, EventText.Of(Refusal(type, status, isBridge)));

    [TestMethod]
    public void Of_RefusalInChinese_SaysTheSameInChinese() => Assert.AreEqual(
        "钱包卡拒绝了 TouchOpen：还没选凭证，请在卡上选付款（NotArmed）",
        EventText.Of(Refusal((int)MessageType.TouchOpen, StatusCode.NotArmed, isBridge: false), Language.Chinese));

    private static DeviceEvent Refusal(int type, StatusCode status, bool isBridge) =>
        new(0, 0, "card", isBridge, new WitnessNote(WitnessNoteKind.Refused, "", "", type, status));
}
