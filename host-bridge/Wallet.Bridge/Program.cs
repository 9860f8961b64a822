using Wallet.Bridge;

return Commands.Root().Parse(args).Invoke();
