using System;
using System.Collections.Generic;
using Wallet.Core.Crypto;
using Wallet.Protocol;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Scheduling;
using Wallet.Virtual.Tests.Contracts;

namespace Wallet.Virtual.Tests.Boards;

[TestClass]
public sealed class VirtualPartsTests
{
    [TestMethod]
    public void RealTime_Untouched_ShowsTrueTime()
    {
        BareBoard.Use(board =>
        {
            Assert.IsTrue(board.RealTime.TryRead(out long unixMs));
            Assert.AreEqual(Scheduler.DefaultEpochUnixMs, unixMs);
        });
    }

    [TestMethod]
    public void RealTime_PowerCut_GoesOn()
    {
        using Scheduler scheduler = new(1);
        VirtualBoard board = new(scheduler, "card", BoardKind.Card);
        board.PowerOn(null);
        board.RealTime.Set(1_000_000);
        board.PowerOff();
        scheduler.RunFor(86_400_000);
        board.PowerOn(null);

        Assert.IsTrue(board.RealTime.TryRead(out long unixMs));
        Assert.AreEqual(87_400_000, unixMs);
    }

    [TestMethod]
    public void RealTime_DeadBattery_KnowsNothingAfterPowerCut()
    {
        BareBoard.Use(board =>
        {
            board.RealTime.HasDeadBattery = true;
            Assert.IsTrue(board.RealTime.TryRead(out _));
            board.Restart();
            Assert.IsFalse(board.RealTime.TryRead(out long unixMs));
            Assert.AreEqual(0, unixMs);
            board.RealTime.Set(5000);
            Assert.IsTrue(board.RealTime.TryRead(out _));
        });
    }

    [TestMethod]
    [DataRow(20, 86_401_000L)]
    [DataRow(-20, 86_398_000L)]
    public void RealTime_Drifts_ByPartsPerMillionFromThenOn(int ppm, long readMs)
    {
        using Scheduler scheduler = new(1);
        VirtualBoard board = new(scheduler, "card", BoardKind.Card);
        board.PowerOn(null);
        board.RealTime.Set(0);
        board.RealTime.DriftPpm = ppm;
        scheduler.RunFor(86_400_000);

        Assert.IsTrue(board.RealTime.TryRead(out long unixMs));
        Assert.AreEqual(readMs, unixMs);
    }

    [TestMethod]
    [DataRow(EntropyFault.Stuck, true, false)]
    [DataRow(EntropyFault.Biased, true, false)]
    [DataRow(EntropyFault.Dead, false, true)]
    public void Entropy_Faulty_IsFoundByStatusOrHealthTest(EntropyFault fault, bool saysOk, bool looksHealthy)
    {
        BareBoard.Use(board =>
        {
            board.Entropy[0].Fault = fault;
            byte[] samples = new byte[2048];
            StatusCode status = board.Entropy[0].Fill(samples, 0, samples.Length);

            Assert.AreEqual(saysOk, status == StatusCode.Ok);
            if (saysOk)
            {
                Assert.AreEqual(looksHealthy, new EntropyHealthTest().Accept(samples, 0, samples.Length));
            }
        });
    }

    [TestMethod]
    public void Link_ImpairmentsCertain_DoWhatTheySay()
    {
        BareBoard.Use(board =>
        {
            board.Link.ToHost.DropPerMille = 1000;
            board.Link.Write([1], 0, 1);
            board.Link.ToHost.DropPerMille = 0;
            board.Link.ToHost.DuplicatePerMille = 1000;
            board.Link.Write([2, 3], 0, 2);
            board.Link.ToHost.DuplicatePerMille = 0;
            board.Link.ToHost.Intercept = chunk => chunk[0] == 4 ? [[5], chunk] : [chunk];
            board.Link.Write([4], 0, 1);

            CollectionAssert.AreEqual(new byte[] { 2, 3, 2, 3, 5, 4 }, ReadAll(board.Link.HostEnd));
        });
    }

    [TestMethod]
    public void Link_BitFlip_ChangesExactlyOneBit()
    {
        BareBoard.Use(board =>
        {
            board.Link.ToHost.FlipPerMille = 1000;
            byte[] sent = new byte[8];
            board.Link.Write(sent, 0, sent.Length);

            ulong received = BitConverter.ToUInt64(ReadAll(board.Link.HostEnd));
            Assert.AreEqual(1, System.Numerics.BitOperations.PopCount(received));
            CollectionAssert.AreEqual(new byte[8], sent);
        });
    }

    [TestMethod]
    public void Link_Delayed_WakesTheHostLaterAndInOrder()
    {
        using Scheduler scheduler = new(1);
        VirtualBoard board = new(scheduler, "card", BoardKind.Card);
        board.PowerOn(null);
        scheduler.Run(() =>
        {
            board.Link.ToHost.DelayPerMille = 1000;
            board.Link.Write([1], 0, 1);
            board.Link.ToHost.DelayPerMille = 0;
            board.Link.Write([2], 0, 1);
            Assert.AreEqual(0, board.Link.HostEnd.WaitingBytes);

            board.Link.HostEnd.Wait(1000);
            Assert.IsInRange(1, 100, scheduler.NowMs);
            scheduler.Sleep(1);
            CollectionAssert.AreEqual(new byte[] { 1, 2 }, ReadAll(board.Link.HostEnd));
        });
    }

    [TestMethod]
    public void Link_NoPowerOrNoCable_LosesBytes()
    {
        BareBoard.Use(board =>
        {
            board.Link.HostEnd.Write([1], 0, 1);
            board.PowerOff();
            board.Link.HostEnd.Write([2], 0, 1);
            board.PowerOn(null);
            board.Link.IsPluggedIn = false;
            board.Link.HostEnd.Write([3], 0, 1);
            board.Link.IsPluggedIn = true;
            board.Link.HostEnd.Write([4], 0, 1);

            byte[] buffer = new byte[8];
            Assert.AreEqual(1, board.Link.Read(buffer, 0, 8));
            Assert.AreEqual(4, buffer[0]);
        });
    }

    [TestMethod]
    public void Link_BufferFull_LosesWhatComesOnTop()
    {
        BareBoard.Use(board =>
        {
            board.Link.ToDevice.BufferBytesMax = 3;
            board.Link.HostEnd.Write([1, 2, 3, 4], 0, 4);

            Assert.AreEqual(3, board.Link.Read(new byte[8], 0, 8));
        });
    }

    [TestMethod]
    public void HostEnd_WakeBeforeWait_EndsIt()
    {
        using Scheduler scheduler = new(1);
        VirtualBoard board = new(scheduler, "card", BoardKind.Card);
        scheduler.Run(() =>
        {
            board.Link.HostEnd.Wake();
            board.Link.HostEnd.Wait(1000);
            Assert.AreEqual(0, scheduler.NowMs);
            board.Link.HostEnd.Wait(1000);
            Assert.AreEqual(1000, scheduler.NowMs);
        });
    }

    [TestMethod]
    public void Display_WrongLength_IsRefused()
    {
        BareBoard.Use(board => Assert.ThrowsExactly<ArgumentException>(() => board.Display.Show(new byte[1000])));
    }

    private static byte[] ReadAll(VirtualHostEnd end)
    {
        List<byte> all = [];
        byte[] one = new byte[1];
        while (end.Read(one, 0, 1) == 1)
        {
            all.Add(one[0]);
        }

        return [.. all];
    }
}
