using System;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Scheduling;
using Wallet.Virtual.Touch;

namespace Wallet.Virtual.Tests.Contracts;

/// <summary>A world with one board that has power and no program, so that tests call its ports themselves.</summary>
internal static class BareBoard
{
    public static void Use(Action<VirtualBoard> test)
    {
        using Scheduler scheduler = new(1);
        VirtualBoard board = new(scheduler, "card", BoardKind.Card);
        board.PowerOn(null);
        scheduler.Run(() => test(board));
    }
}

[TestClass]
public sealed class VirtualByteLinkToHostContract : ByteLinkContract
{
    protected override void Use(Action<Rig> test) => BareBoard.Use(
        board => test(new Rig(board.Link, board.Link.HostEnd, board.Link.HostEnd, board.Link.HostEnd)));
}

[TestClass]
public sealed class VirtualByteLinkToDeviceContract : ByteLinkContract
{
    protected override void Use(Action<Rig> test) => BareBoard.Use(
        board => test(new Rig(board.Link.HostEnd, board.Link, board.Ports.Events, board.Monotonic)));
}

[TestClass]
public sealed class SlowVirtualByteLinkContract : ByteLinkContract
{
    protected override void Use(Action<Rig> test) => BareBoard.Use(board =>
    {
        board.Link.ToHost.BitsPerSecond = 9600;
        board.Link.ToHost.DelayPerMille = 500;
        test(new Rig(board.Link, board.Link.HostEnd, board.Link.HostEnd, board.Link.HostEnd));
    });
}

[TestClass]
public sealed class VirtualKeypadContract : KeypadContract
{
    protected override void Use(Action<IKeypad, Action<char>> test) =>
        BareBoard.Use(board => test(board.Ports.Keypad, board.Keypad.Press));
}

[TestClass]
public sealed class VirtualClockContract : MonotonicClockContract
{
    protected override void Use(Action<IMonotonicClock, IEvents> test) =>
        BareBoard.Use(board => test(board.Ports.Monotonic, board.Ports.Events));
}

[TestClass]
public sealed class VirtualHostEndClockContract : MonotonicClockContract
{
    protected override void Use(Action<IMonotonicClock, IEvents> test) =>
        BareBoard.Use(board => test(board.Link.HostEnd, board.Link.HostEnd));
}

[TestClass]
public sealed class VirtualRealTimeClockContract : RealTimeClockContract
{
    protected override void Use(Action<IRealTimeClock, IEvents> test) =>
        BareBoard.Use(board => test(board.Ports.RealTime, board.Ports.Events));
}

[TestClass]
public sealed class VirtualSatelliteClockContract : SatelliteClockContract
{
    protected override void Use(Action<Rig> test) => BareBoard.Use(board => test(new Rig(
        board.Satellite, board.Ports.Events, () => board.Satellite.TrueUnixMs, fix => board.Satellite.HasFix = fix)));
}

[TestClass]
public sealed class VirtualEntropyContract : EntropySourceContract
{
    protected override void Use(Action<IEntropySource> test) =>
        BareBoard.Use(board => test(board.Ports.Entropy[1]));
}

[TestClass]
public sealed class FirmwareHmacContract : HmacSha256Contract
{
    protected override IHmacSha256 Create() => new HmacSha256();
}

[TestClass]
public sealed class FirmwareAesContract : AesBlockCipherContract
{
    protected override IAesBlockCipher Create() => new Aes128();
}

[TestClass]
public sealed class VirtualDisplayContract : DisplayContract
{
    protected override void Use(Action<IDisplay, Func<int, int, bool>> test) => BareBoard.Use(
        board => test(board.Ports.Display, (x, y) => VirtualDisplay.IsLit(board.Display.LastFrame, x, y)));
}

[TestClass]
public sealed class VirtualPowerContract : PowerContract
{
    protected override void Use(Action<Rig> test)
    {
        using Scheduler scheduler = new(1);
        VirtualBoard board = new(scheduler, "board", BoardKind.Card);
        VirtualBoard reader = new(scheduler, "reader", BoardKind.Terminal);
        VirtualBoard card = new(scheduler, "card", BoardKind.Card);
        TouchField field = new(scheduler);
        board.Satellite.HasFix = true;
        foreach (VirtualBoard each in new[] { board, reader, card }) { each.PowerOn(null); }

        scheduler.Run(() => test(new Rig(
            board.Ports.Power,
            board.Ports.Display,
            (x, y) => VirtualDisplay.IsLit(board.Display.LastFrame, x, y),
            () => IsHeard(scheduler, field, board, reader),
            () =>
            {
                field.Bring(card, board);
                return board.Ports.TouchReader.CardPresent();
            },
            () => board.Ports.Satellite.TryRead(out _))));
    }

    private static bool IsHeard(Scheduler scheduler, TouchField field, VirtualBoard board, VirtualBoard reader)
    {
        field.Bring(board, reader);
        scheduler.Start("reader", () => reader.Ports.TouchReader.Exchange([1, 2], 2, new byte[8], 100));
        scheduler.Sleep(50);
        bool isHeard = board.Ports.TouchTarget.TryReceive(new byte[8], 0, 8) == 2;
        scheduler.Sleep(100);
        return isHeard;
    }
}

[TestClass]
public sealed class VirtualTouchContract : TouchContract
{
    protected override void Touch(Action<ITouchTarget, IEvents> card, Action<ITouchReader> terminal)
    {
        Play(true, ports => card(ports.TouchTarget, ports.Events), ports => terminal(ports.TouchReader));
    }

    protected override void WithoutCard(Action<ITouchReader> terminal)
    {
        Play(false, _ => { }, ports => terminal(ports.TouchReader));
    }

    private static void Play(bool together, DeviceProgram card, DeviceProgram terminal)
    {
        using Scheduler scheduler = new(1);
        VirtualBoard cardBoard = new(scheduler, "card", BoardKind.Card);
        VirtualBoard terminalBoard = new(scheduler, "terminal", BoardKind.Terminal);
        TouchField field = new(scheduler);
        cardBoard.PowerOn(card);
        terminalBoard.PowerOn(terminal);
        if (together) { field.Bring(cardBoard, terminalBoard); }

        scheduler.Run(() => scheduler.WaitUntil(
            () => cardBoard.State != BoardState.Running && terminalBoard.State != BoardState.Running,
            60_000,
            "both to return"));

        foreach (VirtualBoard board in new[] { cardBoard, terminalBoard })
        {
            if (board.Failure != null) { throw board.Failure; }
            Assert.AreEqual(BoardState.Returned, board.State, board.Name);
        }
    }
}
