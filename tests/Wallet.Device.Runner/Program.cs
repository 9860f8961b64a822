using System;

Console.Error.WriteLine("Wallet.Device.Runner: nothing to do yet");
return 2;
