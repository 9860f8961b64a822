using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Wallet.Bridge.Links;

namespace Wallet.Bridge.Tests;

/// <summary>The same bridge over TCP and over a pseudo-terminal, with real streams and threads.</summary>
[TestClass]
public sealed partial class LineTests
{
    private const int TimeoutMs = 20_000;

    [TestMethod]
    [DataRow("tcp:127.0.0.1:7001")]
    [DataRow("serial:/dev/ttyUSB0")]
    [DataRow("serial:COM5@9600")]
    [DataRow("pty:/dev/pts/3")]
    public void DeviceAddress_KnownForm_IsRead(string text)
    {
        Assert.IsTrue(DeviceAddress.TryParse(text, out DeviceAddress? address, out _));
        Assert.AreEqual(text, address!.Text);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("COM5")]
    [DataRow("tcp:7001")]
    [DataRow("tcp:127.0.0.1:0")]
    [DataRow("tcp:127.0.0.1:65536")]
    [DataRow("tcp:127.0.0.1:x")]
    [DataRow("serial:")]
    [DataRow("serial:/dev/ttyUSB0@fast")]
    [DataRow("usb:1")]
    public void DeviceAddress_UnknownForm_SaysWhatToWrite(string text)
    {
        Assert.IsFalse(DeviceAddress.TryParse(text, out _, out string problem));
        StringAssert.Contains(problem, DeviceAddress.Forms, StringComparison.Ordinal);
    }

    [TestMethod]
    public void DeviceAddress_NobodyThere_SaysWhatToDo()
    {
        Assert.IsTrue(DeviceAddress.TryParse("serial:/dev/no-such-port", out DeviceAddress? address, out _));
        IOException problem = Assert.ThrowsExactly<IOException>(() => address!.Open());
        StringAssert.Contains(problem.Message, "plugged in", StringComparison.Ordinal);
    }

    [TestMethod]
    [Timeout(TimeoutMs, CooperativeCancellation = false)]
    public void Exchange_OverTcp_ReachesTheBankAndComesBack()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string text = $"tcp:127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        Assert.IsTrue(DeviceAddress.TryParse(text, out DeviceAddress? address, out _));
        using Stream bridgeEnd = address!.Open();
        using TcpClient deviceEnd = listener.AcceptTcpClient();

        ExchangeOver(bridgeEnd, deviceEnd.GetStream());
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [Timeout(TimeoutMs, CooperativeCancellation = false)]
    public void Exchange_OverAPseudoTerminal_ReachesTheBankAndComesBack()
    {
        int master = PosixOpenPt(2 /* O_RDWR */);
        Assert.IsGreaterThan(0, master);
        Assert.AreEqual(0, GrantPt(master));
        Assert.AreEqual(0, UnlockPt(master));
        byte[] name = new byte[64];
        Assert.AreEqual(0, PtsName(master, name, name.Length));
        string path = Encoding.ASCII.GetString(name, 0, Array.IndexOf(name, (byte)0));
        Assert.IsTrue(DeviceAddress.TryParse($"pty:{path}", out DeviceAddress? address, out _));
        using Stream bridgeEnd = address!.Open();
        using var deviceEnd = new FileStream(
            new SafeFileHandle(master, ownsHandle: true), FileAccess.ReadWrite, bufferSize: 0);

        ExchangeOver(bridgeEnd, deviceEnd);
    }

    private static void ExchangeOver(Stream bridgeEnd, Stream deviceEnd)
    {
        // Every value a byte can have, so that a line which eats or translates control characters is found out.
        byte[] answer = new byte[256];
        for (int i = 0; i < answer.Length; i++)
        {
            answer[i] = (byte)i;
        }

        var bridge = new BridgeDevice("card", 1, new FixedInstitutions(answer), new RememberingLog());
        using var device = new FakeDevice(deviceEnd);
        using var pump = new DevicePump(bridge, bridgeEnd);

        Assert.IsTrue(device.Answered.Wait(TimeoutMs / 2), "no answer over the line");
        CollectionAssert.AreEqual(answer, device.Answer!.Body);
        Assert.AreEqual("Alice", bridge.Info!.Name);
    }

    [LibraryImport("libc", EntryPoint = "posix_openpt")]
    private static partial int PosixOpenPt(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt")]
    private static partial int GrantPt(int handle);

    [LibraryImport("libc", EntryPoint = "unlockpt")]
    private static partial int UnlockPt(int handle);

    [LibraryImport("libc", EntryPoint = "ptsname_r")]
    private static partial int PtsName(int handle, byte[] name, nint count);
}
