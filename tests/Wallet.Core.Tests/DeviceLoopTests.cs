using System.Collections.Generic;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Tests;

[TestClass]
public sealed class DeviceLoopTests
{
    private readonly TestDevice _device = TestDevice.Enrolled();

    [TestMethod]
    public void Request_GetDeviceInfo_SaysWhoItIs()
    {
        byte[] answer = Ask(new GetDeviceInfo().Encode());
        Assert.AreEqual(
            StatusCode.Ok, GetDeviceInfoReply.TryDecode(answer, 0, answer.Length, out GetDeviceInfoReply reply));
        Assert.AreEqual("Card 7", reply.Name);
        Assert.AreEqual("bank-a", reply.Institution);
        Assert.AreEqual((long)DeviceState.Ready, reply.State);
        Assert.AreEqual((long)DeviceKind.Card, reply.Kind);
    }

    [TestMethod]
    public void Request_WhileLocked_SaysNoNameAndRefusesAllButTheNetwork()
    {
        _device.Context.Lock();
        byte[] answer = Ask(new GetDeviceInfo().Encode());
        Assert.AreEqual(
            StatusCode.Ok, GetDeviceInfoReply.TryDecode(answer, 0, answer.Length, out GetDeviceInfoReply reply));
        Assert.AreEqual((long)DeviceState.Locked, reply.State);
        Assert.AreEqual("", reply.Name);
        AssertStatus(StatusCode.Ok, 18, Ask(new NetworkChanged { Online = true }.Encode()));
        AssertStatus(StatusCode.DeviceLocked, 20, Ask(new Synchronise().Encode()));
    }

    [TestMethod]
    [DataRow("", "0.1.0")]
    [DataRow("+69216b3c", "0.1.0+69216b3c")]
    public void Request_GetDeviceInfo_SaysWhichBuild(string stamp, string version)
    {
        _device.Context.Ports.BuildStamp = stamp;
        byte[] answer = Ask(new GetDeviceInfo().Encode());
        GetDeviceInfoReply.TryDecode(answer, 0, answer.Length, out GetDeviceInfoReply reply);
        Assert.AreEqual(version, reply.FirmwareVersion);
    }

    [TestMethod]
    public void Request_NetworkChanged_IsRemembered()
    {
        AssertStatus(StatusCode.Ok, 18, Ask(new NetworkChanged { Online = true }.Encode()));
        Assert.IsTrue(_device.Context.Online);
        AssertStatus(StatusCode.Ok, 18, Ask(new NetworkChanged { Online = false }.Encode()));
        Assert.IsFalse(_device.Context.Online);
    }

    [TestMethod]
    public void Request_Synchronise_GivesTheProductsAnswer() =>
        AssertStatus(StatusCode.InsufficientFunds, 20, Ask(new Synchronise().Encode()));

    [TestMethod]
    public void Request_MalformedField_IsRefusedAndNoted()
    {
        AssertStatus(StatusCode.MessageMalformed, 18, Ask([0xA2, 0x00, 0x12, 0x01, 0x00]));
        Assert.AreEqual("18/6", _device.Context.Refusals.Describe());
    }

    [TestMethod]
    public void Request_Unknown_IsRefusedAndNoted()
    {
        AssertStatus(StatusCode.MessageUnknown, 98, Ask([0xA1, 0x00, 0x18, 98]));
        Assert.AreEqual("98/9", _device.Context.Refusals.Describe());
    }

    [TestMethod]
    public void Request_TouchMessageOverTheLine_IsUnknown() =>
        AssertStatus(StatusCode.MessageUnknown, 34, Ask([0xA1, 0x00, 0x18, 34]));

    [TestMethod]
    public void Request_AnswerNobodyAskedFor_IsNotAnswered()
    {
        Assert.IsEmpty(Run([0xA2, 0x00, 0x18, 77, 0x01, 0x01]));
        Assert.AreEqual("77/9", _device.Context.Refusals.Describe());
    }

    [TestMethod]
    public void Key_WhileResting_GoesToTheProduct()
    {
        var product = new FakeProduct(_device.Context);
        var loop = new DeviceLoop(_device.Context, product);
        _device.Board.PressBefore('3');
        Assert.IsTrue(loop.Step());
        Assert.IsFalse(loop.Step());
        Assert.AreEqual('3', product.Keys[0]);
        Assert.AreEqual(1, product.Shown);
    }

    private static void AssertStatus(StatusCode expected, int type, byte[] answer) =>
        Assert.AreEqual(expected, StatusReply.Decode((MessageType)(type + 1), answer, 0, answer.Length));

    private byte[] Ask(byte[] request)
    {
        List<byte[]> answers = Run(request);
        Assert.HasCount(1, answers);
        return answers[0];
    }

    private List<byte[]> Run(byte[] request)
    {
        var loop = new DeviceLoop(_device.Context, new FakeProduct(_device.Context));
        _device.Board.Bridge.Answers.Clear();
        _device.Board.Bridge.Send(request);
        for (int i = 0; i < 30; i++)
        {
            if (!loop.Step()) { _device.Board.Wait(20); }
        }

        return _device.Board.Bridge.Answers;
    }

    private sealed class FakeProduct(DeviceContext device) : IProduct
    {
        public List<char> Keys { get; } = [];

        public int Shown { get; private set; }

        public DeviceState State => device.BaseState;

        public bool IsOver => false;

        public void ShowResting() => Shown++;

        public void PressKey(char key) => Keys.Add(key);

        public StatusCode Check(DeviceState state, MessageOrigin origin, int type) => HostGate.Check(state, type);

        public StatusCode Synchronise() => StatusCode.InsufficientFunds;

        public StatusCode HandleHost(int type, byte[] message) => StatusCode.MessageUnknown;

        public byte[] HandleTouch(int type, byte[] command) => command;

        public int WaitMs() => 60000;

        public bool Expire() => false;
    }
}
