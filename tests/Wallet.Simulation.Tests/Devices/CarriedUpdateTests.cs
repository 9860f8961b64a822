using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Bank;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Virtual.Touch;
using State = Wallet.Protocol.Messages.DeviceState;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>A card without a network is brought up to date by a terminal that carries its session.</summary>
[TestClass]
public sealed class CarriedUpdateTests
{
    private const long AmountMinor = 500;

    [TestMethod]
    public void Update_TerminalCarries_CardHasTimeCommandAndStates() => Carrying.Run(world =>
    {
        world.Bank!.Limit("bank-a", Carrying.AccountOf(world), TimeSpan.FromHours(5), 200_00);
        long beforeMs = world.Scheduler.UnixNowMs;
        world.Scheduler.Sleep(10_000);
        Carrying.Begin(world);
        world.Touch();
        world.TerminalBoard.See("Card is up to date", "C");
        world.CardBoard.See("Up to date", "C");
        world.Field.Part();
        WalletLine wallet = Carrying.WalletOf(world);
        Assert.IsTrue(wallet.IsCarriedOut, "the command is taken");
        Assert.IsGreaterThan(beforeMs, wallet.ReportedMs);
        Assert.AreEqual(AmountMinor, wallet.Set!.HeldMinor);
        Assert.IsGreaterThan(beforeMs, world.Card.Card.Device.Clock.SignedMs);
        Assert.IsFalse(world.Card.Card.Device.Online, "a terminal's network is not the card's");
        CollectionAssert.DoesNotContain(
            world.Field.Touches[0].Exchanges.Select(exchange => exchange.Answer is null).ToArray(), true);
    });

    [TestMethod]
    public void Update_CardHasLostItsTime_TerminalBringsIt() => Carrying.Run(world =>
    {
        world.CardBoard.PowerOff();
        world.CardBoard.RealTime.Forget();
        world.PowerOnCard();
        world.CardBoard.See("#=menu");
        Assert.AreEqual(State.Enrolled, world.Card.Card.State);
        Carrying.CarryToTheEnd(world);
        Assert.AreEqual(State.Ready, world.Card.Card.State);
    });

    [TestMethod]
    public void Update_OrderWithoutAnswerAndRollBack_AreFinishedOverTheTerminal() => Carrying.Run(world =>
    {
        // The fifth answer of a load is the order's.
        world.SetCardOnline(true);
        int answers = 0;
        world.Answer = answer => ++answers == 5 ? null : answer;
        world.AskToLoad("700");
        world.CardBoard.See("Code", "C");
        world.Answer = static answer => answer;
        world.SetCardOnline(false);
        world.CardBoard.See("#=menu", "4");
        world.CardBoard.See("A up B down", "#");
        world.CardBoard.See("#=yes", "#");
        world.CardBoard.See("No network", "C");
        Assert.IsNotNull(world.Card.Card.Orders.Pending);
        Carrying.CarryToTheEnd(world);
        Assert.IsNull(world.Card.Card.Orders.Pending);
        Assert.AreEqual(700L, world.HeldMinor);
        Assert.AreEqual(1, world.Card.Card.Vouchers.Table.Count);
        int longest = world.Field.Touches.SelectMany(touch => touch.Exchanges)
            .Max(exchange => Math.Max(exchange.Command.Length, exchange.Answer!.Length));
        Assert.IsLessThan(1_800, longest, "the longest messages there are come near the limit");
    });

    [TestMethod]
    public void Touch_SeesNothingOfTheCard() => Carrying.Run(world =>
    {
        byte[] id = world.Card.Card.Vouchers.Table.At(0).Id;
        byte[] certificate = world.Card.Card.Device.Identity.Certificate.Encoded;
        Carrying.CarryToTheEnd(world);
        foreach (byte[] message in world.Field.Touches[0].Exchanges.SelectMany(e => new[] { e.Command, e.Answer! }))
        {
            Assert.AreEqual(-1, message.AsSpan().IndexOf(id), "a voucher's id");
            Assert.AreEqual(-1, message.AsSpan().IndexOf(certificate.AsSpan(0, 40)), "the card's certificate");
        }
    });

    [TestMethod]
    public void Update_HolderSaysNo_NothingIsCarried() => Carrying.Run(world =>
    {
        world.CardBoard.See("#=menu", "5");
        world.CardBoard.See("Update by terminal", "C");
        world.CardBoard.See("Cancelled", "C");
        world.CardBoard.See("#=menu");
    });

    [TestMethod]
    public void Update_NobodyCarriesFor60Seconds_EndsAndSaysSo() => Carrying.Run(world =>
    {
        world.CardBoard.See("#=menu", "5");
        world.CardBoard.See("Update by terminal");
        world.Scheduler.Sleep(59_000);
        Assert.IsTrue(world.CardBoard.Display.Shows("Update by terminal"));
        world.CardBoard.See("No answer in time", "C");
        world.CardBoard.See("#=menu");
    });

    [TestMethod]
    public void Carry_TerminalWithoutNetwork_SaysSo() => Carrying.Run(world =>
    {
        world.SetTerminalOnline(false);
        world.Scheduler.Sleep(1_000);
        world.TerminalBoard.See("#=menu", "7");
        world.TerminalBoard.See("No network", "C");
        world.TerminalBoard.See("#=menu");
    });

    [TestMethod]
    public void Carry_OperatorSaysNoOrNobodyComes_Ends() => Carrying.Run(world =>
    {
        world.TerminalBoard.See("#=menu", "7");
        world.TerminalBoard.See("Touch card", "C");
        world.TerminalBoard.See("Cancelled", "C");
        world.TerminalBoard.See("#=menu", "7");
        world.TerminalBoard.See("Touch card");
        world.Scheduler.Sleep(59_000);
        Assert.IsTrue(world.TerminalBoard.Display.Shows("Touch card"));
        world.TerminalBoard.See("No answer in time", "C");
    });

    [TestMethod]
    [DataRow("rests", "Choose Update on the")]
    [DataRow("armed", "Still working.")]
    [DataRow("asks", "Still working.")]
    public void Carry_CardThatHasNotBegun_SaysWhatToDo(string state, string said) => Carrying.Run(world =>
    {
        switch (state)
        {
            case "armed":
                world.Arm();
                break;
            case "asks":
                world.CardBoard.See("#=menu", "1");
                world.CardBoard.See("A up B down");
                break;
        }

        world.TerminalBoard.See("#=menu", "7");
        world.TerminalBoard.See("Touch card");
        world.Touch();
        world.TerminalBoard.See(said);
        world.Field.Part();
        world.CardBoard.Keypad.Press("CCC");
        world.CardBoard.See("#=menu", "5");
        world.CardBoard.See("Update by terminal");
        world.Touch();
        world.TerminalBoard.See("Card is up to date");
        Assert.AreEqual(AmountMinor, world.HeldMinor);
    });

    [TestMethod]
    public void Touch_TakenAwayAndBroughtBack_GoesOnInTheSameSession() => Carrying.Run(world =>
    {
        int asked = 0;
        world.Answer = answer =>
        {
            asked++;
            return answer;
        };
        Carrying.CarryToTheEnd(world);
        int usual = asked;
        int[] places = PlacesToTear(world.Field.Touches[0]);
        foreach (int place in places)
        {
            asked = 0;
            Carrying.Begin(world);
            world.Touch();
            world.Field.TearAfterBytes(place);
            world.TerminalBoard.See("Touch again");
            world.Field.Part();
            world.Touch();

            // The very last answer tells the terminal that it is over: lost, only the card knows.
            bool isLast = place >= places[^2];
            world.TerminalBoard.See(isLast ? "The card itself says" : "Card is up to date", "C");
            world.CardBoard.See("Up to date", "C");
            world.Field.Part();
            Assert.AreEqual(usual, asked, $"torn after {place} bytes: nothing is asked twice");
        }
    });

    [TestMethod]
    public void Touch_TakenAwayForGood_BothSaySoAndTheNextOneWorks() => Carrying.Run(world =>
    {
        Carrying.Begin(world);
        world.Touch();
        world.Field.TearAfterBytes(1_500);
        world.TerminalBoard.See("Touch again");
        world.Field.Part();
        world.TerminalBoard.See("The card itself says", "C");
        world.CardBoard.See("Terminal went away.", "C");
        world.CardBoard.See("#=menu");
        Carrying.CarryToTheEnd(world);
    });

    [TestMethod]
    public void Update_HolderStopsInTheMiddle_EndsAtOnce() => Carrying.Run(world =>
    {
        Carrying.Begin(world);
        world.Touch();
        world.Field.TearAfterBytes(1_500);
        world.TerminalBoard.See("Touch again");
        world.CardBoard.See("Keep card there", "C");
        world.CardBoard.See("Cancelled", "C");
        world.Touch();
        world.TerminalBoard.See("The card itself says", "C");
        world.Field.Part();
        Carrying.CarryToTheEnd(world);
    });

    [TestMethod]
    public void Carry_BridgeOrBankFail_CardSaysWhyAndTheNextOneWorks() => Carrying.Run(world =>
    {
        for (int lost = 1; lost <= 5; lost++)
        {
            int answers = 0;
            int drop = lost;
            world.Answer = answer => ++answers == drop ? null : answer;
            Carrying.Begin(world);
            world.Touch();
            world.CardBoard.See("Bank doesn't answer.", "C");
            world.TerminalBoard.See("The card itself says", "C");
            world.Field.Part();
        }

        world.Answer = static answer => answer;
        Carrying.CarryToTheEnd(world);
    });

    [TestMethod]
    public void Card_RevokedOrFrozen_SaysItAsOverItsOwnBridge() => Carrying.Run(world =>
    {
        world.Bank!.Freeze("bank-a", Carrying.AccountOf(world), isFrozen: true);
        Carrying.CarryToTheEnd(world);
        world.CardBoard.See("Frozen by your bank.");
        world.Bank.Freeze("bank-a", Carrying.AccountOf(world), isFrozen: false);
        Carrying.CarryToTheEnd(world);
        Assert.AreEqual(StatusCode.Ok, world.Card.Card.CheckPayment());
    });

    // In front of, in the middle of and before the last byte of each message but the first command.
    private static int[] PlacesToTear(TouchRecord touch)
    {
        int sent = 0;
        List<int> places = [];
        foreach (byte[] message in touch.Exchanges.SelectMany(e => new[] { e.Command, e.Answer! }))
        {
            places.Add(sent + (message.Length / 2));
            sent += message.Length;
            places.Add(sent - 1);
        }

        return [.. places];
    }
}
