using System;
using Wallet.Card.Records;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Virtual.Boards;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>A card's first start offers a recovery sheet before it enrols, and once an account was recovered.</summary>
[TestClass]
public sealed class FirstStartSheetTests
{
    [TestMethod]
    public void SheetMade_BankKeepsItOnceTheCardIsEnrolled() => Run(world =>
    {
        VirtualBoard board = BeginFirstStart(world);
        string[][] sheet = world.MakeOffered();
        board.See("of it at next update.", "C");
        Assert.AreEqual((StatusCode.Ok, false), Record(world));
        Enrol(world);
        board.See("shares apart.", "C");
        Assert.AreEqual((StatusCode.Ok, true), Record(world));

        world.ReplaceCard();
        world.Recover(sheet[1], sheet[2]);
        board.See("Account recovered");
    });

    [TestMethod]
    public void SheetMadeAndPowerGoes_NextStartAsksForTheCode() => Run(world =>
    {
        VirtualBoard board = BeginFirstStart(world);
        world.MakeOffered();
        board.See("of it at next update.", "C");
        board.See("Enrolment code");
        board.Restart();
        board.See("Not enrolled", "#");
        Enrol(world);
        board.See("shares apart.", "C");
    });

    [TestMethod]
    public void SheetPutOffAndPowerGoes_NextStartOffersItAgain() => Run(world =>
    {
        VirtualBoard board = BeginFirstStart(world);
        board.PutSheetOff();
        board.See("Enrolment code");
        board.Restart();
        board.See("Not enrolled", "#");
        board.PutSheetOff();
        Enrol(world);
        board.See("#=menu");
        Assert.AreEqual((StatusCode.RecordAbsent, false), Record(world));
    });

    [TestMethod]
    public void SheetGivenUpOrLeftAlone_PutOffAndSaidAndEnrolmentGoesOn() => Run(world =>
    {
        VirtualBoard board = BeginFirstStart(world);
        board.See("Have paper and pen.", "#");
        SheetHands.WriteDown(world, 1);
        board.See("____", "C");
        board.See("later with key *.", "C");
        board.See("Enrolment code", "C");
        board.See("Cancelled", "C");
        board.See("Not enrolled", "#");
        board.See("Have paper and pen.");
        world.Scheduler.Sleep(5 * 60_000);
        board.See("later with key *.", "C");
        Enrol(world);
        board.See("#=menu");
        Assert.AreEqual((StatusCode.RecordAbsent, false), Record(world));
    });

    [TestMethod]
    public void Recovered_TheNewCardMakesASheetOfItsOwn() => Run(world =>
    {
        world.Enrol();
        string[][] first = world.MakeSheet();
        world.CardBoard.See("shares apart.", "C");
        world.ReplaceCard();
        world.Recover(first[0], first[1]);
        world.CardBoard.See("Account recovered", "C");
        string[][] second = world.MakeOffered();
        world.CardBoard.See("shares apart.", "C");
        Assert.AreEqual((StatusCode.Ok, true), Record(world));

        world.ReplaceCard();
        world.Recover(second[0], second[2]);
        world.CardBoard.See("Account recovered");
    });

    private static VirtualBoard BeginFirstStart(DeviceWorld world)
    {
        world.SwitchOn();
        world.CardBoard.See("Not enrolled", "#");
        world.CardBoard.ChoosePin();
        return world.CardBoard;
    }

    private static void Enrol(DeviceWorld world)
    {
        string code = world.Bank!.OpenAccount("bank-a", "Alice", DeviceKind.Card, DeviceWorld.OpeningMinor);
        world.CardBoard.See("Enrolment code", code + "#");
        world.CardBoard.See("Enrolled", "C");
    }

    private static (StatusCode Status, bool IsRegistered) Record(DeviceWorld world)
    {
        StatusCode status = new RecoveryRecord(world.Card.Card.Device.Records).Load(out _, out bool isRegistered);
        return (status, isRegistered);
    }

    private static void Run(Action<DeviceWorld> story)
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() => story(world));
    }
}
