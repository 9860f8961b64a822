using System;
using Wallet.ChipCheck;

return CommandLine.Run(args, Console.Out, Console.Error);
