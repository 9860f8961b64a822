using System;

Console.Error.WriteLine("Wallet.Reference: nothing to do yet");
return 2;
