using Wallet.Bank.CommandLine;

return BankCommandLine.Build().Parse(args).Invoke();
