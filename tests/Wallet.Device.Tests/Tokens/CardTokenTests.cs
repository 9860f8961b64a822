using Wallet.Card.Dialogs;
using Wallet.Card.Domain;
using Wallet.Card.Records;
using Wallet.Core;
using Wallet.Core.Crypto;
using Wallet.Core.Storage;
using Wallet.Core.Tokens;
using Wallet.Core.Vault;
using Wallet.Device.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Device.Tests.Tokens;

/// <summary>The card's token on the chip: terms, sealed record, counters, and the answer to a transaction.</summary>
[TestClass]
public sealed class CardTokenTests
{
    // As in firmware/protocol/vectors/messages.txt; the passwords are Python's hmac and hashlib.
    private const string Transaction =
        "a601503ff6c05723bb069d19953340320fa951027065786368616e67652e6578616d706c65036ee8a197e8a792e5b08fe5ba"
        + "972037041904e20563434e59067254776f207469636b6574732c20726f772035";

    private const string Challenge = "22e1f09bb30016d61a07d1568b71a3100ce5ec75a53ce0a02cf88d4e881728a5";
    private const long UnixSeconds = 1774281600;

    [TestMethod]
    public void Answer_Transaction_FrozenPassword()
    {
        Check.IsOk(TransactionInfo.TryDecode(Hex.ToBytes(Transaction), out TransactionInfo read), "decode");
        byte[] digest = Sha256.Hash(read.EncodeToDigest());
        Check.IsHex(Challenge, digest);
        var input = new OcraInput { Question = Challenge, Counter = 3, UnixSeconds = UnixSeconds };
        Assert.AreEqual("05692024", Answer(TokenTerms.ForTransactions(Terms().Suite), input));
    }

    [TestMethod]
    public void Answer_TypedWithItsAmount_FrozenPassword()
    {
        var input = new OcraInput { Question = "04711815", Counter = 4, UnixSeconds = UnixSeconds };
        input.Session = new byte[TokenTerms.AmountBytes];
        Bytes.PutUInt64BigEndian(input.Session, 0, 1250);
        Assert.AreEqual("53852956", Answer(TokenTerms.ForTyped(Terms().ShortSuite), input));
    }

    [TestMethod]
    public void Terms_OthersThanTheCardShows_AreNotTaken()
    {
        Check.IsOk(TokenTerms.Check(Terms()), "terms");
        Assert.IsNull(TokenTerms.ForTransactions(Terms().ShortSuite));
        Assert.IsNull(TokenTerms.ForTyped(Terms().Suite));
        EnrolTokenReply terms = Terms();
        terms.LoginDigits = 5;
        Check.IsStatus(StatusCode.TokenTermsUnknown, TokenTerms.Check(terms), "digits");
    }

    [TestMethod]
    public void Token_KeptThenStartedAnew_ComesBackAndNoCounterTwice()
    {
        var files = new MemoryFiles();
        DeviceContext device = Device(files);
        byte[] pin = Hex.OfAscii("2580");
        Check.IsOk(device.Vault.Create(pin, pin.Length), "create");
        var records = new TokenRecords(device);
        Check.IsStatus(StatusCode.TokenAbsent, records.TakeCounter(false, out _), "none");
        Check.IsOk(records.Keep(Terms().Encode()), "keep");
        ExpectCounter(records, false, 0);
        ExpectCounter(records, true, 0);

        device = Device(files);
        records = new TokenRecords(device);
        Check.IsStatus(StatusCode.DeviceLocked, records.Load(out _), "locked");
        Assert.AreEqual((int)PinAnswer.Opened, (int)device.Vault.TryOpen(pin, pin.Length));
        Check.IsOk(records.Load(out EnrolTokenReply token), "load");
        Check.AreEqual(Terms().Secret, token.Secret, "secret");
        ExpectCounter(records, false, 1);
        ExpectCounter(records, false, 2);
        ExpectCounter(records, true, 1);
        TokenRecords.Clear(token);
        Check.AreEqual(new byte[EnrolTokenReply.SecretBytes], token.Secret, "cleared");
    }

    [TestMethod]
    public void Grouped_Passwords_InFours()
    {
        Assert.AreEqual("1234 5678", PasswordPage.Grouped("12345678"));
        Assert.AreEqual("1234 56", PasswordPage.Grouped("123456"));
    }

    private static string Answer(OcraSuite suite, OcraInput input)
    {
        Assert.IsNotNull(suite);
        input.PinDigest = TokenMac.Digest(suite.PinHash, Hex.OfAscii("1357"));
        Assert.IsTrue(Ocra.TryCompute(new HmacSha256(), suite, Terms().Secret, input, out string password));
        return password;
    }

    private static void ExpectCounter(TokenRecords records, bool isLogin, long expected)
    {
        Check.IsOk(records.TakeCounter(isLogin, out long counter), "counter");
        Assert.AreEqual(expected, counter);
    }

    private static EnrolTokenReply Terms()
    {
        return new EnrolTokenReply
        {
            Secret = Hex.Counting(32, 1),
            Suite = "OCRA-1:HOTP-SHA256-8:C-QH64-PSHA256-T1M",
            ShortSuite = "OCRA-1:HOTP-SHA256-8:C-QN08-PSHA256-S008-T1M",
            LoginSecret = Hex.Counting(20, 100),
            LoginHash = 1,
            LoginDigits = 6,
            LoginStepSeconds = 30,
        };
    }

    private static DeviceContext Device(MemoryFiles files)
    {
        var board = new MemoryBoard(files);
        var random = new DeviceRandom(board.Ports.Entropy, board.Ports.Hmac, null);
        Check.IsOk(random.Start(), "random");
        var device = new DeviceContext { Ports = board.Ports, Random = random };
        device.Records = new RecordStore(files, board.Ports.Hmac, Hex.Counting(32, 0));
        device.Vault = new KeyVault(board.Ports, random, device.Records, Hex.Counting(32, 0));
        Check.IsOk(device.Vault.Load(), "load");
        return device;
    }
}
