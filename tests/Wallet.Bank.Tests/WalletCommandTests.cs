using System;
using System.IO;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Tests;

/// <summary>What a person behind the counter types, and reads.</summary>
[TestClass]
[DoNotParallelize]
public sealed class WalletCommandTests
{
    [TestMethod]
    public void Wallets_FrozenLimitedAndReported_SaysAllOfIt()
    {
        using var loop = new TestLoop();
        var set = new KeyInformation
        {
            CertificateDigest = loop.Card.CertificateDigest,
            ClockState = 2,
            VoucherIds = [new byte[16]],
            VoucherStates = [1],
            VoucherAmounts = [12_50],
            HeldMinor = 12_50,
            JournalDigest = [0xAB, .. new byte[31]],
        };
        byte[] signed = loop.Card.Sign(KeyInformation.Label, set.Encode());
        loop.Card.Ask(new ReportWallet { KeyInformation = signed }.Encode());
        loop.System.Dispose();

        Assert.AreEqual(0, Run(loop, "freeze bank-a 0001", out string said));
        Assert.Contains("Wallets to be frozen: 1.", said);
        Assert.AreEqual(0, Run(loop, "limits bank-a 0001 --payment 50.00 --offline-hours 24", out _));
        Assert.AreEqual(1, Run(loop, "wallets", out said), "the books differ");
        Assert.Contains("bank-a  0001  Ann", said);
        Assert.Contains("1 vouchers, 12.50 to pay with; clock lost, none, +-0 ms; journal ab00000000000000", said);
        Assert.Contains("command 3, not carried out yet: frozen, payments up to 50.00, offline up to 24 h", said);
        Assert.Contains("Differs (bank-a 0001): voucher 00000000000000000000000000000000 is on the card", said);

        Assert.AreEqual(0, Run(loop, "unfreeze bank-a 0001", out said));
        Assert.Contains("Wallets to be no longer frozen: 1.", said);
    }

    [TestMethod]
    [DataRow("freeze bank-a 0009", "no wallet for account '0009'")]
    [DataRow("freeze bank-z 0001", "bank-z")]
    [DataRow("limits bank-a 0001", "Name a limit")]
    [DataRow("limits bank-a 0001 --payment much", "'much' is not an amount")]
    [DataRow("limits bank-a 0001 --offline-hours 721", "1 hour to 30 days")]
    public void Command_ThatCannotBe_SaysWhy(string command, string why)
    {
        using var loop = new TestLoop();
        loop.System.Dispose();
        Assert.AreEqual(1, Run(loop, command, out string said));
        Assert.Contains(why, said);
    }

    private static int Run(TestLoop loop, string command, out string said)
    {
        TextWriter output = Console.Out;
        TextWriter error = Console.Error;
        using var writer = new StringWriter();
        try
        {
            Console.SetOut(writer);
            Console.SetError(writer);
            string[] arguments = [.. command.Split(' '), "--data", loop.Folder];
            return (int)typeof(BankSystem).Assembly.EntryPoint!.Invoke(null, [arguments])!;
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
            said = writer.ToString();
        }
    }
}
