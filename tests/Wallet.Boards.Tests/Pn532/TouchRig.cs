using System;
using Wallet.Boards.Esp32;
using Wallet.Boards.Tests.Chips;
using Wallet.Boards.Tests.Uart;
using Wallet.Core.Ports;
using Wallet.Virtual.Scheduling;

namespace Wallet.Boards.Tests.Pn532;

/// <summary>A card and a terminal, each a board with a virtual PN532 on its UART, in one virtual world.</summary>
internal sealed class TouchRig : IDisposable
{
    private readonly Pn532Hsu _cardHsu;
    private readonly Pn532Hsu _terminalHsu;

    public TouchRig(int seed = 1, int noisePerMille = 0)
    {
        Scheduler = new Scheduler((ulong)seed);
        Field = new VirtualField(Scheduler);
        CardTime = new WorldTime(Scheduler);
        TerminalTime = new WorldTime(Scheduler);
        CardChip = Wire(CardTime, new LineNoise(seed, noisePerMille), out Pn532Hsu cardHsu);
        TerminalChip = Wire(TerminalTime, new LineNoise(seed + 1, noisePerMille), out Pn532Hsu terminalHsu);
        Field.Place(TerminalChip, CardChip);
        _cardHsu = cardHsu;
        _terminalHsu = terminalHsu;
        Target = new Pn532Target(cardHsu, CardTime, CardTime);
        Reader = new Pn532Reader(terminalHsu, TerminalTime, TerminalTime);
    }

    public Scheduler Scheduler { get; }

    public VirtualField Field { get; }

    public VirtualPn532 CardChip { get; }

    public VirtualPn532 TerminalChip { get; }

    public WorldTime CardTime { get; }

    public WorldTime TerminalTime { get; }

    public Pn532Target Target { get; }

    public Pn532Reader Reader { get; }

    /// <summary>An adapter for both sides over the card's chip, in place of <see cref="Target"/>.</summary>
    public Pn532Both BothOfCard() => new(_cardHsu, CardTime, CardTime);

    /// <summary>An adapter for both sides over the terminal's chip, in place of <see cref="Reader"/>.</summary>
    public Pn532Both BothOfTerminal() => new(_terminalHsu, TerminalTime, TerminalTime);

    /// <summary>
    /// Runs both programs, the terminal's once the card is armed, until the terminal's has returned; the card's is
    /// given a while to return too.
    /// </summary>
    public void Run(Action<ITouchTarget, IEvents> card, Action<ITouchReader> terminal)
    {
        Exception cardFailure = null;
        bool cardIsDone = false;
        Scheduler.Run(() =>
        {
            Target.TryReceive([], 0, 0);
            Scheduler.Start("card", () => { card(Target, CardTime); cardIsDone = true; }, e => cardFailure = e);
            terminal(Reader);
            Scheduler.WaitUntil(() => cardIsDone || cardFailure != null, Scheduler.DeadlineIn(30_000), "the card");
        });
        if (cardFailure != null) { throw new AssertFailedException(cardFailure.Message, cardFailure); }
    }

    /// <summary>A card that answers each command with what this makes of it, until the run ends.</summary>
    public static Action<ITouchTarget, IEvents> Answering(Scheduler scheduler, Func<byte[], byte[]> answer) =>
        (target, events) =>
        {
            byte[] buffer = new byte[Pn532Target.CommandBytesMax];
            long endMs = scheduler.NowMs + 60_000;
            while (scheduler.NowMs < endMs)
            {
                int count = target.TryReceive(buffer, 0, buffer.Length);
                if (count > 0)
                {
                    byte[] reply = answer(buffer[..count]);
                    if (reply == null) { return; }
                    target.Reply(reply, 0, reply.Length);
                }

                events.Wait(20);
            }
        };

    /// <summary>A message; its first byte says which.</summary>
    public static byte[] Pattern(int seed, int count)
    {
        byte[] bytes = new byte[count];
        new SeededRandom((ulong)seed).Fill(bytes);
        bytes[0] = (byte)(seed & 7);
        return bytes;
    }

    /// <summary>Whether the condition comes true in time, asked by the terminal now and then.</summary>
    public static bool Within(TouchRig rig, int ms, Func<bool> condition)
    {
        long endMs = rig.Scheduler.NowMs + ms;
        bool holds = condition();
        while (!holds && rig.Scheduler.NowMs < endMs)
        {
            rig.TerminalTime.Wait(50);
            holds = condition();
        }

        return holds;
    }

    public void Dispose() => Scheduler.Dispose();

    private VirtualPn532 Wire(WorldTime time, LineNoise noise, out Pn532Hsu hsu)
    {
        _ = new VirtualEsp32(Scheduler);
        SerialWire wire = time.Watch(new SerialWire().PlugInto("COM2"));
        UartByteLink link = new("COM2", 1, 2, Pn532Hsu.BitsPerSecond, Pn532Hsu.ReadBufferBytes);
        hsu = new Pn532Hsu(link, time, time);
        return new VirtualPn532(Scheduler, wire, noise);
    }
}
