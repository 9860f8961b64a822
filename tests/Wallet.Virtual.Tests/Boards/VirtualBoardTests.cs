using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Scheduling;

namespace Wallet.Virtual.Tests.Boards;

[TestClass]
public sealed class VirtualBoardTests
{
    [TestMethod]
    public void PowerOn_ProgramEchoesKeys_ScriptSeesThem()
    {
        using Scheduler scheduler = new(1);
        VirtualBoard board = new(scheduler, "card", BoardKind.Card);
        board.PowerOn(ShowKeys);

        scheduler.Run(() =>
        {
            scheduler.WaitUntil(() => board.IsIdle, 1000, "the board");
            board.Keypad.Press("12");
            scheduler.WaitUntil(() => board.IsIdle, 1000, "the board");
        });

        Assert.AreEqual((byte)'2', board.Display.LastFrame[0]);
        byte[] shown = board.Display.Frames.Select(f => f.Bytes[0]).ToArray();
        CollectionAssert.AreEqual(new[] { (byte)'1', (byte)'2' }, shown);
        Assert.AreEqual(0, scheduler.NowMs);
    }

    [TestMethod]
    public void Keypad_TypedLikeAPerson_TakesItsTime()
    {
        using Scheduler scheduler = new(1);
        VirtualBoard board = new(scheduler, "card", BoardKind.Card);
        board.PowerOn(ShowKeys);

        scheduler.Run(() =>
        {
            board.Keypad.Type("123", everyMs: 100);
            scheduler.Sleep(1000);
        });

        CollectionAssert.AreEqual(new long[] { 0, 100, 200 }, board.Display.Frames.Select(f => f.AtMs).ToArray());
    }

    [TestMethod]
    public void PowerOff_ProgramWaits_UnwindsAndDarkens()
    {
        using Scheduler scheduler = new(1);
        VirtualBoard board = new(scheduler, "card", BoardKind.Card);
        bool unwound = false;
        bool portWorked = false;
        board.PowerOn(ports =>
        {
            try
            {
                ShowKeys(ports);
            }
            finally
            {
                unwound = true;
                try
                {
                    ports.Buzzer.Play(Sound.Success);
                    portWorked = true;
                }
                catch (FormatException)
                {
                    // A dead port throws something that nobody can name.
                }
            }
        });
        board.Keypad.Press('5');
        scheduler.RunFor(10);

        board.PowerOff();

        Assert.IsTrue(unwound);
        Assert.IsFalse(portWorked);
        Assert.AreEqual(BoardState.Off, board.State);
        Assert.AreEqual(0, board.Display.LastFrame[0]);
        Assert.IsFalse(board.Snapshot().IsPowered);
    }

    [TestMethod]
    public void Restart_ClockAndKeysAreFresh_FlashStays()
    {
        using Scheduler scheduler = new(1);
        VirtualBoard board = new(scheduler, "card", BoardKind.Card);
        List<long> startedAtMs = [];
        board.PowerOn(ports =>
        {
            startedAtMs.Add(ports.Monotonic.NowMs());
            if (ports.Files.Length("a") < 0) { ports.Files.Write("a", [1, 2], 0, 2); }
            while (true)
            {
                ports.Events.Wait(1000);
            }
        });
        scheduler.RunFor(500);
        board.Keypad.Press("123");

        board.Restart();
        scheduler.RunFor(500);

        CollectionAssert.AreEqual(new long[] { 0, 0 }, startedAtMs);
        Assert.AreEqual(0, board.Keypad.WaitingCount);
        Assert.AreEqual(2, board.Flash.Length("a"));
        Assert.AreEqual(1, board.Flash.OperationCount);
        Assert.AreEqual(500, board.Monotonic.NowMs());
        Assert.AreEqual(2, board.PowerOnCount);
    }

    [TestMethod]
    public void Restart_InPostedAction_OldThreadNeverTouchesTheNewPower()
    {
        for (ulong seed = 0; seed < 8; seed++)
        {
            using Scheduler scheduler = new(seed);
            VirtualBoard board = new(scheduler, "card", BoardKind.Card);
            int starts = 0;
            int soundsOfTheDead = 0;
            board.PowerOn(ports =>
            {
                int mine = ++starts;
                try
                {
                    while (true)
                    {
                        ports.Events.Wait(10);
                    }
                }
                finally
                {
                    if (mine == 1)
                    {
                        ports.Buzzer.Play(Sound.Success);
                        soundsOfTheDead++;
                    }
                }
            });
            scheduler.At(15, board.Restart);

            scheduler.RunFor(100);

            Assert.AreEqual(2, starts);
            Assert.AreEqual(0, soundsOfTheDead);
            Assert.AreEqual(0, board.Buzzer.Count);
            Assert.AreEqual(BoardState.Running, board.State);
        }
    }

    [TestMethod]
    public void PowerOff_InItsOwnThread_DoesNotReturn()
    {
        using Scheduler scheduler = new(1);
        VirtualBoard board = new(scheduler, "card", BoardKind.Card);
        board.Display.Changed += (_, _) =>
        {
            if (board.IsPowered) { board.PowerOff(); }
        };
        bool wentOn = false;
        board.PowerOn(ports =>
        {
            byte[] frame = new byte[1024];
            frame[0] = 1;
            ports.Display.Show(frame);
            wentOn = true;
        });

        scheduler.RunFor(10);

        Assert.IsFalse(wentOn);
        Assert.AreEqual(BoardState.Off, board.State);
    }

    [TestMethod]
    public void FlashCut_DuringWrite_BoardIsDeadUntilPowerOn()
    {
        using Scheduler scheduler = new(1);
        VirtualBoard board = new(scheduler, "card", BoardKind.Card);
        board.Flash.CutAt(1, 1);
        bool wentOn = false;
        board.PowerOn(ports =>
        {
            ports.Files.Write("a", [1, 2], 0, 2);
            ports.Files.Write("b", [3, 4], 0, 2);
            wentOn = true;
            ports.Events.Wait(int.MaxValue);
        });

        scheduler.RunFor(10);
        Assert.AreEqual(BoardState.PowerLost, board.State);
        Assert.IsFalse(board.IsPowered);
        Assert.IsFalse(wentOn);
        board.PowerOn();
        scheduler.RunFor(10);

        Assert.IsTrue(wentOn);
        Assert.AreEqual(BoardState.Running, board.State);
        CollectionAssert.AreEqual(new byte[] { 3, 4 }, board.Flash.Contents("b"));
    }

    [TestMethod]
    public void CutPowerAtPortCall_EachInTurn_StopsThereOnce()
    {
        List<int> done = [];
        for (int number = 1; ; number++)
        {
            using Scheduler scheduler = new(1);
            VirtualBoard board = new(scheduler, "card", BoardKind.Card);
            board.CutPowerAtPortCall(number);
            int steps = 0;
            board.PowerOn(ports =>
            {
                ports.Buzzer.Play(Sound.Key);
                steps = 1;
                ports.Files.Write("a", [1], 0, 1);
                steps = 2;
                ports.Monotonic.NowMs();
                steps = 3;
            });
            scheduler.RunFor(1);
            done.Add(steps);
            if (board.State == BoardState.Returned) { break; }
            Assert.AreEqual(BoardState.PowerLost, board.State);
        }

        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3 }, done);
    }

    [TestMethod]
    public void Crash_InProgram_IsReportedAndOthersGoOn()
    {
        using Scheduler scheduler = new(1);
        VirtualBoard card = new(scheduler, "card", BoardKind.Card);
        VirtualBoard terminal = new(scheduler, "terminal", BoardKind.Terminal);
        card.PowerOn(ports =>
        {
            ports.Events.Wait(50);
            Guard.That(false, 512);
        });
        terminal.PowerOn(ShowKeys);

        scheduler.RunFor(100);

        Assert.AreEqual(BoardState.Crashed, card.State);
        Assert.AreEqual(512, card.FailureNumber);
        Assert.AreEqual("guard 512", card.Snapshot().Failure);
        Assert.IsTrue(card.IsPowered);
        Assert.AreEqual(BoardState.Running, terminal.State);
        card.Restart();
        Assert.AreEqual(BoardState.Running, card.State);
        Assert.IsNull(card.Failure);
    }

    [TestMethod]
    public void Program_PollsWithoutWait_CrashesInsteadOfHanging()
    {
        using Scheduler scheduler = new(1);
        VirtualBoard board = new(scheduler, "card", BoardKind.Card);
        board.PowerOn(ports =>
        {
            while (ports.Monotonic.NowMs() < 10)
            {
                // Correct code sleeps in IEvents.Wait here.
            }
        });

        scheduler.RunFor(100);

        Assert.IsInstanceOfType<LivelockException>(board.Failure);
    }

    [TestMethod]
    public void Entropy_TwoBoardsTwoSources_AllDifferAndReplay()
    {
        HashSet<string> seen = [];
        for (int run = 0; run < 2; run++)
        {
            using Scheduler scheduler = new(1);
            foreach (string name in new[] { "card", "other" })
            {
                VirtualBoard board = new(scheduler, name, BoardKind.Card);
                board.PowerOn(null);
                foreach (IEntropySource source in board.Ports.Entropy)
                {
                    byte[] bytes = new byte[16];
                    source.Fill(bytes, 0, 16);
                    seen.Add(Convert.ToHexString(bytes));
                }
            }
        }

        Assert.HasCount(4, seen);
    }

    [TestMethod]
    public void Ports_WithoutPower_Throw()
    {
        using Scheduler scheduler = new(1);
        VirtualBoard board = new(scheduler, "card", BoardKind.Card);

        Assert.Throws<Exception>(() => board.Ports.Keypad.TryReadKey());
        Assert.Throws<Exception>(() => board.Ports.Files.Length("a"));
        board.Keypad.Press('1');
        Assert.AreEqual(1, board.Keypad.DroppedCount);
    }

    private static void ShowKeys(DevicePorts ports)
    {
        byte[] frame = new byte[1024];
        while (true)
        {
            for (char key = ports.Keypad.TryReadKey(); key != '\0'; key = ports.Keypad.TryReadKey())
            {
                frame[0] = (byte)key;
                ports.Display.Show(frame);
            }

            ports.Events.Wait(10_000);
        }
    }
}
