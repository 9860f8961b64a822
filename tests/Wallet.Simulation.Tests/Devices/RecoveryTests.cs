using System;
using System.Linq;
using Wallet.Bank;
using Wallet.Card.Records;
using Wallet.Core.Recovery;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Virtual.Boards;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>A sheet of words from one card, an account on the next, with the real bank behind both.</summary>
[TestClass]
public sealed class RecoveryTests
{
    [TestMethod]
    [DataRow(0, 2)]
    [DataRow(2, 1)]
    [DataRow(1, 0)]
    public void Recover_AnyTwoShares_SameAccountOtherKey(int first, int second) => Run(world =>
    {
        world.Enrol();
        byte[] oldKey = world.Card.Card.Device.Identity.PublicKey;
        byte[] oldCertificate = world.Card.Card.Device.Identity.Certificate.Encoded;
        string[][] sheet = world.MakeSheet();
        world.CardBoard.See("shares apart.", "C");
        Assert.AreEqual((StatusCode.Ok, true), Record(world));

        world.ReplaceCard();
        world.Recover(sheet[first], sheet[second]);
        world.CardBoard.See("Account recovered");
        world.CardBoard.See("Alice", "C");
        world.CardBoard.PutSheetOff();
        world.CardBoard.See("#=menu");
        CollectionAssert.AreNotEqual(oldKey, world.Card.Card.Device.Identity.PublicKey);
        world.Bank!.Tick();
        Assert.IsFalse(oldCertificate.SequenceEqual(world.Card.Card.Device.Identity.Certificate.Encoded));
        world.Load("1250");
        Assert.AreEqual(12_50L, world.HeldMinor, "the account's money is the new card's");
    });

    [TestMethod]
    public void Sheet_WrongWordTyped_ShareIsShownAgain() => Run(world =>
    {
        world.Enrol();
        world.AskForSheet();
        world.CardBoard.See("Have paper and pen.", "#");
        string[] words = SheetHands.WriteDown(world, 1);
        string[] wrong = [.. words.Select(static word => word == "zero" ? "academic" : "zero")];
        SheetHands.AnswerQuestion(world, 1, wrong, before: 0);
        world.CardBoard.See("Not the word shown.", "C");
        string[] again = SheetHands.Copy(world, 1);
        CollectionAssert.AreEqual(words, again);
        Assert.AreEqual((StatusCode.RecordAbsent, false), Record(world));
    });

    [TestMethod]
    public void Sheet_GivenUpOrLeftAlone_SheetBeforeStaysInForce() => Run(world =>
    {
        world.Enrol();
        string[][] sheet = world.MakeSheet();
        world.CardBoard.See("shares apart.", "C");
        world.AskForSheet();
        world.CardBoard.See("A new sheet ends the", "#");
        world.CardBoard.See("Have paper and pen.", "#");
        SheetHands.WriteDown(world, 1);
        world.CardBoard.See("____", "C");
        world.CardBoard.See("Cancelled", "C");
        world.AskForSheet();
        world.CardBoard.See("A new sheet ends the", "#");
        world.CardBoard.See("Have paper and pen.", "#");
        SheetHands.AwaitTitle(world, 1, 1, "A back B next");
        world.Scheduler.Sleep(5 * 60_000);
        world.CardBoard.See("No answer in time", "C");

        world.ReplaceCard();
        world.Recover(sheet[0], sheet[2]);
        world.CardBoard.See("Account recovered");
    });

    [TestMethod]
    public void Sheet_MadeAnew_OldOneIsReplaced() => Run(world =>
    {
        world.Enrol();
        string[][] old = world.MakeSheet();
        world.CardBoard.See("shares apart.", "C");
        world.AskForSheet();
        world.CardBoard.See("A new sheet ends the", "#");
        world.CardBoard.See("Have paper and pen.", "#");
        string[][] sheet = [SheetHands.Copy(world, 1), SheetHands.Copy(world, 2), SheetHands.Copy(world, 3)];
        world.CardBoard.See("shares apart.", "C");

        world.ReplaceCard();
        world.Recover(old[0], old[1]);
        world.CardBoard.See("There is a newer", "C");
        world.Recover(sheet[0], sheet[1]);
        world.CardBoard.See("Account recovered");
    });

    [TestMethod]
    public void Sheet_MadeOffline_RegisteredAtTheNextUpdate() => Run(world =>
    {
        world.Enrol();
        world.SetOnline(false);
        world.MakeSheet();
        world.CardBoard.See("of it at next update.", "C");
        Assert.AreEqual((StatusCode.Ok, false), Record(world));
        world.SetOnline(true);
        world.CardBoard.See("#=menu", "5");
        world.CardBoard.See("Up to date", "C");
        Assert.AreEqual((StatusCode.Ok, true), Record(world));
    });

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void Sheet_RecordDamaged_SaidUntilAnotherIsMade(int slot) => Run(world =>
    {
        world.Enrol();
        world.MakeSheet();
        world.CardBoard.See("shares apart.", "C");
        world.CardBoard.See("#=menu");
        world.CardBoard.Flash.FlipBit(RecordKeys.FileName(RecordKeys.RecoveryKey, slot), 20, 1);
        world.CardBoard.See("#=menu", "5");
        world.CardBoard.See("Recovery sheet lost.", "C");
        world.CardBoard.See("#=menu", "5");
        world.CardBoard.See("Recovery sheet lost.", "C");
        world.MakeSheet();
        world.CardBoard.See("shares apart.", "C");
        Assert.AreEqual((StatusCode.Ok, true), Record(world));
        world.CardBoard.See("#=menu", "5");
        world.CardBoard.See("Up to date", "C");
    });

    [TestMethod]
    public void Recover_WrongWordThenTwiceThenOtherSheet_EachSaidAndPutRight() => Run(world =>
    {
        world.Enrol();
        string[][] other = world.MakeSheet();
        world.CardBoard.See("shares apart.", "C");
        world.AskForSheet();
        world.CardBoard.See("A new sheet ends the", "#");
        world.CardBoard.See("Have paper and pen.", "#");
        string[][] sheet = [SheetHands.Copy(world, 1), SheetHands.Copy(world, 2), SheetHands.Copy(world, 3)];
        world.CardBoard.See("shares apart.", "C");

        world.ReplaceCard();
        string[] wrong = [.. sheet[2]];
        wrong[1] = sheet[2][1] == "zero" ? "academic" : "zero";
        world.Recover(wrong);
        world.CardBoard.See("A word is wrong.", "C");
        world.CardBoard.See("Which word is wrong?", "2");
        SheetHands.AwaitTitle(world, 1, 2, "____");
        world.CardBoard.Keypad.Press(SheetHands.Keys(sheet[2][1]));
        world.CardBoard.See("Which word is wrong?", new string('B', 15));
        world.Scheduler.Sleep(1_000);
        world.CardBoard.See("Which word is wrong?", "BBBBB#");
        world.TypeShare(2, sheet[2]);
        world.CardBoard.See("Typed before.", "C");
        world.TypeShare(2, other[0]);
        world.CardBoard.See("Of another sheet.", "C");
        world.TypeShare(2, sheet[0]);
        world.CardBoard.See("Account recovered", "C");
    });

    [TestMethod]
    public void Recover_NoNetwork_SharesAreNotTypedAgain() => Run(world =>
    {
        world.Enrol();
        string[][] sheet = world.MakeSheet();
        world.CardBoard.See("shares apart.", "C");
        world.SetOnline(false);
        world.ReplaceCard();
        world.Recover(sheet[0], sheet[1]);
        world.CardBoard.See("No network.", "C");
        world.SetOnline(true);
        world.CardBoard.See("Try again", "#");
        world.CardBoard.See("Account recovered");
    });

    [TestMethod]
    public void Recover_SheetNobodyKnows_SaidAndTheCardStaysFresh() => Run(world =>
    {
        world.Enrol();
        world.SetOnline(false);
        string[][] sheet = world.MakeSheet();
        world.CardBoard.See("of it at next update.", "C");
        world.SetOnline(true);
        world.ReplaceCard();
        world.Recover(sheet[0], sheet[1]);
        world.CardBoard.See("Bank has no such key.", "C");
        world.CardBoard.See("2=recover account");
    });

    [TestMethod]
    public void Recover_WordTakenBackAndCandidatesChosen_AsTyped() => Run(world =>
    {
        world.SwitchOn();
        world.Recover();
        SheetHands.AwaitTitle(world, 1, 1, "____");
        world.CardBoard.See("____", "1");
        world.CardBoard.See("1 academic");
        world.CardBoard.See("1/114", "B");
        world.CardBoard.See("1 acid", "A");
        world.CardBoard.See("1 academic", "2*");
        world.CardBoard.See("1 academic", "#");
        SheetHands.AwaitTitle(world, 1, 2, "____");
        world.CardBoard.Keypad.Press("*");
        SheetHands.AwaitTitle(world, 1, 1, "____");
        world.CardBoard.Keypad.Press("9999");
        world.CardBoard.See("9 walnut");
        world.CardBoard.Keypad.Press("C");
        world.CardBoard.See("Cancelled");
    });

    [TestMethod]
    public void Sheet_LargePrintAndBackAndForth_OneWordAPageAndAllOfThem() => Run(world =>
    {
        world.Enrol();
        world.AskForSheet();
        world.CardBoard.See("Have paper and pen.", "#");
        SheetHands.AwaitTitle(world, 1, 1, "A back B next");
        string[] row = world.CardBoard.Display.Text[1].Split(' ');
        world.CardBoard.Keypad.Press("BB");
        SheetHands.AwaitTitle(world, 1, 11, "A back B next");
        world.CardBoard.Keypad.Press("AAAD");
        world.CardBoard.See("1/20");
        Assert.IsTrue(world.CardBoard.Display.Shows(row[1]), $"{row[1]} in large letters");
        for (int i = 2; i <= Share.WordsMin; i++)
        {
            world.CardBoard.Keypad.Press("B");
            world.CardBoard.See($" {i}/20");
        }

        world.CardBoard.Keypad.Press("B");
        world.CardBoard.See("20/20", "#");
        world.CardBoard.See("*=erase", "1D");
        world.CardBoard.See("1 academic");
    });

    [TestMethod]
    public void Sheet_PowerCutAtEachWrite_BankAndCardAgreeInTheEnd()
    {
        bool wasCut = true;
        int cuts = 0;
        for (int operation = 0; wasCut; operation++)
        {
            wasCut = false;
            Run(world =>
            {
                world.Enrol();
                world.AskForSheet();
                world.CardBoard.See("Have paper and pen.", "#");
                string[][] sheet = [SheetHands.Copy(world, 1), SheetHands.Copy(world, 2), []];
                VirtualBoard board = world.CardBoard;
                board.Flash.CutAt(board.Flash.OperationCount + operation, operation % 2 == 0 ? 9 : int.MaxValue);
                sheet[2] = SheetHands.WriteDown(world, 3);
                SheetHands.AnswerQuestion(world, 3, sheet[2], SheetHands.AnswerQuestion(world, 3, sheet[2], 0));
                world.Scheduler.WaitUntil(
                    () => !board.IsPowered || board.Display.Shows("Done."), long.MaxValue, "cut or done");
                wasCut = !board.IsPowered;
                if (!wasCut)
                {
                    return;
                }

                cuts++;
                board.PowerOn();
                board.See("#=menu");
                world.Scheduler.Sleep(60_000);
                (StatusCode status, bool isRegistered) = Record(world);
                Assert.AreEqual(status == StatusCode.Ok, isRegistered, $"{status} after write {operation}");
                world.ReplaceCard();
                world.Recover(sheet[1], sheet[2]);
                board.See(isRegistered ? "Account recovered" : "Bank has no such key.");
            });
        }

        Assert.IsGreaterThanOrEqualTo(2, cuts, "made, registered");
    }

    [TestMethod]
    public void Recover_PowerCutAtEachWrite_TheSameSharesFinishIt()
    {
        bool wasCut = true;
        int cuts = 0;
        for (int operation = 0; wasCut; operation++)
        {
            wasCut = false;
            Run(world =>
            {
                world.Enrol();
                string[][] sheet = world.MakeSheet();
                world.CardBoard.See("shares apart.", "C");
                world.ReplaceCard();
                VirtualBoard board = world.CardBoard;
                world.Recover();
                board.See("____", "C");
                board.See("Cancelled", "C");
                board.See("2=recover account");
                board.Flash.CutAt(board.Flash.OperationCount + operation, operation % 2 == 0 ? 9 : int.MaxValue);
                world.Recover(sheet[0], sheet[2]);
                world.Scheduler.WaitUntil(
                    () => !board.IsPowered || board.Display.Shows("Account recovered"), long.MaxValue, "cut or done");
                wasCut = !board.IsPowered;
                if (!wasCut)
                {
                    return;
                }

                cuts++;
                board.PowerOn();
                string? page = board.Display.WaitForAny(60_000, "2=recover account", "#=menu", Holder.Locked);
                if (page == Holder.Locked)
                {
                    board.Unlock();
                    page = board.Display.WaitForAny(60_000, "2=recover account", "#=menu");
                }

                if (page == "2=recover account")
                {
                    world.Recover(sheet[0], sheet[2]);
                    board.See("Account recovered", "C");
                    board.PutSheetOff();
                }

                world.Scheduler.Sleep(60_000);
                world.Load("1250");
            });
        }

        Assert.IsGreaterThanOrEqualTo(3, cuts, "key, certificate, clock");
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
