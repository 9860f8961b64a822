using System;
using System.CommandLine;
using System.IO;

namespace Wallet.Bank.CommandLine;

/// <summary>The commands of the authentication server.</summary>
internal static class TokenCommandLine
{
    /// <summary>Adds them.</summary>
    public static void AddTo(RootCommand root, Option<DirectoryInfo> data)
    {
        root.Add(ChallengeCommand(data));
        root.Add(PasswordCommand(
            data,
            "check-password",
            "May this transaction be carried out with this password? Exit code 0 when it may.",
            new Argument<string>("TRANSACTION") { Description = "As wallet-bank challenge printed it." },
            TokenCommands.CheckPassword));
        root.Add(PasswordCommand(
            data,
            "check-login",
            "May the holder log in with this password of the card? Exit code 0 when so.",
            Account(),
            TokenCommands.CheckLogin));
        root.Add(AccountCommand(
            data, "unlock-token", "Give a token its tries back after too many wrong ones.", TokenCommands.Unlock));
        root.Add(AccountCommand(
            data, "release-token", "Let an account's card get another token and PIN.", TokenCommands.Release));
    }

    private static Command ChallengeCommand(Option<DirectoryInfo> data)
    {
        Argument<string> bank = Bank();
        Argument<string> account = Account();
        var payee = new Argument<string>("PAYEE") { Description = "Who is paid; the card shows it." };
        var amount = new Argument<string>("AMOUNT") { Description = "Such as 12.50" };
        var platform = new Option<string>("--platform")
        {
            Description = "Where the transaction is made.",
            DefaultValueFactory = _ => "counter",
        };
        var currency = new Option<string>("--currency") { Description = "ISO 4217", DefaultValueFactory = _ => "CNY" };
        var text = new Option<string>("--text") { Description = "What for.", DefaultValueFactory = _ => "" };
        var command = new Command(
            "challenge", "Make a challenge for a transaction; the account's card answers it with a password.")
        {
            bank, account, payee, amount, platform, currency, text,
        };
        command.SetAction(parsed => TokenCommands.Challenge(
            parsed.GetValue(data)!.FullName,
            parsed.GetValue(bank)!,
            parsed.GetValue(account)!,
            parsed.GetValue(platform)!,
            parsed.GetValue(payee)!,
            parsed.GetValue(amount)!,
            parsed.GetValue(currency)!,
            parsed.GetValue(text)!));
        return command;
    }

    private static Command PasswordCommand(
        Option<DirectoryInfo> data,
        string name,
        string description,
        Argument<string> subject,
        Func<string, string, string, string, int> run)
    {
        Argument<string> bank = Bank();
        var password = new Argument<string>("PASSWORD") { Description = "As the card shows it." };
        var command = new Command(name, description) { bank, subject, password };
        command.SetAction(parsed => run(
            parsed.GetValue(data)!.FullName,
            parsed.GetValue(bank)!,
            parsed.GetValue(subject)!,
            parsed.GetValue(password)!));
        return command;
    }

    private static Command AccountCommand(
        Option<DirectoryInfo> data, string name, string description, Func<string, string, string, int> run)
    {
        Argument<string> bank = Bank();
        Argument<string> account = Account();
        var command = new Command(name, description) { bank, account };
        command.SetAction(parsed => run(
            parsed.GetValue(data)!.FullName, parsed.GetValue(bank)!, parsed.GetValue(account)!));
        return command;
    }

    private static Argument<string> Bank() => new("BANK") { Description = "bank-a or bank-b" };

    private static Argument<string> Account() =>
        new("ACCOUNT") { Description = "Number such as 0001; see: wallet-bank books" };
}
