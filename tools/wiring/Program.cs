using System;

Console.WriteLine("nothing yet");
return 2;
