using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Core.Ports;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Scheduling;
using Wallet.Virtual.Touch;

namespace Wallet.Virtual.Tests.Touch;

[TestClass]
public sealed class TouchFieldTests
{
    private const int CommandBytes = 10;
    private const int AnswerBytes = 20;
    private const int TimeoutMs = 500;

    [TestMethod]
    public void Exchange_Whole_TakesAirTimeAndIsRecorded()
    {
        using World world = new();
        world.Field.Bring(world.Card, world.Terminal);
        world.Scheduler.RunFor(2000);
        world.Field.Part();

        TouchRecord touch = world.Field.Touches.Single();
        Assert.AreEqual(30, touch.Bytes);
        TouchExchange exchange = touch.Exchanges.Single();
        Assert.IsTrue(exchange.CommandArrived);
        Assert.IsTrue(exchange.AnswerArrived);
        Assert.HasCount(AnswerBytes, exchange.Answer!);
        Assert.AreEqual(4, exchange.EndMs - exchange.StartMs, "30 bytes of 0.16 ms");
        Assert.AreEqual(2000, touch.EndMs);
        Assert.AreEqual(AnswerBytes, world.Result);
        Assert.AreEqual(true, world.Replied);
        Assert.IsNull(world.Field.Current);
    }

    [TestMethod]
    public void TearAfterBytes_EveryPlace_OnlyWholeMessagesArrive()
    {
        for (int count = 0; count <= CommandBytes + AnswerBytes; count++)
        {
            using World world = new();
            world.Field.TearAfterBytes(count);
            world.Field.Bring(world.Card, world.Terminal);
            world.Scheduler.RunFor(2000);

            bool commandArrived = count >= CommandBytes;
            bool answerArrived = count >= CommandBytes + AnswerBytes;
            TouchRecord touch = world.Field.Touches.Single();
            Assert.AreEqual(count, touch.Bytes);
            Assert.AreEqual(!answerArrived, touch.WasTorn);
            Assert.AreEqual(answerArrived, world.Field.Current != null);
            Assert.AreEqual(commandArrived, touch.Exchanges[0].CommandArrived);
            Assert.AreEqual(commandArrived, world.Replied != null);
            Assert.AreEqual(answerArrived, world.Replied == true);
            Assert.AreEqual(answerArrived ? AnswerBytes : -1, world.Result);
        }
    }

    [TestMethod]
    public void LoseReplies_Once_CardBelievesAndReaderTimesOut()
    {
        using World world = new();
        world.Field.LoseReplies();
        world.Field.Bring(world.Card, world.Terminal);
        world.Scheduler.RunFor(2000);

        Assert.AreEqual(-1, world.Result);
        Assert.AreEqual(true, world.Replied);
        Assert.IsFalse(world.Field.Current!.Exchanges[0].AnswerArrived);
        Assert.AreEqual(TimeoutMs, world.Field.Current.Exchanges[0].EndMs - world.Field.Current.Exchanges[0].StartMs);
    }

    [TestMethod]
    public void Part_WhileCardThinks_ReaderKnowsAtOnce()
    {
        using World world = new(thinkMs: 100);
        world.Field.Bring(world.Card, world.Terminal);
        world.Scheduler.At(50, world.Field.Part);
        world.Scheduler.RunFor(2000);

        Assert.AreEqual(-1, world.Result);
        Assert.AreEqual(false, world.Replied);
        Assert.AreEqual(50, world.Field.Touches[0].Exchanges[0].EndMs);
    }

    [TestMethod]
    public void CardPowerOff_WhileItThinks_ReaderKnowsAtOnce()
    {
        using World world = new(thinkMs: 100);
        world.Field.Bring(world.Card, world.Terminal);
        world.Scheduler.At(50, world.Card.PowerOff);
        world.Scheduler.RunFor(2000);

        Assert.AreEqual(-1, world.Result);
        Assert.IsNull(world.Replied);
        Assert.AreEqual(50, world.Field.Touches[0].Exchanges[0].EndMs);
    }

    [TestMethod]
    public void TerminalPowerOff_WhileCardThinks_ReplyIsFalse()
    {
        using World world = new(thinkMs: 100);
        world.Field.Bring(world.Card, world.Terminal);
        world.Scheduler.At(50, world.Terminal.PowerOff);
        world.Scheduler.RunFor(2000);

        Assert.AreEqual(false, world.Replied);
    }

    [TestMethod]
    public void TryReceive_BufferTooSmall_DropsTheCommand()
    {
        using World world = new();
        world.ReceiveBytesMax = CommandBytes - 1;
        world.Field.Bring(world.Card, world.Terminal);
        world.Scheduler.RunFor(2000);

        Assert.AreEqual(-1, world.Result);
        Assert.IsNull(world.Replied);
    }

    [TestMethod]
    public void Bring_SecondCard_EndsTheFirstTouch()
    {
        using World world = new();
        VirtualBoard other = new(world.Scheduler, "other", BoardKind.Card);
        other.PowerOn(null);
        world.Field.Bring(world.Card, world.Terminal);
        world.Field.Bring(other, world.Terminal);

        Assert.HasCount(2, world.Field.Touches);
        Assert.IsNotNull(world.Field.Touches[0].EndMs);
        Assert.AreEqual("other", world.Field.Current!.Card);
        Assert.ThrowsExactly<ArgumentException>(() => world.Field.Bring(world.Terminal, world.Card));
    }

    /// <summary>A terminal that sends one command when a card comes, and a card that answers what it gets.</summary>
    private sealed class World : IDisposable
    {
        private readonly int _thinkMs;

        public World(int thinkMs = 0)
        {
            _thinkMs = thinkMs;
            Scheduler = new Scheduler(1);
            Field = new TouchField(Scheduler);
            Card = new VirtualBoard(Scheduler, "card", BoardKind.Card);
            Terminal = new VirtualBoard(Scheduler, "terminal", BoardKind.Terminal);
            Card.PowerOn(RunCard);
            Terminal.PowerOn(RunTerminal);
        }

        public Scheduler Scheduler { get; }

        public TouchField Field { get; }

        public VirtualBoard Card { get; }

        public VirtualBoard Terminal { get; }

        public int ReceiveBytesMax { get; set; } = 64;

        public int Result { get; private set; }

        public bool? Replied { get; private set; }

        public void Dispose() => Scheduler.Dispose();

        private void RunTerminal(DevicePorts ports)
        {
            while (!ports.TouchReader.CardPresent())
            {
                ports.Events.Wait(10_000);
            }

            Result = ports.TouchReader.Exchange(new byte[CommandBytes], CommandBytes, new byte[64], TimeoutMs);
        }

        private void RunCard(DevicePorts ports)
        {
            byte[] buffer = new byte[64];
            while (ports.TouchTarget.TryReceive(buffer, 0, ReceiveBytesMax) == 0)
            {
                ports.Events.Wait(10_000);
            }

            long doneAtMs = ports.Monotonic.NowMs() + _thinkMs;
            while (ports.Monotonic.NowMs() < doneAtMs)
            {
                ports.Events.Wait((int)(doneAtMs - ports.Monotonic.NowMs()));
            }

            Replied = ports.TouchTarget.Reply(buffer, 0, AnswerBytes);
        }
    }
}
