using Wallet.Simulator;

return Commands.Root().Parse(args).Invoke();
