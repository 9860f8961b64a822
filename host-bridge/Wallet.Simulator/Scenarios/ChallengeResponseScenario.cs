using System.Linq;
using Wallet.Bank;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator.Scenarios;

/// <summary>
/// The token side of system G: a platform's transaction is carried out with a password that the card shows for it and
/// for nothing else; whatever else is tried is refused, each by its own words and without a hint.
/// </summary>
internal sealed class ChallengeResponseScenario : IScenario
{
    private const string Account = "0001";
    private const string TokenPin = "1357";
    private const string Platform = "exchange.example";
    private const string Payee = "Corner Shop";
    private const string Text = "Two tickets, row 5, seats 12 and 13";
    private const long AmountMinor = 12_50;

    public string Name => "challenge-response";

    public string Summary => "answer a platform's challenge with a one-time password, and what is refused";

    public void Play(Stage stage)
    {
        BankSystem bank = stage.World.Bank;
        stage.EnrolBoth();
        stage.Step("The card gets a token; its PIN is the token's own", () => EnrolToken(stage));
        stage.Step("The holder logs in with a password of the time, once", () =>
        {
            string password = LogInPassword(stage);
            ExpectOk(bank.CheckLogin(Institutions.BankA, Account, password));
            ExpectRefused(stage, StatusCode.PasswordWrong, bank.CheckLogin(Institutions.BankA, Account, password));
        });
        PlayTransactions(stage);
        PlayRefusals(stage);
        stage.Step("The same card loads a voucher: passwords and money do not get in each other's way", () =>
        {
            stage.LoadVoucher(AmountMinor);
            stage.Leave(stage.World.Card);
        });
    }

    private static void PlayTransactions(Stage stage)
    {
        TransactionChallenge challenge = null!;
        string password = "";
        stage.Step("The right password: the card shows payee, amount and text before it", () =>
        {
            challenge = Challenge(stage);
            password = Answer(stage, challenge);
            ExpectOk(Check(stage, challenge, password));
        });
        stage.Step(
            "The same password again: used",
            () => ExpectRefused(stage, StatusCode.PasswordUsed, Check(stage, challenge, password)),
            StatusCode.PasswordUsed);
        stage.Step("Without a bridge the challenge and the amount are typed", () =>
        {
            TransactionChallenge typed = Challenge(stage);
            ExpectOk(Check(stage, typed, AnswerTyped(stage, typed)));
        });
        stage.Step(
            "The bridge shows the card another transaction: no password",
            () =>
            {
                TransactionInfo changed = Read(Challenge(stage));
                changed.Payee = "Mallory";
                Ask(stage, changed.Encode(), Challenge(stage).Challenge);
                TurnPages(stage, changed.Payee);
                stage.Await(stage.World.Card, StatusCode.ChallengeMismatch);
                stage.Leave(stage.World.Card);
            },
            StatusCode.ChallengeMismatch);
    }

    private static void PlayRefusals(Stage stage)
    {
        BankSystem bank = stage.World.Bank;
        stage.Step(
            "The platform wants another amount than the one that was answered: changed transaction",
            () =>
            {
                TransactionChallenge challenge = Challenge(stage);
                string password = Answer(stage, challenge);
                TransactionInfo changed = Read(challenge);
                changed.AmountMinor *= 10;
                ExpectRefused(
                    stage, StatusCode.ChallengeMismatch,
                    bank.CheckPassword(Institutions.BankA, changed.Encode(), password));
            },
            StatusCode.ChallengeMismatch);
        stage.Step(
            "The password comes after its time: expired",
            () =>
            {
                TransactionChallenge challenge = Challenge(stage);
                string password = Answer(stage, challenge);
                stage.PassUntil(challenge.ValidUntil.ToUnixTimeMilliseconds() + 1000);
                ExpectRefused(stage, StatusCode.ChallengeExpired, Check(stage, challenge, password));
            },
            StatusCode.ChallengeExpired);
        stage.Step(
            "A wrong password, and too many of them: locked, also for the right one",
            () =>
            {
                TransactionChallenge challenge = Challenge(stage);
                string right = Answer(stage, challenge);
                string wrong = string.Concat(right.Select(digit => (char)('0' + ('9' - digit))));
                for (int i = 1; i < 5; i++)
                {
                    ExpectRefused(stage, StatusCode.PasswordWrong, Check(stage, challenge, wrong));
                }

                ExpectRefused(stage, StatusCode.TokenLocked, Check(stage, challenge, wrong));
                ExpectRefused(stage, StatusCode.TokenLocked, Check(stage, challenge, right));
                bank.UnlockToken(Institutions.BankA, Account);
                ExpectOk(Check(stage, challenge, right));
            },
            StatusCode.TokenLocked);
    }

    private static void EnrolToken(Stage stage)
    {
        VirtualBoard card = stage.World.Card;
        stage.Press(card, "8");
        stage.Await(card, TextId.TokenMenuEnrol);
        stage.Press(card, "3");
        stage.Await(card, TextId.TokenPin);
        stage.Press(card, TokenPin + "#");
        stage.Await(card, TextId.PinAgain);
        stage.Press(card, TokenPin + "#");
        stage.Await(card, TextId.TokenEnrolled);
        stage.Settle();
        stage.Leave(card);
    }

    private static string LogInPassword(Stage stage)
    {
        stage.Press(stage.World.Card, "8");
        stage.Await(stage.World.Card, TextId.TokenMenuLogIn);
        stage.Press(stage.World.Card, "1");
        return ShownPassword(stage);
    }

    private static string Answer(Stage stage, TransactionChallenge challenge)
    {
        Ask(stage, challenge.Transaction, challenge.Challenge);
        TurnPages(stage, Payee);
        return PasswordAfterPin(stage);
    }

    private static string AnswerTyped(Stage stage, TransactionChallenge challenge)
    {
        VirtualBoard card = stage.World.Card;
        stage.Press(card, "8");
        stage.Await(card, TextId.TokenMenuChallenge);
        stage.Press(card, "2");
        stage.Await(card, TextId.TokenTypeChallenge);
        stage.Press(card, challenge.Typed + "#");
        stage.Await(card, TextId.TypeAmount);
        stage.Press(card, Stage.Digits(AmountMinor) + "#");
        stage.Await(card, TextId.TokenConfirmTyped);
        stage.Press(card, "#");
        return PasswordAfterPin(stage);
    }

    private static void Ask(Stage stage, byte[] transaction, byte[] challenge)
    {
        stage.Unlock(stage.World.Card);
        stage.World.Bridges[0].AskChallenge(transaction, challenge);
    }

    private static void TurnPages(Stage stage, string payee)
    {
        VirtualBoard card = stage.World.Card;
        Stage.Await(card, Platform);
        stage.Press(card, "#");
        Stage.Await(card, payee);
        stage.Press(card, "#");
        stage.Await(card, TextId.Amount);
        stage.Press(card, "#");
        stage.Await(card, TextId.TokenText);
        while (!card.Display.Shows(Texts.Get(TextId.KeysYesNo, stage.Language)))
        {
            stage.Press(card, "#");
        }

        stage.Press(card, "#");
    }

    private static string PasswordAfterPin(Stage stage)
    {
        stage.Await(stage.World.Card, TextId.TokenPin);
        stage.Press(stage.World.Card, TokenPin + "#");
        return ShownPassword(stage);
    }

    private static string ShownPassword(Stage stage)
    {
        VirtualBoard card = stage.World.Card;
        stage.Await(card, TextId.TokenPasswordOnce);
        string password = card.Display.Text.Select(row => row.Trim()).First(IsPassword);
        stage.Leave(card);
        Stage.Expect(!card.Display.Shows(password), "the password is still there");
        return password;
    }

    private static TransactionChallenge Challenge(Stage stage) => stage.World.Bank.Challenge(
        Institutions.BankA, Account, Platform, Payee, AmountMinor, "CNY", Text);

    private static StatusCode Check(Stage stage, TransactionChallenge challenge, string password) =>
        stage.World.Bank.CheckPassword(Institutions.BankA, challenge.Transaction, password);

    private static TransactionInfo Read(TransactionChallenge challenge)
    {
        StatusCode status = TransactionInfo.TryDecode(challenge.Transaction, out TransactionInfo transaction);
        ExpectOk(status);
        return transaction;
    }

    private static void ExpectOk(StatusCode status) => Stage.Expect(status == StatusCode.Ok, $"refused: {status}");

    private static void ExpectRefused(Stage stage, StatusCode expected, StatusCode actual)
    {
        Stage.Expect(actual == expected, $"expected {expected}, found {actual}");
        string line = StatusTexts.Get(actual, stage.Language).Replace('\n', ' ');
        Stage.Expect(line.Length > 0 && !line.Any(char.IsDigit), $"'{line}' is no clear line, or a hint");
        stage.Say($"the platform says: {line}");
    }

    // Groups of four, and nothing else in the row.
    private static bool IsPassword(string row) =>
        row.Length > 5 && row[4] == ' ' && row.All(shown => shown == ' ' || char.IsAsciiDigit(shown));
}
