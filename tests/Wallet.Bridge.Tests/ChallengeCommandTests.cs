using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Wallet.Protocol;

namespace Wallet.Bridge.Tests;

/// <summary><c>wallet-bridge challenge</c>, as a user types it, against a device on a real line.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ChallengeCommandTests
{
    private const int TimeoutMs = 20_000;
    private const string Transaction = "a1015000112233445566778899aabbccddeeff";

    private static readonly string s_challenge = new('7', 64);

    [TestMethod]
    [Timeout(TimeoutMs, CooperativeCancellation = false)]
    [DataRow(StatusCode.Ok, 0, "read the password")]
    [DataRow(StatusCode.HolderDeclined, 1, "said no")]
    [DataRow(StatusCode.DialogTimeout, 1, "nothing in time")]
    [DataRow(StatusCode.DeviceLocked, 1, "locked")]
    [DataRow(StatusCode.WrongState, 1, "not ready")]
    [DataRow(StatusCode.TokenAbsent, 1, "keys 8 and 3")]
    [DataRow(StatusCode.TextNotShowable, 1, "otherwise")]
    [DataRow(StatusCode.ChallengeMismatch, 1, "Do not go on")]
    [DataRow(StatusCode.MessageUnknown, 1, "answers no challenges")]
    [DataRow(StatusCode.StorageDamaged, 1, "StorageDamaged")]
    public void Challenge_EachOutcome_CarriesTheBytesAndSaysHowItEnded(StatusCode outcome, int exitCode, string says)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        FakeDevice? device = null;
        Task accepted = Task.Run(() => device = new FakeDevice(listener.AcceptTcpClient().GetStream(), outcome));
        string line = $"tcp:127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        (int exited, string said) = Run("challenge", "--device", line, Transaction, s_challenge);
        accepted.Wait();
        using (device)
        {
            Assert.AreEqual(exitCode, exited, said);
            Assert.Contains(says, said);
            Assert.AreEqual(Transaction, Convert.ToHexStringLower(device!.Asked!.Transaction));
            Assert.AreEqual(s_challenge, Convert.ToHexStringLower(device.Asked.Challenge));
        }
    }

    [TestMethod]
    [DataRow("xyz", "")]
    [DataRow("a1", "77")]
    [DataRow("a", "")]
    public void Challenge_NoTransaction_SaysWhatToTake(string transaction, string challenge)
    {
        string digest = challenge.Length > 0 ? challenge : s_challenge;
        (int exited, string said) = Run("challenge", "--device", "tcp:127.0.0.1:1", transaction, digest);
        Assert.AreEqual(1, exited);
        Assert.Contains("wallet-bank challenge", said);
    }

    private static (int ExitCode, string Said) Run(params string[] arguments)
    {
        TextWriter output = Console.Out;
        TextWriter error = Console.Error;
        using var writer = new StringWriter();
        try
        {
            Console.SetOut(writer);
            Console.SetError(writer);
            object exited = typeof(BridgeDevice).Assembly.EntryPoint!.Invoke(null, [arguments])!;
            return ((int)exited, writer.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
