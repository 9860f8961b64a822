using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Protocol.Frames;

namespace Wallet.Protocol.Tests.Frames;

[TestClass]
public sealed class LinkEndpointTests
{
    private readonly LinkEndpoint _a = new(1);
    private LinkEndpoint _b = new(2);
    private long _nowMs;

    [TestMethod]
    public void Send_PeerThere_ArrivesOnceAndIsAcknowledged()
    {
        Assert.IsTrue(_a.TrySend([0, 1, 2, 3, 0], 1, 3, _nowMs));
        Assert.AreEqual(StatusCode.Busy, _a.SendStatus);
        Assert.IsFalse(_a.TrySend([9], 0, 1, _nowMs), "one at a time");

        Exchange();

        Assert.AreEqual(StatusCode.Ok, _a.SendStatus);
        Assert.IsTrue(_b.TryTake(out byte[] message));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, message);
        Assert.IsFalse(_b.TryTake(out _));
    }

    [TestMethod]
    public void Send_NobodyThere_IsTriedFiveTimesThenTimesOut()
    {
        Assert.IsTrue(_a.TrySend([1], 0, 1, _nowMs));
        int frames = 0;
        while (_a.SendStatus == StatusCode.Busy)
        {
            frames += Drain(_a).Length > 0 ? 1 : 0;
            Assert.AreEqual(LinkEndpoint.RepeatMs, _a.WaitMs(_nowMs));
            _nowMs += _a.WaitMs(_nowMs);
            _a.Poll(_nowMs);
        }

        Assert.AreEqual(StatusCode.LinkTimeout, _a.SendStatus);
        Assert.AreEqual(LinkEndpoint.TriesMax, frames);
        Assert.AreEqual(LinkEndpoint.TriesMax * LinkEndpoint.RepeatMs, _nowMs);
        Assert.AreEqual(LinkEndpoint.IdleWaitMs, _a.WaitMs(_nowMs));
    }

    [TestMethod]
    public void Send_AfterATimeout_WorksAgainAndTheLateCopyIsNotTaken()
    {
        Send(_a, 1);
        Assert.IsTrue(_a.TrySend([2], 0, 1, _nowMs));
        byte[] late = Drain(_a);
        TimeOut(_a);
        Assert.AreEqual(StatusCode.LinkTimeout, _a.SendStatus);

        Send(_a, 3);
        _b.Receive(late, 0, late.Length, _nowMs);
        Send(_a, 4);

        CollectionAssert.AreEqual(new byte[] { 1, 3, 4 }, TakeAll(_b));
    }

    [TestMethod]
    public void Send_PeerRestartedInBetween_ArrivesAtTheRestartedPeer()
    {
        for (byte i = 0; i < 4; i++) { Send(_a, i); }
        _b = new LinkEndpoint(3);

        Send(_a, 9);

        CollectionAssert.AreEqual(new byte[] { 9 }, TakeAll(_b));
        Send(_b, 7);
        CollectionAssert.AreEqual(new byte[] { 7 }, TakeAll(_a));
        Assert.AreEqual(2, _a.PeerStarts);
    }

    [TestMethod]
    public void Send_BothStartAtOnce_NothingIsDoubled()
    {
        Assert.IsTrue(_a.TrySend([1], 0, 1, _nowMs));
        Assert.IsTrue(_b.TrySend([2], 0, 1, _nowMs));
        Exchange();
        CollectionAssert.AreEqual(new byte[] { 1 }, TakeAll(_b));
        CollectionAssert.AreEqual(new byte[] { 2 }, TakeAll(_a));
    }

    [TestMethod]
    public void Send_LongestMessage_ArrivesAndALongerOneIsRefused()
    {
        byte[] longest = Enumerable.Repeat((byte)0x7E, FrameFormat.PayloadBytesMax).ToArray();
        Assert.IsTrue(_a.TrySend(longest, 0, longest.Length, _nowMs));
        Exchange();
        Assert.IsTrue(_b.TryTake(out byte[] message));
        CollectionAssert.AreEqual(longest, message);
        Assert.IsFalse(_a.TrySend(new byte[longest.Length + 1], 0, longest.Length + 1, _nowMs));
    }

    [TestMethod]
    public void Receive_InboxFull_IsNotAcknowledgedUntilThereIsRoom()
    {
        for (byte i = 0; i < LinkEndpoint.InboxMax; i++) { Send(_a, i); }
        Assert.IsTrue(_a.TrySend([9], 0, 1, _nowMs));
        Exchange();
        Assert.AreEqual(StatusCode.Busy, _a.SendStatus);

        Assert.IsTrue(_b.TryTake(out _));
        _nowMs += LinkEndpoint.RepeatMs;
        _a.Poll(_nowMs);
        Exchange();

        Assert.AreEqual(StatusCode.Ok, _a.SendStatus);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 9 }, TakeAll(_b));
    }

    [TestMethod]
    public void Receive_BadFrames_AreCountedByKind()
    {
        byte[] frame = new byte[100];
        int count = FrameEncoder.Encode(FrameKind.Reset, 0, [1, 2, 3], 0, 3, frame, 0);
        _a.Receive(frame, 0, count, _nowMs);
        Assert.AreEqual(1, _a.MalformedCount, "a reset of another length");

        count = FrameEncoder.Encode(FrameKind.Data, 0, [1, 2, 3], 0, 3, frame, 0);
        frame[4] ^= 1;
        _a.Receive(frame, 0, count, _nowMs);
        Assert.AreEqual(StatusCode.FrameCorrupt, _a.LastRefusal);
        _a.Receive([0x7E, 1, 2, 0x7E], 0, 4, _nowMs);
        Assert.AreEqual(StatusCode.FrameTruncated, _a.LastRefusal);
        byte[] endless = new byte[FrameFormat.PayloadBytesMax + 10];
        _a.Receive(endless, 0, endless.Length, _nowMs);
        Assert.AreEqual(StatusCode.FrameOversized, _a.LastRefusal);
        Assert.AreEqual(4, _a.RefusedCount);
        Assert.AreEqual(1, _a.CorruptCount);
        Assert.AreEqual(1, _a.TruncatedCount);
        Assert.AreEqual(1, _a.OversizedCount);
    }

    [TestMethod]
    public void TakeOutput_InSmallPieces_GivesTheSameBytes()
    {
        Assert.IsTrue(_a.TrySend([1, 2, 3], 0, 3, _nowMs));
        byte[] one = new byte[1];
        while (_a.TakeOutput(one, 0, 1) == 1) { _b.Receive(one, 0, 1, _nowMs); }
        Exchange();
        Assert.AreEqual(StatusCode.Ok, _a.SendStatus);
    }

    private void Send(LinkEndpoint from, byte value)
    {
        Assert.IsTrue(from.TrySend([value], 0, 1, _nowMs));
        Exchange();
        Assert.AreEqual(StatusCode.Ok, from.SendStatus);
    }

    private void TimeOut(LinkEndpoint endpoint)
    {
        while (endpoint.SendStatus == StatusCode.Busy)
        {
            _nowMs += LinkEndpoint.RepeatMs;
            endpoint.Poll(_nowMs);
            Drain(endpoint);
        }
    }

    private void Exchange()
    {
        byte[] fromA = Drain(_a);
        byte[] fromB = Drain(_b);
        while (fromA.Length > 0 || fromB.Length > 0)
        {
            _b.Receive(fromA, 0, fromA.Length, _nowMs);
            _a.Receive(fromB, 0, fromB.Length, _nowMs);
            fromA = Drain(_a);
            fromB = Drain(_b);
        }
    }

    internal static byte[] Drain(LinkEndpoint endpoint)
    {
        var bytes = new List<byte>();
        byte[] chunk = new byte[100];
        int count = endpoint.TakeOutput(chunk, 0, chunk.Length);
        while (count > 0)
        {
            bytes.AddRange(chunk[..count]);
            count = endpoint.TakeOutput(chunk, 0, chunk.Length);
        }

        return [.. bytes];
    }

    private static byte[] TakeAll(LinkEndpoint endpoint)
    {
        var values = new List<byte>();
        while (endpoint.TryTake(out byte[] message)) { values.AddRange(message); }
        return [.. values];
    }
}
