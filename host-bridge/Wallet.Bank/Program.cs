System.Console.WriteLine("The command line follows."); return 0;
