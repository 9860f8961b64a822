using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wallet.Bank;
using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Link;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Scheduling;

namespace Wallet.Simulation.Tests.Worlds;

/// <summary>A simulation over a folder of its own, and what must hold in it whatever is done to it.</summary>
internal sealed class TestWorld : IDisposable
{
    private readonly long _totalMinor;
    private bool _closed;

    public TestWorld(string folder, ulong seed, long? startUnixMs)
    {
        Folder = folder;
        Simulation = new Simulator.World.Simulation(new SimulationOptions
        {
            Seed = seed,
            DataDirectory = folder,
            SkipsDiskSync = true,
            StartUnixMs = startUnixMs,
        });
        Simulation.SetNetwork(online: false);
        Card = new Hands(Simulation, Simulation.Card);
        Terminal = new Hands(Simulation, Simulation.Terminal);

        // Nothing has run yet: what the devices hold is in no account, so the sum of openings is all there is.
        _totalMinor = Simulation.Bank.Books().Totals.TotalMinor;
    }

    public string Folder { get; }

    public Simulator.World.Simulation Simulation { get; }

    public Hands Card { get; }

    public Hands Terminal { get; }

    public Scheduler Scheduler => Simulation.Scheduler;

    public MoneyView Money => MoneyView.Of(Simulation.Bank.Books(), Simulation);

    /// <summary>The vouchers that can still be paid with.</summary>
    public Voucher[] Held =>
        MoneyView.CardVouchers(Simulation).Where(voucher => voucher.State == VoucherState.Held).ToArray();

    /// <summary>Ids of the payments that the terminal has received and not reported.</summary>
    public HashSet<string> ReceivedIds =>
        MoneyView.Received(Simulation).Select(payment => Convert.ToHexString(payment.VoucherId)).ToHashSet();

    /// <summary>Runs a script from when both devices rest.</summary>
    public void Run(Action script) => Scheduler.Run(() =>
    {
        Settle();
        script();
    });

    /// <summary>Lets everything on its way arrive.</summary>
    public void Settle() => Scheduler.Sleep(3_000);

    public void GoOnline()
    {
        Simulation.SetNetwork(online: true);
        Settle();
        Card.Rest();
        Terminal.Rest();
    }

    /// <summary>Only the card hears of the network, and synchronises.</summary>
    public void CardOnline()
    {
        Simulation.Bridges[0].SetOnline(true);
        Scheduler.Sleep(30_000);
        Card.Rest();
    }

    /// <summary>Only the terminal hears of the network, and synchronises.</summary>
    public void TerminalOnline()
    {
        Simulation.Bridges[1].SetOnline(true);
        Scheduler.Sleep(30_000);
        Terminal.Rest();
    }

    public void EnrolCard() => Enrol(Card, Simulation.CardCode);

    public void EnrolTerminal() => Enrol(Terminal, Simulation.TerminalCode);

    public void LoadOnline(long amountMinor)
    {
        Simulation.Bridges[0].SetOnline(true);
        Settle();
        Assert.AreEqual("Voucher loaded", Card.Load(amountMinor), "Preparing a world.");
        Card.Rest();
    }

    public void PayOffline(long amountMinor)
    {
        Assert.AreEqual("Received", Pay(amountMinor), "Preparing a world.");
        Card.Rest();
        Terminal.Rest();
    }

    /// <summary>Arms both ends and holds the card to the terminal.</summary>
    /// <returns>What the terminal says.</returns>
    public string Pay(long amountMinor)
    {
        Terminal.OpenSale(amountMinor);
        if (Card.IsOn && Held.Length > 0)
        {
            Card.Arm();
        }

        return Touch(amountMinor);
    }

    /// <summary>Opens a sale where there is none and holds the card to the terminal, armed or not.</summary>
    public string Touch(long amountMinor)
    {
        Terminal.OpenSale(amountMinor);
        Simulation.SetTouch(held: true);
        Terminal.Await(3_000, "Keep card there");
        string outcome = Terminal.Await(10_000, "Received", "Refused", "Touch card", "Touch again");
        Scheduler.Sleep(500);
        Simulation.SetTouch(held: false);
        Scheduler.Sleep(500);
        return outcome;
    }

    /// <summary>Neither made nor lost: the total is what it was, and every book adds up.</summary>
    public void CheckMoney(string when)
    {
        Assert.AreEqual(_totalMinor, Money.TotalMinor, $"{when}: money was made or lost. {Money}");
        Assert.IsEmpty(Simulation.Bank.VerifyBooks(), $"{when}: the books do not agree.");
        foreach (VirtualBoard board in new[] { Simulation.Card, Simulation.Terminal })
        {
            Assert.AreNotEqual(BoardState.Crashed, board.State, $"{when}: the {board.Name} crashed of {board.Failure}");
        }

        HashSet<string> received = ReceivedIds;
        foreach (Voucher voucher in Held)
        {
            Assert.DoesNotContain(Convert.ToHexString(voucher.Id), received, $"{when}: a voucher is on both sides.");
        }
    }

    /// <summary>What a customer's account holds.</summary>
    public long AccountMinor(string bank) => Simulation.Bank.Books().Institutions
        .Single(books => books.Institution == bank).Accounts.Where(account => account.Holder.Length > 0)
        .Sum(account => account.BalanceMinor);

    /// <summary>The refusals of a device since it was switched on, oldest of the remembered ones first.</summary>
    public static IEnumerable<string> Refusals(DeviceContext? device)
    {
        RefusalLog? log = device?.Refusals;
        for (int age = (log?.Count ?? 0) - 1; age >= 0; age--)
        {
            yield return $"{(MessageType)log!.TypeAt(age)}/{log.StatusAt(age)}";
        }
    }

    public DeviceContext? CardDevice => Simulation.CardFirmware?.Card?.Device;

    public DeviceContext? TerminalDevice => Simulation.TerminalFirmware?.Terminal?.Device;

    /// <summary>
    /// Rests, has both devices hear of the network, and lets the institutions' clock tick: everything is settled.
    /// </summary>
    public void Finish()
    {
        Simulation.SetTouch(held: false);
        Card.Rest();
        Terminal.Rest();
        Simulation.SetNetwork(online: true);
        Scheduler.Sleep(130_000);
        Card.Update();
        Card.Rest();
        Terminal.Rest();
        CheckMoney("at the end");
        Assert.IsTrue(Card.IsOn && Terminal.IsOn, "A device is off.");
        Assert.AreEqual(0, Money.TerminalMinor, "Something is not reported.");
        Assert.AreEqual(0, Money.UnderWayMinor, "Something is under way.");
    }

    /// <summary>Ends it and leaves the folder.</summary>
    public void Close()
    {
        if (!_closed)
        {
            _closed = true;
            Simulation.Dispose();
        }
    }

    public void Dispose()
    {
        Close();
        Directory.Delete(Folder, recursive: true);
    }

    private void Enrol(Hands device, string code)
    {
        Simulation.SetNetwork(online: true);
        Settle();
        Assert.AreEqual("Enrolled", device.Enrol(code), "Preparing a world.");
        device.Rest();
    }
}
