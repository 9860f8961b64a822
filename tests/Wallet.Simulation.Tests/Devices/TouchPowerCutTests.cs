using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Card.Domain;
using Wallet.Core.Receiving;
using Wallet.Simulation.Tests.Worlds;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Storage;
using Wallet.Virtual.Touch;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>Torn touches, and power cut at every write of a payment: the money is on exactly one side.</summary>
[TestClass]
public sealed class TouchPowerCutTests
{
    private const long AmountMinor = 1250;
    private const string AmountKeys = "1250";
    private static readonly int[] s_prefixes = [VirtualFlash.KeepsOld, VirtualFlash.LeavesAbsent, 0, 40, int.MaxValue];
    private static readonly Lazy<DeviceState> s_terminal = new(static () => LoadOnce(BoardKind.Terminal));
    private static readonly Lazy<DeviceState> s_card = new(static () => LoadOnce(BoardKind.Card));

    [TestMethod]
    [DataRow(BoardKind.Terminal)]
    [DataRow(BoardKind.Card)]
    public void Touch_CutAtEveryWriteOfTheCard_AnotherTouchFinishes(BoardKind payee) =>
        CutEverywhere(payee, static world => world.CardBoard);

    [TestMethod]
    [DataRow(BoardKind.Terminal)]
    [DataRow(BoardKind.Card)]
    public void Touch_CutAtEveryWriteOfThePayee_AnotherTouchFinishes(BoardKind payee) =>
        CutEverywhere(payee, static world => world.TerminalBoard);

    [TestMethod]
    [DataRow(BoardKind.Terminal)]
    [DataRow(BoardKind.Card)]
    public void Touch_TornAfterEachStep_AnotherTouchFinishes(BoardKind payee)
    {
        foreach (int bytes in PlacesToTear(payee))
        {
            using DeviceWorld world = DeviceWorld.Offline(Loaded(payee));
            world.Scheduler.Run(() =>
            {
                ArmBoth(world);
                world.Touch();
                world.Field.TearAfterBytes(bytes);
                world.TerminalBoard.See("Touch again");
                Assert.AreEqual(0L, world.ToReportMinor, $"torn after {bytes} bytes");
                world.Field.Part();
                world.Touch();
                world.TerminalBoard.See("Received", "C");
                AssertReceivedOnce(world, $"torn after {bytes} bytes");
            });
        }
    }

    [TestMethod]
    [DataRow(BoardKind.Terminal)]
    [DataRow(BoardKind.Card)]
    public void Touch_AnswerLostAndCardNotArmedAgain_SamePaymentIsHandedOver(BoardKind payee)
    {
        using DeviceWorld world = DeviceWorld.Offline(Loaded(payee));
        world.Scheduler.Run(() =>
        {
            ArmBoth(world);
            world.Touch();
            world.Scheduler.WaitUntil(() => world.Field.Current!.Exchanges.Count == 2, long.MaxValue, "TouchPay");
            world.Field.LoseReplies();
            world.TerminalBoard.See("Touch again");
            byte[] payment = world.Card.Card.Vouchers.Table.At(0).Payment;
            Assert.IsNotNull(payment);
            world.Field.Part();
            world.CardBoard.Restart();
            world.CardBoard.See("#=menu");
            world.Touch();
            world.TerminalBoard.See("Received", "C");
            PaymentRecords received = world.Payments;
            received.LoadDocuments(received.Table.At(0), out PaymentDocuments documents);
            CollectionAssert.AreEqual(payment, documents.Payment);
            AssertReceivedOnce(world, "answer lost");
        });
    }

    [TestMethod]
    [DataRow(BoardKind.Terminal)]
    [DataRow(BoardKind.Card)]
    public void Touch_PaidAlready_IsVoucherSpentAndSaleGoesOn(BoardKind payee)
    {
        using DeviceWorld world = DeviceWorld.Offline(Loaded(payee));
        world.Scheduler.Run(() =>
        {
            ArmBoth(world);
            world.Touch();
            world.TerminalBoard.See("Received", "C");
            world.CardBoard.See("Paid", "C");
            world.Field.Part();
            world.StartSale(AmountKeys);
            world.Touch();
            world.TerminalBoard.See("Voucher was used");
            AssertReceivedOnce(world, "second touch");
            world.TerminalBoard.Keypad.Press('C');
            world.TerminalBoard.See("Cancelled");
        });
    }

    [TestMethod]
    [DataRow(BoardKind.Terminal)]
    [DataRow(BoardKind.Card)]
    public void Touch_CardNotArmed_SaysSoAndNothingChanges(BoardKind payee)
    {
        using DeviceWorld world = DeviceWorld.Offline(Loaded(payee));
        world.Scheduler.Run(() =>
        {
            world.SwitchOn();
            world.CardBoard.See("#=menu");
            world.StartSale(AmountKeys);
            world.Touch();
            world.TerminalBoard.See("No voucher chosen");
            Assert.AreEqual(AmountMinor, world.HeldMinor);
            Assert.AreEqual(0L, world.ToReportMinor);
        });
    }

    [TestMethod]
    [DataRow(BoardKind.Terminal)]
    [DataRow(BoardKind.Card)]
    public void Touch_AnotherAmount_IsAmountChangedAndNothingChanges(BoardKind payee)
    {
        using DeviceWorld world = DeviceWorld.Offline(Loaded(payee));
        world.Scheduler.Run(() =>
        {
            world.SwitchOn();
            world.StartSale("1300");
            world.Arm();
            world.Touch();
            world.TerminalBoard.See("Amount was changed");
            Assert.AreEqual(AmountMinor, world.HeldMinor);
            Assert.AreEqual(0L, world.ToReportMinor);
        });
    }

    [TestMethod]
    public void Arm_NoTouchIn30Seconds_CardIsDisarmed()
    {
        using DeviceWorld world = DeviceWorld.Offline(s_terminal.Value);
        world.Scheduler.Run(() =>
        {
            world.SwitchOn();
            world.Arm();
            long armedMs = world.Scheduler.NowMs;
            world.CardBoard.See("#=menu");
            Assert.AreEqual(30_000.0, world.Scheduler.NowMs - armedMs, 500.0);
            Assert.AreEqual(AmountMinor, world.HeldMinor);
        });
    }

    [TestMethod]
    [DataRow(BoardKind.Terminal)]
    [DataRow(BoardKind.Card)]
    public void Sale_NoCardIn60Seconds_Ends(BoardKind payee)
    {
        using DeviceWorld world = DeviceWorld.Offline(Loaded(payee));
        world.Scheduler.Run(() =>
        {
            world.SwitchOn();
            world.StartSale(AmountKeys);
            world.Scheduler.Sleep(59_000);
            Assert.IsTrue(world.TerminalBoard.Display.Shows("Touch card"));
            world.TerminalBoard.See("No answer in time", "C");
            world.TerminalBoard.See("#=menu");
        });
    }

    // In the middle and in front of the last byte of each of the four messages; WALLET_TEST_ALL=1: after every byte.
    private static int[] PlacesToTear(BoardKind payee)
    {
        using DeviceWorld world = DeviceWorld.Offline(Loaded(payee));
        world.Scheduler.Run(() =>
        {
            ArmBoth(world);
            world.Touch();
            world.TerminalBoard.See("Received");
        });
        int sent = 0;
        var places = new List<int>();
        foreach (TouchExchange exchange in world.Field.Touches[0].Exchanges)
        {
            foreach (byte[] message in new[] { exchange.Command, exchange.Answer! })
            {
                places.Add(sent + (message.Length / 2));
                sent += message.Length;
                places.Add(sent - 1);
            }
        }

        Assert.AreEqual(8, places.Count);
        return Cases.All ? [.. Enumerable.Range(0, sent)] : [.. places];
    }

    private static void CutEverywhere(BoardKind payee, Func<DeviceWorld, VirtualBoard> boardOf)
    {
        int cuts = 0;
        foreach (int prefix in s_prefixes)
        {
            int operation = 0;
            while (CutOnce(payee, boardOf, operation, prefix))
            {
                operation++;
                cuts++;
            }
        }

        Assert.IsTrue(cuts >= s_prefixes.Length, "a payment writes on both sides");
    }

    // False where the payment was through before the write of this number.
    private static bool CutOnce(
        BoardKind payee, Func<DeviceWorld, VirtualBoard> boardOf, int operation, int prefix)
    {
        using DeviceWorld world = DeviceWorld.Offline(Loaded(payee));
        string what = $"write {operation} of {boardOf(world).Name}, prefix {prefix}";
        bool wasCut = false;
        world.Scheduler.Run(() =>
        {
            ArmBoth(world);
            VirtualBoard board = boardOf(world);
            board.Flash.CutAt(board.Flash.OperationCount + operation, prefix);
            world.Touch();
            world.Scheduler.WaitUntil(
                () => !board.IsPowered || world.TerminalBoard.Display.Shows("Received"), long.MaxValue, "cut or money");
            wasCut = !board.IsPowered;
            world.Field.Part();
            if (wasCut)
            {
                Finish(world, board, what);
            }

            AssertReceivedOnce(world, what);
        });
        return wasCut;
    }

    private static void Finish(DeviceWorld world, VirtualBoard board, string what)
    {
        board.PowerOn();
        board.See("#=menu");
        bool isTerminal = board == world.TerminalBoard;
        bool isReceived = isTerminal && world.ToReportMinor == AmountMinor;
        bool isSpent = world.Card.Card.Vouchers.Table.CountOf(VoucherState.Spent) == 1;
        Assert.IsFalse(isReceived && !isSpent, "money on both sides: " + what);
        if (isReceived)
        {
            return;
        }

        if (isTerminal)
        {
            world.StartSale(AmountKeys);
        }

        if (!isSpent && !world.CardBoard.Display.Shows("Hold card to"))
        {
            world.Arm();
        }

        world.Touch();
        world.TerminalBoard.See("Received");
    }

    private static void ArmBoth(DeviceWorld world)
    {
        world.SwitchOn();
        world.StartSale(AmountKeys);
        world.Arm();
    }

    private static void AssertReceivedOnce(DeviceWorld world, string what)
    {
        Assert.AreEqual(0L, world.HeldMinor, what);
        Assert.AreEqual(AmountMinor, world.ToReportMinor, what);
        Assert.AreEqual(1, world.Payments.Table.Count, what);
        Assert.IsFalse(world.Card.Card.Vouchers.Table.AllOf(VoucherState.Held).Any(), what);
    }

    private static DeviceState Loaded(BoardKind payee) =>
        payee == BoardKind.Card ? s_card.Value : s_terminal.Value;

    private static DeviceState LoadOnce(BoardKind payee)
    {
        using DeviceWorld world = DeviceWorld.WithBank(payee: payee);
        DeviceState? state = null;
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            world.Load(AmountKeys);
            world.CardBoard.See("#=menu");
            state = world.Freeze();
        });
        return state!;
    }
}
