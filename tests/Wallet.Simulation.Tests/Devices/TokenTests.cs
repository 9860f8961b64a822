using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Wallet.Bank;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>One-time passwords from the card's display to the bank's authentication server.</summary>
[TestClass]
public sealed class TokenTests
{
    private const string Account = "0001";
    private const string Shop = "exchange.example";
    private const string Payee = "Corner Shop";
    private const string Text = "Two tickets, row 5, seats 12 and 13";
    private const long AmountMinor = 12_50;

    [TestMethod]
    public void Challenge_OverTheBridge_ShownPageByPageAndGoodOnce() => Play(world =>
    {
        TransactionChallenge challenge = Challenge(world);
        world.AskChallenge(challenge.Transaction, challenge.Challenge);
        world.CardBoard.See("Asked by");
        world.CardBoard.See(Shop, "#");
        world.CardBoard.See("Pay to");
        world.CardBoard.See(Payee);
        world.CardBoard.See("#=next", "#");
        world.CardBoard.See("Amount CNY");
        world.CardBoard.See("12.50", "#");
        world.CardBoard.See("row 5");
        world.CardBoard.See("#=yes", "#");
        string password = Password(world);

        Assert.AreEqual(StatusCode.Ok, world.Bank!.CheckPassword("bank-a", challenge.Transaction, password));
        Assert.AreEqual(
            StatusCode.PasswordUsed, world.Bank.CheckPassword("bank-a", challenge.Transaction, password));
        world.CardBoard.Keypad.Press("C");
        world.CardBoard.See("#=menu");
        world.Scheduler.Sleep(1000);
        Assert.AreEqual(StatusCode.Ok, world.ChallengeAnswer);
    });

    [TestMethod]
    public void Challenge_HostSendsAnotherTransaction_NoPasswordAndNoCounterUsed() => Play(world =>
    {
        TransactionChallenge challenge = Challenge(world);
        Assert.AreEqual(StatusCode.Ok, TransactionInfo.TryDecode(challenge.Transaction, out TransactionInfo changed));
        changed.Text = "One ticket";
        world.AskChallenge(changed.Encode(), challenge.Challenge);
        TurnPages(world, "#");
        world.CardBoard.See("Not this challenge.", "C");
        world.CardBoard.See("#=menu");
        world.Scheduler.Sleep(1000);
        Assert.AreEqual(StatusCode.ChallengeMismatch, world.ChallengeAnswer);
        Assert.AreEqual(StatusCode.Ok, world.Card.Card.Tokens.TakeCounter(false, out long counter));
        Assert.AreEqual(0, counter);
    });

    [TestMethod]
    [DataRow("C")]
    [DataRow("*")]
    [DataRow("")]
    public void Challenge_HolderSaysNoOrNothing_NoPasswordAndNoCounterUsed(string key) => Play(world =>
    {
        TransactionChallenge challenge = Challenge(world);
        world.AskChallenge(challenge.Transaction, challenge.Challenge);
        world.CardBoard.See(Shop, "#");
        world.CardBoard.See(Payee, "#");
        world.CardBoard.See("Amount CNY", key);
        world.CardBoard.See("#=menu");
        world.Scheduler.Sleep(1000);
        Assert.AreEqual(
            key.Length > 0 ? StatusCode.HolderDeclined : StatusCode.DialogTimeout, world.ChallengeAnswer);
        Assert.AreEqual(StatusCode.Ok, world.Card.Card.Tokens.TakeCounter(false, out long counter));
        Assert.AreEqual(0, counter);
    });

    [TestMethod]
    public void Challenge_LockedCard_ShowsNothingAndRefuses() => Play(world =>
    {
        TransactionChallenge challenge = Challenge(world);
        world.Card.Card.Device.Lock();
        world.AskChallenge(challenge.Transaction, challenge.Challenge);
        world.Scheduler.Sleep(3000);
        Assert.AreEqual(StatusCode.DeviceLocked, world.ChallengeAnswer);
        Assert.DoesNotContain(Payee, Shown(world));
    });

    [TestMethod]
    [DataRow("Straße")]
    [DataRow("one\ntwo")]
    public void Challenge_TextWithoutGlyphs_Refused(string text) => Play(world =>
    {
        TransactionChallenge challenge = world.Bank!.Challenge(
            "bank-a", Account, Shop, Payee, AmountMinor, "CNY", text);
        world.AskChallenge(challenge.Transaction, challenge.Challenge);
        world.CardBoard.See("Text cannot be shown.", "C");
        world.Scheduler.Sleep(1000);
        Assert.AreEqual(StatusCode.TextNotShowable, world.ChallengeAnswer);
    });

    [TestMethod]
    public void Typed_RightAmount_GoodOnceAndAnotherAmountWrong() => Play(world =>
    {
        TransactionChallenge challenge = Challenge(world);
        string wrong = Typed(world, challenge.Typed, "1350");
        Assert.AreEqual(StatusCode.PasswordWrong, world.Bank!.CheckPassword("bank-a", challenge.Transaction, wrong));
        string right = Typed(world, challenge.Typed, "1250");
        Assert.AreEqual(StatusCode.Ok, world.Bank.CheckPassword("bank-a", challenge.Transaction, right));
        TransactionChallenge large = world.Bank.Challenge("bank-a", Account, Shop, Payee, 200_01, "CNY", Text);
        Assert.AreEqual("", large.Typed);
    });

    [TestMethod]
    public void LogIn_PasswordOfTheTime_GoodOnce() => Play(world =>
    {
        Menu(world, "1");
        string password = Password(world, pin: "");
        world.CardBoard.Keypad.Press("C");
        Assert.HasCount(6, password);
        Assert.AreEqual(StatusCode.Ok, world.Bank!.CheckLogin("bank-a", Account, password));
        Assert.AreEqual(StatusCode.PasswordWrong, world.Bank.CheckLogin("bank-a", Account, password));
    });

    [TestMethod]
    public void LogIn_Counted_EachNumberOnceAndAsOathtoolSays() => Play(
        world =>
        {
            string[] shown = new string[3];
            for (int i = 0; i < shown.Length; i++)
            {
                Menu(world, "1");
                shown[i] = Password(world, pin: "");
                world.CardBoard.Keypad.Press("C");
            }

            Assert.AreEqual(StatusCode.Ok, world.Card.Card.Tokens.Load(out EnrolTokenReply token));
            Assert.AreEqual(0, token.LoginStepSeconds);
            Judge(shown, "--hotp", "--window=2", "--counter=0", Convert.ToHexStringLower(token.LoginSecret));

            // The second came to the server: the first is behind it.
            Assert.AreEqual(StatusCode.Ok, world.Bank!.CheckLogin("bank-a", Account, shown[1]));
            Assert.AreEqual(StatusCode.PasswordWrong, world.Bank.CheckLogin("bank-a", Account, shown[0]));
            Assert.AreEqual(StatusCode.PasswordWrong, world.Bank.CheckLogin("bank-a", Account, shown[1]));
            Assert.AreEqual(StatusCode.Ok, world.Bank.CheckLogin("bank-a", Account, shown[2]));
        },
        loginStepSeconds: 0);

    [TestMethod]
    public void LogIn_ByTime_AsOathtoolSays() => Play(world =>
    {
        Menu(world, "1");
        string password = Password(world, pin: "");
        Assert.AreEqual(StatusCode.Ok, world.Card.Card.Tokens.Load(out EnrolTokenReply token));
        string now = DateTimeOffset.FromUnixTimeMilliseconds(world.Scheduler.UnixNowMs)
            .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        Judge([password], "--totp=SHA1", $"--now={now} UTC", Convert.ToHexStringLower(token.LoginSecret));
    });

    [TestMethod]
    public void Password_Shown_GoesAfterAMinute() => Play(world =>
    {
        Menu(world, "1");
        string password = Password(world, pin: "");
        world.Scheduler.Sleep(61_000);
        Assert.DoesNotContain(password[..4], Shown(world));
        world.CardBoard.See("#=menu");
    });

    [TestMethod]
    [DataRow("1357#", "1358#", "Type one twice.")]
    [DataRow("1111#", "", "All digits the same.")]
    public void Enrol_PinWillNotDo_AskedAgainAndNothingIsEnrolled(string first, string second, string why) => Play(
        world =>
        {
            Menu(world, "3");
            world.CardBoard.See("Token PIN", first);
            if (second.Length > 0)
            {
                world.CardBoard.See("Again", second);
            }

            world.CardBoard.See(why, "C");
            world.CardBoard.See("Token PIN", "C");
            Menu(world, "1");
            world.CardBoard.See("No token yet.");
        },
        isEnrolled: false);

    [TestMethod]
    public void Enrol_WithTheCardsPin_Refused() => Play(
        world =>
        {
            Menu(world, "3");
            world.CardBoard.See("Token PIN", SimulationOptions.HolderPin + "#");
            world.CardBoard.See("PIN is in use.", "C");
            world.CardBoard.See("Token PIN");
        },
        isEnrolled: false);

    // Another program's passwords; where it is not installed the server alone judges, except in CI.
    private static void Judge(string[] shown, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("oathtool", arguments) { RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            string said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            CollectionAssert.AreEqual(said.Split('\n', StringSplitOptions.RemoveEmptyEntries), shown);
        }
        catch (Win32Exception)
        {
            Assert.AreNotEqual("true", Environment.GetEnvironmentVariable("CI"), ".ci/run installs oathtool");
        }
    }

    private static void Play(Action<DeviceWorld> play, bool isEnrolled = true, int loginStepSeconds = 30)
    {
        using DeviceWorld world = DeviceWorld.WithBank(loginStepSeconds: loginStepSeconds);
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            if (isEnrolled)
            {
                Menu(world, "3");
                world.CardBoard.See("Token PIN", "1357#");
                world.CardBoard.See("Again", "1357#");
                world.CardBoard.See("Passwords ready", "C");
            }

            play(world);
        });
    }

    private static void Menu(DeviceWorld world, string entry)
    {
        world.CardBoard.See("#=menu", "8");
        world.CardBoard.See("1 Log in", entry);
    }

    private static TransactionChallenge Challenge(DeviceWorld world) =>
        world.Bank!.Challenge("bank-a", Account, Shop, Payee, AmountMinor, "CNY", Text);

    private static void TurnPages(DeviceWorld world, string last)
    {
        world.CardBoard.See(Shop, "#");
        world.CardBoard.See(Payee, "#");
        world.CardBoard.See("Amount CNY", "#");
        world.CardBoard.See("#=yes", last);
    }

    private static string Typed(DeviceWorld world, string digits, string amountKeys)
    {
        Menu(world, "2");
        world.CardBoard.See("Type challenge", digits + "#");
        world.CardBoard.See("Type amount", amountKeys + "#");
        world.CardBoard.See(digits[..4]);
        world.CardBoard.See("#=yes", "#");
        string password = Password(world);
        world.CardBoard.Keypad.Press("C");
        return password;
    }

    private static string Password(DeviceWorld world, string pin = "1357#")
    {
        if (pin.Length > 0)
        {
            world.CardBoard.See("Token PIN", pin);
        }

        world.CardBoard.See("Shown once.");
        string shown = world.CardBoard.Display.Text.Select(row => row.Trim())
            .Single(row => row.Length > 5 && row[4] == ' ' && row.All(one => one == ' ' || char.IsAsciiDigit(one)));
        return shown.Replace(" ", "", StringComparison.Ordinal);
    }

    private static string Shown(DeviceWorld world) => string.Join('\n', world.CardBoard.Display.Text);
}
