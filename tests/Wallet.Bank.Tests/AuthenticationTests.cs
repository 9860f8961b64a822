using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Tests;

/// <summary>The authentication server: what it takes; each refusal has its name and gives nothing away.</summary>
[TestClass]
public sealed class AuthenticationTests
{
    private const string Account = "0001";

    private static readonly byte[] s_pinDigest = SHA256.HashData("1357"u8);

    [TestMethod]
    public void CheckPassword_Right_OkOnceWithOrWithoutSpaces()
    {
        using var loop = new TestLoop();
        EnrolTokenReply token = Enrol(loop);
        TransactionChallenge challenge = Challenge(loop);
        string password = Answer(loop, token, challenge, 0);
        Assert.AreEqual(StatusCode.Ok, Check(loop, challenge, password.Insert(4, " ")));
        Assert.AreEqual(StatusCode.PasswordUsed, Check(loop, challenge, password));
        Assert.AreEqual(StatusCode.PasswordUsed, Check(loop, challenge, "00000000"), "whatever the password");
        Assert.AreEqual(StatusCode.PasswordWrong, Check(loop, Challenge(loop), password), "of another challenge");
    }

    [TestMethod]
    public void CheckPassword_CountersSkipped_TakenWithinTheWindowAndNeverBack()
    {
        using var loop = new TestLoop();
        EnrolTokenReply token = Enrol(loop);
        TransactionChallenge challenge = Challenge(loop);
        Assert.AreEqual(StatusCode.PasswordWrong, Check(loop, challenge, Answer(loop, token, challenge, 10)));
        Assert.AreEqual(StatusCode.Ok, Check(loop, challenge, Answer(loop, token, challenge, 9)));
        challenge = Challenge(loop);
        Assert.AreEqual(StatusCode.PasswordWrong, Check(loop, challenge, Answer(loop, token, challenge, 9)));
        Assert.AreEqual(StatusCode.Ok, Check(loop, challenge, Answer(loop, token, challenge, 10)));
    }

    [TestMethod]
    public void CheckPassword_ClocksApart_TakenWithinTheWindow()
    {
        using var loop = new TestLoop();
        EnrolTokenReply token = Enrol(loop);
        foreach ((int minutes, StatusCode expected) in new[]
        {
            (-3, StatusCode.PasswordWrong), (-2, StatusCode.Ok), (1, StatusCode.Ok), (2, StatusCode.PasswordWrong),
        })
        {
            TransactionChallenge challenge = Challenge(loop);
            int counter = minutes == 1 ? 1 : 0;
            counter = minutes == 2 ? 2 : counter;
            Assert.AreEqual(expected, Check(loop, challenge, Answer(loop, token, challenge, counter, minutes)));
        }
    }

    [TestMethod]
    public void CheckPassword_ChangedTransactionInEachField_ChallengeMismatchAndNoTryCounts()
    {
        using var loop = new TestLoop();
        EnrolTokenReply token = Enrol(loop);
        TransactionChallenge challenge = Challenge(loop);
        string password = Answer(loop, token, challenge, 0);
        Action<TransactionInfo>[] changes =
        [
            changed => changed.Payee = "Mallory", changed => changed.AmountMinor++, changed => changed.Text = "",
            changed => changed.Platform = "other.example", changed => changed.Currency = "EUR",
            changed => changed.Payee += " ",
        ];
        foreach (Action<TransactionInfo> change in changes)
        {
            TransactionInfo changed = Read(challenge.Transaction);
            change(changed);
            Assert.AreEqual(
                StatusCode.ChallengeMismatch,
                loop.System.CheckPassword(Institutions.BankA, changed.Encode(), password));
        }

        TransactionInfo unknown = Read(challenge.Transaction);
        unknown.Reference = new byte[16];
        Assert.AreEqual(
            StatusCode.ChallengeUnknown, loop.System.CheckPassword(Institutions.BankA, unknown.Encode(), password));
        Assert.AreEqual(
            StatusCode.ChallengeUnknown, loop.System.CheckPassword(Institutions.BankA, [1, 2, 3], password));
        Assert.AreEqual(StatusCode.Ok, Check(loop, challenge, password), "six tries would have locked it");
    }

    [TestMethod]
    public void CheckPassword_AfterItsTime_ChallengeExpired()
    {
        using var loop = new TestLoop();
        EnrolTokenReply token = Enrol(loop);
        TransactionChallenge challenge = Challenge(loop);
        Assert.AreEqual(loop.Clock.GetUtcNow().AddMinutes(5), challenge.ValidUntil);
        loop.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        Assert.AreEqual(StatusCode.ChallengeExpired, Check(loop, challenge, Answer(loop, token, challenge, 0)));
    }

    [TestMethod]
    public void CheckPassword_FiveWrong_LockedUntilTheBankUnlocks()
    {
        using var loop = new TestLoop();
        EnrolTokenReply token = Enrol(loop);
        TransactionChallenge challenge = Challenge(loop);
        string right = Answer(loop, token, challenge, 0);
        string wrong = right[..7] + (char)('0' + ((right[7] - '0' + 1) % 10));
        for (int i = 0; i < 4; i++)
        {
            Assert.AreEqual(StatusCode.PasswordWrong, Check(loop, challenge, wrong));
        }

        Assert.AreEqual(StatusCode.TokenLocked, Check(loop, challenge, wrong));
        Assert.AreEqual(StatusCode.TokenLocked, Check(loop, challenge, right), "the right one is of no use now");
        Assert.AreEqual(StatusCode.TokenLocked, loop.System.CheckLogin(Institutions.BankA, Account, "123456"));
        loop.Restart();
        Assert.AreEqual(StatusCode.TokenLocked, Check(loop, challenge, right), "after a restart, too");

        loop.System.UnlockToken(Institutions.BankA, Account);
        Assert.AreEqual(StatusCode.Ok, Check(loop, challenge, right));
        Assert.ThrowsExactly<BankSetupException>(() => loop.System.UnlockToken(Institutions.BankA, "0009"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("1234567")]
    [DataRow("123456789")]
    [DataRow("ABCDEFGH")]
    [DataRow("ſ2345678")]
    public void CheckPassword_NotEvenDigits_PasswordWrong(string password)
    {
        using var loop = new TestLoop();
        Enrol(loop);
        Assert.AreEqual(StatusCode.PasswordWrong, Check(loop, Challenge(loop), password));
    }

    [TestMethod]
    public void Enrol_Again_AllowedUntilProvenAndThenOnlyWhenReleased()
    {
        using var loop = new TestLoop();
        EnrolTokenReply lost = Enrol(loop);
        EnrolTokenReply token = Enrol(loop);
        TransactionChallenge challenge = Challenge(loop);
        Assert.AreEqual(StatusCode.PasswordWrong, Check(loop, challenge, Answer(loop, lost, challenge, 0)));
        Assert.AreEqual(StatusCode.Ok, Check(loop, challenge, Answer(loop, token, challenge, 0)));
        Assert.AreEqual(StatusCode.AlreadyEnrolled, TryEnrol(loop, out _));

        // The one before goes on to count until the new one has proven itself.
        loop.System.ReleaseToken(Institutions.BankA, Account);
        EnrolTokenReply next = Enrol(loop);
        challenge = Challenge(loop);
        Assert.AreEqual(StatusCode.Ok, Check(loop, challenge, Answer(loop, token, challenge, 1)));
        challenge = Challenge(loop);
        Assert.AreEqual(StatusCode.Ok, Check(loop, challenge, Answer(loop, next, challenge, 0)));
        challenge = Challenge(loop);
        Assert.AreEqual(StatusCode.PasswordWrong, Check(loop, challenge, Answer(loop, token, challenge, 2)));
    }

    [TestMethod]
    public void CheckLogin_ByTimeAndCounted_EachPasswordOnce()
    {
        foreach (int stepSeconds in new[] { 30, 0 })
        {
            using var loop = new TestLoop(options: new TestOptions { LoginStep = TimeSpan.FromSeconds(stepSeconds) });
            Assert.AreEqual(
                StatusCode.TokenAbsent, loop.System.CheckLogin(Institutions.BankA, Account, "123456"));
            EnrolTokenReply token = Enrol(loop);
            Assert.AreEqual(stepSeconds, token.LoginStepSeconds);
            long counter = stepSeconds == 0 ? 3 : loop.Clock.NowMs / 30_000;
            string password = LoginPassword(token.LoginSecret, counter);
            Assert.AreEqual(StatusCode.Ok, loop.System.CheckLogin(Institutions.BankA, Account, password));
            Assert.AreEqual(StatusCode.PasswordWrong, loop.System.CheckLogin(Institutions.BankA, Account, password));
        }
    }

    [TestMethod]
    public void Secrets_InTheDatabaseFiles_AreNotInTheClear()
    {
        using var loop = new TestLoop();
        EnrolTokenReply token = Enrol(loop);
        Assert.AreEqual(StatusCode.PasswordWrong, Check(loop, Challenge(loop), "00000000"));
        byte[][] secrets = [token.Secret[..8], token.LoginSecret[..8], s_pinDigest[..8]];
        foreach (string file in Directory.GetFiles(loop.Folder, "*.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Assert.IsFalse(secrets.Any(secret => bytes.AsSpan().IndexOf(secret) >= 0), file);
        }
    }

    [TestMethod]
    public void Refusals_OfPasswords_AreWrittenDownWithoutThem()
    {
        using var loop = new TestLoop();
        Enrol(loop);
        Check(loop, Challenge(loop), "31415926");
        IReadOnlyList<RefusalLine> lines = loop.System.Refusals();
        Assert.IsTrue(lines.Any(line => line.Status == nameof(StatusCode.PasswordWrong)));
        Assert.IsFalse(lines.Any(line => line.ToString().Contains("31415926", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Challenge_TextsOrAmountThatCannotBe_SaidBeforehand()
    {
        using var loop = new TestLoop();
        Enrol(loop);
        Assert.ThrowsExactly<BankSetupException>(() => Challenge(loop, payee: ""));
        Assert.ThrowsExactly<BankSetupException>(() => Challenge(loop, payee: new string('x', 33)));
        Assert.ThrowsExactly<BankSetupException>(() => Challenge(loop, text: new string('x', 65)));
        Assert.ThrowsExactly<BankSetupException>(() => Challenge(loop, amountMinor: 0));
        Assert.ThrowsExactly<BankSetupException>(() => loop.System.Challenge(
            Institutions.BankB, "0001", "p", "q", 1, "CNY", ""), "a till has no token");
    }

    [TestMethod]
    public void CheckPassword_OfALostCard_WrongAndTheNextCardGetsAToken()
    {
        using var loop = new TestLoop();
        EnrolTokenReply token = Enrol(loop);
        TransactionChallenge challenge = Challenge(loop);
        Assert.AreEqual(StatusCode.Ok, Check(loop, challenge, Answer(loop, token, challenge, 0)));
        challenge = Challenge(loop);
        loop.System.ReportLost(Institutions.BankA, Account);
        Assert.AreEqual(StatusCode.PasswordWrong, Check(loop, challenge, Answer(loop, token, challenge, 1)));
        Assert.AreEqual(StatusCode.TokenAbsent, loop.System.CheckLogin(Institutions.BankA, Account, "123456"));
        Assert.AreEqual(StatusCode.CardReportedLost, TryEnrol(loop, out _));

        loop.ReplaceCard();
        token = Enrol(loop);
        challenge = Challenge(loop);
        Assert.AreEqual(StatusCode.Ok, Check(loop, challenge, Answer(loop, token, challenge, 0)));
    }

    [TestMethod]
    public void CheckPassword_OfACardWhoseAccountWasRecovered_Wrong()
    {
        using var loop = new TestLoop();
        using var sheet = new RecoverySheet();
        Assert.AreEqual(StatusCode.Ok, sheet.Register(loop.Card));
        EnrolTokenReply token = Enrol(loop);
        TransactionChallenge challenge = Challenge(loop);
        using var card = new TestDevice(loop.System, Institutions.BankA);
        Assert.AreEqual(StatusCode.Ok, sheet.Recover(card));
        Assert.AreEqual(StatusCode.PasswordWrong, Check(loop, challenge, Answer(loop, token, challenge, 0)));
    }

    private static EnrolTokenReply Enrol(TestLoop loop)
    {
        Assert.AreEqual(StatusCode.Ok, TryEnrol(loop, out EnrolTokenReply token));
        return token;
    }

    private static StatusCode TryEnrol(TestLoop loop, out EnrolTokenReply token)
    {
        byte[] reply = loop.Card.Ask(new EnrolToken { PinDigest = s_pinDigest }.Encode());
        return EnrolTokenReply.TryDecode(reply, 0, reply.Length, out token);
    }

    private static TransactionChallenge Challenge(
        TestLoop loop, string payee = "Corner Shop", long amountMinor = 12_50, string text = "Two tickets") =>
        loop.System.Challenge(
            Institutions.BankA, Account, "exchange.example", payee, amountMinor, "CNY", text);

    private static StatusCode Check(TestLoop loop, TransactionChallenge challenge, string password) =>
        loop.System.CheckPassword(Institutions.BankA, challenge.Transaction, password);

    private static string Answer(
        TestLoop loop, EnrolTokenReply token, TransactionChallenge challenge, long counter, int minutes = 0)
    {
        byte[] input =
        [
            .. Encoding.ASCII.GetBytes(token.Suite), 0, .. Number(counter), .. challenge.Challenge, .. new byte[96],
            .. s_pinDigest, .. Number((loop.Clock.NowMs / 60_000) + minutes),
        ];
        return Digits(HMACSHA256.HashData(token.Secret, input), 100_000_000, "D8");
    }

#pragma warning disable CA5350 // What RFC 4226 says.
    private static string LoginPassword(byte[] secret, long counter) =>
        Digits(HMACSHA1.HashData(secret, Number(counter)), 1_000_000, "D6");
#pragma warning restore CA5350

    private static byte[] Number(long number) => [.. BitConverter.GetBytes(number).Reverse()];

    private static string Digits(byte[] code, int modulus, string format)
    {
        int at = code[^1] % 16;
        int value = BitConverter.ToInt32([code[at + 3], code[at + 2], code[at + 1], (byte)(code[at] % 128)]);
        return (value % modulus).ToString(format, CultureInfo.InvariantCulture);
    }

    private static TransactionInfo Read(byte[] transaction)
    {
        Assert.AreEqual(StatusCode.Ok, TransactionInfo.TryDecode(transaction, out TransactionInfo read));
        return read;
    }
}
