using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Tests;

/// <summary>Challenges and passwords by the command line, as a person behind the counter types them.</summary>
[TestClass]
[DoNotParallelize]
public sealed class TokenCommandTests
{
    [TestMethod]
    public void Challenge_AnsweredWronglyUntilLocked_UnlockedAndReleased_SaysEach()
    {
        using TestLoop loop = WithToken();
        Assert.AreEqual(0, Run(loop, out string said, Challenge("12.50")));
        string transaction = Regex.Match(said, "Transaction: ([0-9a-f]+)").Groups[1].Value;
        Assert.IsTrue(Regex.IsMatch(said, "Challenge: [0-9a-f]{64}\n"), said);
        Assert.IsTrue(Regex.IsMatch(said, "keys 8 and 2: [0-9]{8}, amount 12.50\n"), said);
        Assert.Contains("Valid until ", said);

        // No password has letters, so this one is wrong whatever the time is.
        string[] wrong = ["check-password", "bank-a", transaction, "wrong678"];
        for (int i = 1; i < 5; i++)
        {
            Assert.AreEqual(1, Run(loop, out said, wrong));
            Assert.Contains("The password is wrong.", said);
        }

        Assert.AreEqual(1, Run(loop, out said, wrong));
        Assert.Contains("wallet-bank unlock-token", said);
        Assert.AreEqual(1, Run(loop, out said, "check-login", "bank-a", "0001", "wrong6"));
        Assert.Contains("wallet-bank unlock-token", said);
        Assert.AreEqual(0, Run(loop, out said, "unlock-token", "bank-a", "0001"));
        Assert.Contains("all its tries back", said);
        Assert.AreEqual(1, Run(loop, out said, wrong));
        Assert.Contains("The password is wrong.", said);
        Assert.AreEqual(0, Run(loop, out said, "release-token", "bank-a", "0001"));
        Assert.Contains("another token", said);
    }

    [TestMethod]
    public void Challenge_AboveTheLimit_OnlyByTheBridge()
    {
        using TestLoop loop = WithToken();
        Assert.AreEqual(0, Run(loop, out string said, Challenge("200.01")));
        Assert.Contains("Too large to be typed", said);
        Assert.DoesNotContain("keys 8 and 2", said);
    }

    [TestMethod]
    [DataRow("challenge|bank-a|0002|Shop|1.00", "no token")]
    [DataRow("challenge|bank-a|0001|Shop|much", "'much' is not an amount")]
    [DataRow("challenge|bank-a|0001|Shop|0", "0.01 to")]
    [DataRow("challenge|bank-z|0001|Shop|1.00", "bank-z")]
    [DataRow("challenge|bank-a|0001|A name that is longer than the card can take|1.00", "payee's name")]
    [DataRow("check-password|bank-a|xyz|12345678", "That is no transaction")]
    [DataRow("check-password|bank-a|a0|12345678", "no such challenge")]
    [DataRow("check-login|bank-a|0002|123456", "has no token")]
    [DataRow("unlock-token|bank-a|0002", "has no token")]
    [DataRow("release-token|bank-a|0002", "has no token")]
    public void Command_ThatCannotBe_SaysWhy(string command, string why)
    {
        using TestLoop loop = WithToken();
        Assert.AreEqual(1, Run(loop, out string said, command.Split('|')));
        Assert.Contains(why, said);
    }

    private static string[] Challenge(string amount) =>
        ["challenge", "bank-a", "0001", "Corner Shop", amount, "--text", "Two tickets"];

    private static TestLoop WithToken()
    {
        var loop = new TestLoop();
        byte[] reply = loop.Card.Ask(new EnrolToken { PinDigest = SHA256.HashData("1357"u8) }.Encode());
        Assert.AreEqual((byte)MessageType.EnrolTokenReply, reply[3]);
        loop.System.Dispose();
        return loop;
    }

    private static int Run(TestLoop loop, out string said, params string[] command)
    {
        TextWriter output = Console.Out;
        TextWriter error = Console.Error;
        using var writer = new StringWriter();
        try
        {
            Console.SetOut(writer);
            Console.SetError(writer);
            List<string> arguments = [.. command, "--data", loop.Folder];
            return (int)typeof(BankSystem).Assembly.EntryPoint!.Invoke(null, [arguments.ToArray()])!;
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
            said = writer.ToString();
        }
    }
}
