using Wallet.Card;
using Wallet.Core;
using Wallet.Core.Crypto;
using Wallet.Device.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Frames;
using Wallet.Protocol.Messages;
using Wallet.Terminal;

namespace Wallet.Device.Tests.Boot;

/// <summary>A device from its first start to its first answer, on a board of memory.</summary>
[TestClass]
public sealed class BootTests
{
    // RFC 6979 A.2.5: a published test key.
    private const string AuthorityKey = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";

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
        var board = new MemoryBoard(Provisioned());
        Check.IsOk(DeviceBoot.Start(board.Ports, DeviceKind.Card, out DeviceContext device), "start");
        var card = new CardContext(device);
        Check.IsOk(card.Open(), "open");
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
        MemoryFiles files = Provisioned();
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
        MemoryFiles files = Provisioned().Copy();
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

    private static MemoryFiles Provisioned()
    {
        byte[] key = Hex.ToBytes(AuthorityKey);
        byte[] publicKey = new byte[Ecdsa.PublicKeyBytes];
        var signer = new EcdsaSigner(new HmacSha256());
        signer.PublicKeyOf(key, publicKey);
        var certificate = new DeviceCertificate
        {
            SerialNumber = Hex.ToBytes("01"),
            Issuer = "Test authority",
            NotBefore = 1_760_000_000,
            NotAfter = 1_800_000_000,
            CommonName = "Test authority",
            Organization = "ca",
            Role = Role.Authority,
            PublicKey = publicKey,
        };
        byte[] signature = new byte[Ecdsa.SignatureBytes];
        byte[] digest = Sha256.Hash(DeviceCertificate.EncodeToBeSigned(certificate));
        signer.Sign(key, digest, null, signature);
        certificate.Signature = signature;
        var files = new MemoryFiles();
        Check.IsOk(Provisioning.Write(files, DeviceCertificate.Encode(certificate), "bank-a"), "factory");
        return files;
    }
}
