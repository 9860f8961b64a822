using Wallet.Card;
using Wallet.Core;
using Wallet.Device.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Frames;
using Wallet.Protocol.Messages;
using Wallet.Terminal;

namespace Wallet.Device.Tests.Boot;

/// <summary>A device from its first start to its first answer, on a board of memory.</summary>
[TestClass]
public sealed class BootTests
{
    [TestMethod]
    public void Start_WithoutFactoryStep_RecordAbsent()
    {
        var board = new MemoryBoard(new MemoryFiles());
        StatusCode status = DeviceBoot.Start(board.Ports, DeviceKind.Card, out DeviceContext device);
        Check.IsStatus(StatusCode.RecordAbsent, status, "start");
        Assert.IsNotNull(board.LastFrame);
        Assert.IsNotNull(device.Host);
    }

    [TestMethod]
    public void Card_FirstStart_IsFreshAndAnswers()
    {
        var board = new MemoryBoard(FactoryStep.Files());
        Check.IsOk(DeviceBoot.Start(board.Ports, DeviceKind.Card, out DeviceContext device), "start");
        var card = new CardContext(device);
        card.Open();
        var product = new CardProduct(card);
        product.ShowResting();
        GetDeviceInfoReply reply = AskForInfo(board, new DeviceLoop(device, product));
        Assert.AreEqual((long)(int)DeviceKind.Card, reply.Kind);
        Assert.AreEqual((long)(int)DeviceState.Fresh, reply.State);
        Assert.AreEqual("bank-a", reply.Institution);
    }

    [TestMethod]
    public void Terminal_SecondStart_KeepsItsSecretAndItsBank()
    {
        MemoryFiles files = FactoryStep.Files();
        var board = new MemoryBoard(files);
        Check.IsOk(DeviceBoot.Start(board.Ports, DeviceKind.Terminal, out DeviceContext first), "first");
        byte[] secret = files.Contents("device");
        Assert.AreEqual(-1, files.Length("factory"));

        board = new MemoryBoard(files);
        Check.IsOk(DeviceBoot.Start(board.Ports, DeviceKind.Terminal, out DeviceContext second), "second");
        Check.AreEqual(secret, files.Contents("device"), "secret");
        var terminal = new TerminalContext(second);
        Check.IsOk(terminal.Payments.Open(), "open");
        GetDeviceInfoReply reply = AskForInfo(board, new DeviceLoop(second, new TerminalProduct(terminal)));
        Assert.AreEqual((long)(int)DeviceKind.Terminal, reply.Kind);
        Assert.AreEqual("bank-a", reply.Institution);
    }

    // Two cuts only: a start tests every algorithm, which takes seconds on a chip.
    [TestMethod]
    [DataRow(0, 16)]
    [DataRow(2, 40)]
    public void Start_CutDuringTheFirst_StartsTheNextTime(int operation, int bytesArrived)
    {
        MemoryFiles files = FactoryStep.Files().Copy();
        files.CutAt(operation, bytesArrived);
        Assert.IsTrue(IsCut(files));
        var board = new MemoryBoard(files.Copy());
        StatusCode status = DeviceBoot.Start(board.Ports, DeviceKind.Card, out DeviceContext device);
        Check.IsOk(status, "start after a cut");
        Assert.AreEqual("bank-a", device.Identity.Institution);
    }

    private static bool IsCut(MemoryFiles files)
    {
        try
        {
            DeviceBoot.Start(new MemoryBoard(files).Ports, DeviceKind.Card, out DeviceContext device);
            return false;
        }
        catch (PowerCutException)
        {
            return true;
        }
    }

    private static GetDeviceInfoReply AskForInfo(MemoryBoard board, DeviceLoop loop)
    {
        var bridge = new LinkEndpoint(77);
        byte[] line = new byte[256];
        byte[] request = new GetDeviceInfo().Encode();
        byte[] answer;
        Assert.IsTrue(bridge.TrySend(request, 0, request.Length, board.Clock.TimeMs));
        int steps = 0;
        while (!bridge.TryTake(out answer))
        {
            Assert.IsTrue(steps++ < 50, "no answer");
            int count = bridge.TakeOutput(line, 0, line.Length);
            board.Deliver(line, count);
            loop.Step();
            board.Wait(10);
            byte[] sent = board.TakeSent();
            bridge.Receive(sent, 0, sent.Length, board.Clock.TimeMs);
            bridge.Poll(board.Clock.TimeMs);
        }

        Check.IsOk(GetDeviceInfoReply.TryDecode(answer, 0, answer.Length, out GetDeviceInfoReply reply), "reply");
        return reply;
    }
}
