using System;
using Wallet.Core.Ports;

namespace Wallet.Virtual.Tests.Contracts;

/// <summary>What every undamaged serial line does, whoever implements it.</summary>
public abstract class ByteLinkContract
{
    /// <summary>A line with two ends, and what the far end sleeps on.</summary>
    public sealed record Rig(IByteLink Near, IByteLink Far, IEvents FarEvents, IMonotonicClock FarClock);

    /// <summary>Sets a fresh line up and runs the test where waiting is allowed.</summary>
    protected abstract void Use(Action<Rig> test);

    [TestMethod]
    public void Read_NothingSent_ReturnsZeroAtOnce()
    {
        Use(rig => Assert.AreEqual(0, rig.Far.Read(new byte[4], 0, 4)));
    }

    [TestMethod]
    public void Write_SomeBytes_ArriveInOrder()
    {
        Use(rig =>
        {
            byte[] sent = new byte[600];
            new Random(5).NextBytes(sent);
            rig.Near.Write(sent, 0, 256);
            rig.Near.Write(sent, 256, 1);
            rig.Near.Write(sent, 257, 343);

            CollectionAssert.AreEqual(sent, ReadExactly(rig, sent.Length));
            Assert.AreEqual(0, rig.Far.Read(new byte[4], 0, 4));
        });
    }

    [TestMethod]
    public void Write_Slice_SendsTheSliceOnly()
    {
        Use(rig =>
        {
            rig.Near.Write([1, 2, 3, 4, 5], 1, 3);

            CollectionAssert.AreEqual(new byte[] { 2, 3, 4 }, ReadExactly(rig, 3));
        });
    }

    [TestMethod]
    public void Write_BufferReusedAfterwards_SentBytesStay()
    {
        Use(rig =>
        {
            byte[] buffer = [1, 2, 3];
            rig.Near.Write(buffer, 0, 3);
            buffer[0] = 9;

            CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, ReadExactly(rig, 3));
        });
    }

    [TestMethod]
    public void Write_NoBytes_SendsNothing()
    {
        Use(rig =>
        {
            rig.Near.Write([], 0, 0);
            rig.Near.Write([7], 0, 1);

            CollectionAssert.AreEqual(new byte[] { 7 }, ReadExactly(rig, 1));
        });
    }

    [TestMethod]
    public void Read_IntoSlice_LeavesTheRest()
    {
        Use(rig =>
        {
            rig.Near.Write([1, 2, 3], 0, 3);
            rig.FarEvents.Wait(1000);
            byte[] buffer = [9, 9, 9, 9];
            int count = rig.Far.Read(buffer, 1, 2);

            Assert.IsInRange(1, 2, count);
            Assert.AreEqual(9, buffer[0]);
            Assert.AreEqual(1, buffer[1]);
            Assert.AreEqual(9, buffer[3]);
        });
    }

    private static byte[] ReadExactly(Rig rig, int count)
    {
        byte[] received = new byte[count];
        int have = 0;
        long deadlineMs = rig.FarClock.NowMs() + 5000;
        while (have < count && rig.FarClock.NowMs() < deadlineMs)
        {
            int taken = rig.Far.Read(received, have, count - have);
            have += taken;
            if (taken == 0) { rig.FarEvents.Wait(1000); }
        }

        Assert.AreEqual(count, have, "bytes that arrived");
        return received;
    }
}
