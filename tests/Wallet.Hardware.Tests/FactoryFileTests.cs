using System.IO;
using Wallet.Core;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol.Certificates;

namespace Wallet.Hardware.Tests;

/// <summary>The factory command makes the file that a device's first start takes over, and no other.</summary>
[TestClass]
public sealed class FactoryFileTests
{
    [TestMethod]
    public void Factory_CertificateOfAnAuthority_MakesTheFileTheDeviceTakes()
    {
        using var bench = new FlashBench();
        byte[] certificate = new TestAuthority().Certificate;
        File.WriteAllBytes(Path.Combine(bench.Folder, "authority.c509"), certificate);

        int code = bench.Run("factory --authority authority.c509 --bank bank-a");

        Assert.AreEqual(0, code, bench.Error);
        CollectionAssert.AreEqual(
            Provisioning.Encode(certificate, "bank-a"), File.ReadAllBytes(Path.Combine(bench.Folder, "factory")));
        StringAssert.Contains(bench.Out, "bank-a");
    }

    [TestMethod]
    [DataRow("factory --authority none --bank bank-a", "What to do: name a file", DisplayName = "no file")]
    [DataRow("factory --authority bank.c509 --bank bank-a", "give authority.c509", DisplayName = "a bank's")]
    [DataRow("factory --authority changed.c509 --bank bank-a", "signed by itself", DisplayName = "changed")]
    [DataRow("factory --authority authority.c509 --bank Bank", "What to do: write its id", DisplayName = "bank's name")]
    [DataRow("factory --bank bank-a", "--authority", DisplayName = "no certificate named")]
    public void Factory_AnythingElse_IsRefusedWithAdviceAndWritesNothing(string arguments, string says)
    {
        using var bench = new FlashBench();
        var authority = new TestAuthority();
        byte[] changed = (byte[])authority.Certificate.Clone();
        changed[^1] ^= 1;
        File.WriteAllBytes(Path.Combine(bench.Folder, "authority.c509"), authority.Certificate);
        File.WriteAllBytes(Path.Combine(bench.Folder, "changed.c509"), changed);
        File.WriteAllBytes(
            Path.Combine(bench.Folder, "bank.c509"), authority.Issue(authority.Key, "bank-a", Role.Bank, "Bank A"));

        int code = bench.Run(arguments);

        Assert.AreEqual(1, code);
        StringAssert.Contains(bench.Error, says);
        Assert.IsFalse(File.Exists(Path.Combine(bench.Folder, "factory")));
    }
}
