using Wallet.Core.Crypto;
using Wallet.Core.Storage;
using Wallet.Core.Vault;
using Wallet.Device.Tests.Rig;

namespace Wallet.Device.Tests.Vault;

/// <summary>The vault on the chip: the record that Python made, and one of its own.</summary>
[TestClass]
public sealed class KeyVaultTests
{
    // As in tests/Wallet.Core.Tests/Vault/VaultVectorTests.cs.
    private const string Record =
        "01303132333435363738393a3b3c3d3e3f000003e80102030405060708090a0b0c0d7f7459371c11a4c62481a87894b1"
        + "c71b47bd8a4bfcc4fd9e7529d395cad698f7333357252d9b95c90f564f2dab91ad8d15161718191a1b1c1d1e1f20217f"
        + "13f97c837bf2a2e2ab6a91892d402309981d3f33bad0158603fda0d56494b9f7c9bc3f06cf118d516f1f3c02c7d6bf88"
        + "e243f7ea43ca9ef17df73aa895734d23c134ae91d5df90093a6312cc2e6da4b549e9d08639cfb0d28c7dad1ddfd76de1"
        + "41bbc0c2d65e4354f14e13c6";

    private const string FirstSecret =
        "292a2b2c2d2e2f30313233343544782a1c617e4ad0f2efb4631554462b06cdb4786948db7dd5bc30766e458b9b551125"
        + "4e7a0e300057214f";

    [TestMethod]
    public void TryOpen_RecordOfAnotherImplementation_OpensAndCountsTheWrongOnes()
    {
        var board = new MemoryBoard(new MemoryFiles());
        RecordStore records = RecordsOf(board);
        byte[] record = Hex.ToBytes(Record);
        Check.IsOk(records.Save(RecordKeys.PinTries, new byte[1], 0, 1), "tries");
        Check.IsOk(records.Save(RecordKeys.Vault, record, 0, record.Length), "vault");
        KeyVault vault = Open(board);
        Assert.IsTrue(vault.HasPin);
        Assert.AreEqual((int)PinAnswer.Wrong, (int)vault.TryOpen(Hex.OfAscii("135791"), 6));
        Assert.AreEqual(9, vault.Tries.Left);
        Assert.IsFalse(vault.IsOpen);
        Assert.AreEqual((int)PinAnswer.Opened, (int)vault.TryOpen(Hex.OfAscii("135790"), 6));
        Assert.AreEqual(10, vault.Tries.Left);
        byte[] sealedSecret = Hex.ToBytes(FirstSecret);
        Assert.IsTrue(vault.TryOpenSecret(KeyVault.PrivateKeyPurpose, sealedSecret, out byte[] secret));
        Check.AreEqual(Hex.OfAscii("a secret of the first place"), secret, "secret");
    }

    [TestMethod]
    public void Create_ChangeAndRestart_TheNewPinOpensWhatWasSealed()
    {
        var board = new MemoryBoard(new MemoryFiles());
        KeyVault vault = Open(board);
        Check.IsOk(vault.Create(Hex.OfAscii("2580"), 4), "create");
        byte[] sealedSecret = vault.SealSecret(KeyVault.TokenPurpose, Hex.Counting(32, 7));
        Check.IsOk(vault.ChangePin(Hex.OfAscii("97531"), 5), "change");
        vault = Open(board);
        Assert.AreEqual((int)PinAnswer.Wrong, (int)vault.TryOpen(Hex.OfAscii("2580"), 4));
        Assert.AreEqual((int)PinAnswer.Opened, (int)vault.TryOpen(Hex.OfAscii("97531"), 5));
        Assert.IsTrue(vault.TryOpenSecret(KeyVault.TokenPurpose, sealedSecret, out byte[] secret));
        Check.AreEqual(Hex.Counting(32, 7), secret, "secret");
        sealedSecret[20] ^= 1;
        Assert.IsFalse(vault.TryOpenSecret(KeyVault.TokenPurpose, sealedSecret, out _));
    }

    private static RecordStore RecordsOf(MemoryBoard board)
    {
        return new RecordStore(board.Ports.Files, board.Ports.Hmac, Hex.Counting(32, 0));
    }

    private static KeyVault Open(MemoryBoard board)
    {
        var random = new DeviceRandom(board.Ports.Entropy, board.Ports.Hmac, null);
        Check.IsOk(random.Start(), "random");
        var vault = new KeyVault(board.Ports, random, RecordsOf(board), Hex.Counting(32, 0));
        Check.IsOk(vault.Load(), "load");
        return vault;
    }
}
