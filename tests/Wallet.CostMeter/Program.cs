using System;
using Wallet.CostMeter;

return MeterProgram.Run(args, Console.Out, Console.Error);
