using System.CommandLine;
using System.IO;

namespace Wallet.Bank.CommandLine;

/// <summary>The commands of the wallet platform.</summary>
internal static class WalletCommandLine
{
    /// <summary>Adds them.</summary>
    public static void AddTo(RootCommand root, Option<DirectoryInfo> data)
    {
        var wallets = new Command(
            "wallets", "Print what each wallet said last, and where the books differ. Exit code 1 where they do.");
        wallets.SetAction(parsed => WalletCommands.Wallets(parsed.GetValue(data)!.FullName));
        root.Add(wallets);
        root.Add(FreezeCommand(
            data, "freeze", "Freeze an account's wallets: they pay nothing once they hear of it.", isFrozen: true));
        root.Add(FreezeCommand(
            data, "unfreeze", "Let an account's wallets pay again once they hear of it.", isFrozen: false));
        root.Add(LimitsCommand(data));
    }

    private static Command FreezeCommand(Option<DirectoryInfo> data, string name, string description, bool isFrozen)
    {
        Argument<string> bank = Bank();
        Argument<string> account = Account();
        var command = new Command(name, description) { bank, account };
        command.SetAction(parsed => WalletCommands.Freeze(
            parsed.GetValue(data)!.FullName, parsed.GetValue(bank)!, parsed.GetValue(account)!, isFrozen));
        return command;
    }

    private static Command LimitsCommand(Option<DirectoryInfo> data)
    {
        Argument<string> bank = Bank();
        Argument<string> account = Account();
        var payment = new Option<string?>("--payment") { Description = "Largest single payment, such as 50.00" };
        var hours = new Option<int?>("--offline-hours")
        {
            Description = "How long a wallet may be offline and pay: 1 to 720 hours.",
        };
        var command = new Command("limits", "Set limits of an account's wallets; what is not named stays as it is.")
        {
            bank, account, payment, hours,
        };
        command.SetAction(parsed => WalletCommands.Limit(
            parsed.GetValue(data)!.FullName,
            parsed.GetValue(bank)!,
            parsed.GetValue(account)!,
            parsed.GetValue(payment),
            parsed.GetValue(hours)));
        return command;
    }

    private static Argument<string> Bank()
    {
        return new Argument<string>("BANK") { Description = "bank-a or bank-b" };
    }

    private static Argument<string> Account()
    {
        return new Argument<string>("ACCOUNT") { Description = "Number such as 0001; see: wallet-bank books" };
    }
}
