using System;
using System.IO;
using Wallet.Flash;

var world = new FlashWorld
{
    Out = Console.Out,
    Error = Console.Error,
    In = Console.In,
    Folder = Directory.GetCurrentDirectory(),
};
return await FlashCommand.Root(world).Parse(args).InvokeAsync();
