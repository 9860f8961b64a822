using System;
using System.CommandLine;
using System.IO;

namespace Wallet.Bank.CommandLine;

/// <summary>wallet-bank: its commands, options and help.</summary>
internal static class BankCommandLine
{
    private const string Examples = """
        The institutions of system A: certificate authority, central bank, two commercial banks.

        Examples:
          wallet-bank                                        serve on http://127.0.0.1:5080
          wallet-bank run --port 0 --data ./bank             any free port, data kept in ./bank
          wallet-bank open-account bank-a Ann --kind card --balance 500.00
          wallet-bank books
          wallet-bank verify 5f0c... --authority authority.c509
          wallet-bank lost bank-a 0001
          wallet-bank revoke bank-a 0001
          wallet-bank wallets
          wallet-bank freeze bank-a 0001
          wallet-bank limits bank-a 0001 --payment 50.00 --offline-hours 24
          wallet-bank challenge bank-a 0001 "Corner Shop" 12.50 --text "Two tickets"
        """;

    /// <summary>The whole command line.</summary>
    public static RootCommand Build()
    {
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = "Folder of databases and keys; run and open-account make it when it is not there.",
            DefaultValueFactory = _ => new DirectoryInfo("wallet-bank-data"),
            Recursive = true,
        };
        var port = new Option<int>("--port")
        {
            Description = "Port on 127.0.0.1; 0 takes any free one.",
            DefaultValueFactory = _ => 5080,
        };
        var root = new RootCommand(Examples) { data, port };
        root.SetAction(parsed => Commands.Run(parsed.GetValue(data)!.FullName, parsed.GetValue(port)));
        root.Add(RunCommand(data));
        root.Add(VerifyCommand(data));
        root.Add(BooksCommand(data));
        root.Add(OpenAccountCommand(data));
        root.Add(AccountCommand(
            data, "revoke", "Revoke the certificates of an account's devices: stolen, or cheating.", Commands.Revoke));
        root.Add(AccountCommand(
            data, "lost", "Block an account's devices at its bank; a recovery sheet makes it final.", Commands.Lost));
        root.Add(AccountCommand(
            data, "found", "Let an account's devices in again.", Commands.Found));
        WalletCommandLine.AddTo(root, data);
        TokenCommandLine.AddTo(root, data);
        return root;
    }

    private static Command RunCommand(Option<DirectoryInfo> data)
    {
        var port = new Option<int>("--port")
        {
            Description = "Port on 127.0.0.1; 0 takes any free one.",
            DefaultValueFactory = _ => 5080,
        };
        var command = new Command("run", "Serve the institutions until Ctrl+C (the default).") { port };
        command.SetAction(parsed => Commands.Run(parsed.GetValue(data)!.FullName, parsed.GetValue(port)));
        return command;
    }

    private static Command VerifyCommand(Option<DirectoryInfo> data)
    {
        var id = new Argument<string>("VOUCHER-ID") { Description = "32 hexadecimal digits; see: wallet-bank books" };
        var authority = new Option<FileInfo?>("--authority")
        {
            Description = "The authority's certificate to trust; by default authority.c509 in the data folder.",
        };
        var command = new Command(
            "verify", "Check all six signatures of a voucher again. Exit code 0 when all are good.")
        {
            id, authority,
        };
        command.SetAction(parsed => Commands.Verify(
            parsed.GetValue(data)!.FullName, parsed.GetValue(id)!, parsed.GetValue(authority)?.FullName));
        return command;
    }

    private static Command BooksCommand(Option<DirectoryInfo> data)
    {
        var command = new Command("books", "Print every account and voucher, and check that all books agree.");
        command.SetAction(parsed => Commands.Books(parsed.GetValue(data)!.FullName));
        return command;
    }

    private static Command OpenAccountCommand(Option<DirectoryInfo> data)
    {
        var bank = new Argument<string>("BANK") { Description = "bank-a or bank-b" };
        var holder = new Argument<string>("HOLDER") { Description = "Name that the device will show." };
        var kind = new Option<string>("--kind") { Description = "card or terminal", DefaultValueFactory = _ => "card" };
        kind.AcceptOnlyFromAmong("card", "terminal");
        var balance = new Option<string>("--balance")
        {
            Description = "Opening balance, such as 500.00",
            DefaultValueFactory = _ => "0.00",
        };
        var command = new Command("open-account", "Open an account and print the code that enrols its device.")
        {
            bank, holder, kind, balance,
        };
        command.SetAction(parsed => Commands.OpenAccount(
            parsed.GetValue(data)!.FullName,
            parsed.GetValue(bank)!,
            parsed.GetValue(holder)!,
            parsed.GetValue(kind)!,
            parsed.GetValue(balance)!));
        return command;
    }

    private static Command AccountCommand(
        Option<DirectoryInfo> data, string name, string description, Func<string, string, string, int> run)
    {
        var bank = new Argument<string>("BANK") { Description = "bank-a or bank-b" };
        var account = new Argument<string>("ACCOUNT") { Description = "Number such as 0001; see: wallet-bank books" };
        var command = new Command(name, description) { bank, account };
        command.SetAction(parsed => run(
            parsed.GetValue(data)!.FullName, parsed.GetValue(bank)!, parsed.GetValue(account)!));
        return command;
    }
}
