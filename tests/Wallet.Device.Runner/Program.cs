using System;
using Wallet.Device.Runner;

return RunnerProgram.Run(args, Environment.GetEnvironmentVariable, Console.Out, Console.Error);
