using System;
using System.Linq;
using Wallet.Bank;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>What people do to have a terminal carry a card's update.</summary>
internal static class Carrying
{
    public static void Begin(DeviceWorld world)
    {
        world.CardBoard.See("#=menu", "5");
        world.CardBoard.See("Update by terminal");
        world.TerminalBoard.See("#=menu", "7");
        world.TerminalBoard.See("Touch card");
    }

    public static void CarryToTheEnd(DeviceWorld world)
    {
        Begin(world);
        world.Touch();
        world.TerminalBoard.See("Card is up to date", "C");
        world.CardBoard.See("Up to date", "C");
        world.Field.Part();
        world.CardBoard.See("#=menu");
    }

    public static string AccountOf(DeviceWorld world) => WalletOf(world).Account;

    public static WalletLine WalletOf(DeviceWorld world) =>
        world.Bank!.Wallets().Single(wallet => wallet.Bank == "bank-a");

    /// <summary>A card with a voucher and no network of its own, and a terminal with one.</summary>
    public static void Run(Action<DeviceWorld> play)
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            world.Load("500");
            world.CardBoard.See("#=menu", "5");
            world.CardBoard.See("Up to date", "C");
            world.SetCardOnline(false);
            world.CardBoard.See("#=menu");
            play(world);
        });
    }
}
