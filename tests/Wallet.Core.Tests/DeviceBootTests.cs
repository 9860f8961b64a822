using System.Collections.Generic;
using System.Reflection;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Tests.Crypto;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Tests;

[TestClass]
public sealed class DeviceBootTests
{
    private readonly TestBoard _board = new();

    [TestMethod]
    public void Start_NotProvisioned_IsHalted() => AssertHalted(StatusCode.RecordAbsent, "61");

    [TestMethod]
    public void Start_SourceDead_IsHalted()
    {
        _board.Ports.Entropy = [new SeededSource(1) { Dead = true }, new SeededSource(2)];
        AssertHalted(StatusCode.EntropyFailed, "63");
    }

    [TestMethod]
    public void Start_CipherErrs_IsHaltedWithTheNumberOfTheTest()
    {
        _board.Ports.Aes = new WrongAes();
        AssertHalted(StatusCode.SelfTestFailed, "62/5");
    }

    [TestMethod]
    public void Start_FactoryFileNotSignedByItself_IsHalted()
    {
        var authority = new TestAuthority();
        byte[] certificate = authority.Certificate;
        certificate[^1] ^= 1;
        Provisioning.Write(_board.Flash, certificate, "bank-a");
        AssertHalted(StatusCode.CertificateInvalid, "17");
    }

    [TestMethod]
    public void Start_Each_SignerIsBlindedAnew()
    {
        // Without it the indices into the comb's table would be those of the nonce.
        TestDevice device = TestDevice.Fresh();
        var shifts = new HashSet<string>(System.StringComparer.Ordinal);
        shifts.Add(ShiftOf(new EcdsaSigner(device.Board.Ports.Hmac)));
        for (int start = 0; start < 3; start++)
        {
            device.Restart();
            Assert.IsTrue(shifts.Add(ShiftOf(device.Context.Signer)), $"start {start}");
        }
    }

    [TestMethod]
    public void Start_SecondFactoryFile_IsIgnoredAndRemoved()
    {
        TestDevice device = TestDevice.Fresh();
        Provisioning.Write(device.Board.Flash, new TestAuthority().Certificate, "bank-b");

        device.Restart();

        Assert.AreEqual("bank-a", device.Context.Identity.Institution);
        Assert.AreEqual(-1, device.Board.Flash.Length("factory"));
    }

    [TestMethod]
    public void Start_CertificateRecordDamaged_IsNotFresh()
    {
        TestDevice device = TestDevice.Enrolled();
        foreach (string name in device.Board.Flash.Names)
        {
            if (name.StartsWith("r02", System.StringComparison.Ordinal)) { device.Board.Flash.FlipBit(name, 30, 1); }
        }

        Assert.AreEqual(
            StatusCode.StorageDamaged, DeviceBoot.Start(device.Board.Ports, DeviceKind.Card, out DeviceContext _));
    }

    [TestMethod]
    public void Start_SecretDoesNotRead_IsDamagedAndKept()
    {
        TestDevice device = TestDevice.Enrolled();
        byte[]? secret = device.Board.Flash.Contents("device");
        device.Board.Ports.Files = new UnreadableSecret(device.Board.Flash);

        Assert.AreEqual(
            StatusCode.StorageDamaged, DeviceBoot.Start(device.Board.Ports, DeviceKind.Card, out DeviceContext _));
        CollectionAssert.AreEqual(secret, device.Board.Flash.Contents("device"));
    }

    private void AssertHalted(StatusCode expected, string number)
    {
        Assert.AreEqual(expected, DeviceBoot.Start(_board.Ports, DeviceKind.Card, out DeviceContext device));

        var loop = new DeviceLoop(device, new HaltedProduct(device, expected));
        _board.Bridge.Send(new GetDeviceInfo().Encode());
        _board.Bridge.Send(new Synchronise().Encode());
        _board.Press("1");
        for (int i = 0; i < 40; i++)
        {
            if (!loop.Step()) { _board.Wait(50); }
        }

        StringAssert.Contains(_board.LastScreen, number);
        Assert.HasCount(2, _board.Bridge.Answers);
        byte[] info = _board.Bridge.Answers[0];
        StatusCode status = GetDeviceInfoReply.TryDecode(info, 0, info.Length, out GetDeviceInfoReply reply);
        Assert.AreEqual(StatusCode.Ok, status);
        Assert.AreEqual((long)DeviceState.Halted, reply.State);
        CollectionAssert.AreEqual(
            StatusReply.To((int)MessageType.Synchronise, StatusCode.WrongState).Encode(), _board.Bridge.Answers[1]);
    }

    private sealed class WrongAes : IAesBlockCipher
    {
        private readonly Aes128 _aes = new();

        public void SetKey(byte[] key, int offset) => _aes.SetKey(key, offset);

        public void EncryptBlocks(byte[] source, int sourceOffset, byte[] output, int outputOffset, int blockCount)
        {
            _aes.EncryptBlocks(source, sourceOffset, output, outputOffset, blockCount);
            output[outputOffset] ^= 1;
        }

        public void EncryptChain(byte[] source, int sourceOffset, int blockCount, byte[] output, int outputOffset) =>
            _aes.EncryptChain(source, sourceOffset, blockCount, output, outputOffset);

        public void Clear() => _aes.Clear();
    }

    // What the signer takes from a nonce before it multiplies.
    private static string ShiftOf(EcdsaSigner signer)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        object multiplier = typeof(EcdsaSigner).GetField("_base", Hidden)!.GetValue(signer)!;
        return string.Join(' ', (long[])typeof(P256BaseMultiplier).GetField("_shift", Hidden)!.GetValue(multiplier)!);
    }

    private sealed class UnreadableSecret(IFileStore inner) : IFileStore
    {
        public int SizeBytesMax => inner.SizeBytesMax;

        public int Length(string name) => inner.Length(name);

        public int Read(string name, int fileOffset, byte[] buffer, int offset, int count) =>
            name == "device" ? -1 : inner.Read(name, fileOffset, buffer, offset, count);

        public StatusCode Write(string name, byte[] buffer, int offset, int count) =>
            inner.Write(name, buffer, offset, count);

        public StatusCode Append(string name, byte[] buffer, int offset, int count) =>
            inner.Append(name, buffer, offset, count);

        public StatusCode Delete(string name) => inner.Delete(name);
    }
}
