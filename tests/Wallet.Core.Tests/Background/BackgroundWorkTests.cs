using System;
using System.Collections.Generic;
using Wallet.Core.Background;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Tests.Background;

/// <summary>When a device works ahead, and when it does not.</summary>
[TestClass]
public sealed class BackgroundWorkTests
{
    private readonly TestDevice _device = TestDevice.Enrolled();
    private readonly List<string> _happened = [];
    private readonly DeviceContext _context;
    private readonly DeviceLoop _loop;

    public BackgroundWorkTests()
    {
        _context = _device.Context;
        _context.Background = new BackgroundWork();
        _loop = new DeviceLoop(_context, new NotingProduct(_context, _happened));
    }

    private TestBoard Board => _device.Board;

    [TestMethod]
    public void Step_TwoWorks_TheSecondGetsItsTurnWhenTheFirstHasNothingToDo()
    {
        _context.Background.Add(new NotedWork(_happened, "a", 2));
        _context.Background.Add(new NotedWork(_happened, "b", 1));
        Assert.IsTrue(_context.Background.Step());
        Assert.IsTrue(_context.Background.Step());
        Assert.IsTrue(_context.Background.Step());
        Assert.IsFalse(_context.Background.Step());
        AssertHappened("a a b");
    }

    [TestMethod]
    public void Rest_KeyPressedDuringASlice_IsHandledBeforeTheNextSlice()
    {
        _context.Background.Add(new NotedWork(_happened, "slice", 3, during: () => Board.PressBefore('5')));
        Turns(4);
        AssertHappened("slice 5 slice 5");
    }

    [TestMethod]
    public void Rest_FrameThatCameDuringASlice_IsHandledBeforeTheNextSlice()
    {
        _context.Background.Add(new NotedWork(
            _happened, "slice", 30, during: () => Board.Bridge.Send(new Synchronise().Encode())));
        Turns(12);
        int synchronised = _happened.IndexOf("synchronise");

        // The frame is on its way for a turn: the bridge has its turn after the slice, not within it.
        Assert.IsInRange(1, 3, synchronised, string.Join(' ', _happened));
    }

    [TestMethod]
    public void Rest_WithWork_DoesNotSleepAndWithNothingLeftDoes()
    {
        _context.Background.Add(new NotedWork(_happened, "slice", 5));
        long beforeMs = Board.TimeMs;
        Turns(5);
        Assert.HasCount(5, _happened);
        Assert.AreEqual(beforeMs, Board.TimeMs, "A slice is no sleep.");
        while (Board.TimeMs - beforeMs < 60_000) { _loop.Rest(); }

        Assert.HasCount(5, _happened);
    }

    [TestMethod]
    public void Rest_AfterATouchCommand_WaitsAWhileBeforeItWorks()
    {
        var touch = new OneCommand(new TouchOpen
        {
            PayeeCertificateDigest = new byte[32],
            TerminalNonce = new byte[16],
            AmountMinor = 1,
        }.Encode());
        Board.Ports.TouchTarget = touch;
        _context.Background.Add(new NotedWork(_happened, "slice", 1));
        long touchedMs = Board.TimeMs;
        Assert.IsTrue(_loop.Step());
        Assert.IsTrue(touch.IsAnswered);
        while (!_happened.Contains("slice"))
        {
            Assert.IsLessThanOrEqualTo(DeviceLoop.TouchQuietMs, Board.TimeMs - touchedMs);
            if (!_loop.Step()) { _loop.Rest(); }
        }

        Assert.AreEqual(DeviceLoop.TouchQuietMs, Board.TimeMs - touchedMs);
    }

    [TestMethod]
    public void Rest_WhileADialogStands_NoWorkIsDone()
    {
        _context.Background.Add(new NotedWork(_happened, "slice", 1));
        Board.PressBefore('A');
        Turns(1);
        AssertHappened("A asked");
        Turns(1);
        AssertHappened("A asked slice");
    }

    /// <summary>Turns of the loop: what waits, or else a rest.</summary>
    private void Turns(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (!_loop.Step()) { _loop.Rest(); }
        }
    }

    private void AssertHappened(string expected) => Assert.AreEqual(expected, string.Join(' ', _happened));

    private sealed class NotedWork(List<string> happened, string name, int slices, Action? during = null)
        : IBackgroundWork
    {
        private int _left = slices;

        public bool Step()
        {
            if (_left == 0) { return false; }

            _left--;
            happened.Add(name);
            during?.Invoke();
            return true;
        }

        public void Forget() => happened.Add("forget " + name);
    }

    private sealed class OneCommand(byte[] command) : ITouchTarget
    {
        private bool _isTaken;

        public bool IsAnswered { get; private set; }

        public int TryReceive(byte[] buffer, int offset, int count)
        {
            if (_isTaken) { return 0; }

            _isTaken = true;
            command.CopyTo(buffer, offset);
            return command.Length;
        }

        public bool Reply(byte[] buffer, int offset, int count) => IsAnswered = true;
    }

    private sealed class NotingProduct(DeviceContext device, List<string> happened) : IProduct
    {
        public DeviceState State => device.BaseState;

        public bool IsOver => false;

        public void ShowResting()
        {
        }

        public void PressKey(char key)
        {
            happened.Add(key.ToString());
            if (key == 'A')
            {
                // A question nobody answers: a minute in which the device waits for a key.
                Confirm.Ask(device, "Pay", "Tea house", 1, 60_000);
                happened.Add("asked");
            }
        }

        public StatusCode Check(DeviceState state, MessageOrigin origin, int type) => StatusCode.Ok;

        public StatusCode Synchronise()
        {
            happened.Add("synchronise");
            return StatusCode.Ok;
        }

        public StatusCode HandleHost(int type, byte[] message) => StatusCode.MessageUnknown;

        public byte[] HandleTouch(int type, byte[] command) => command;

        public int WaitMs() => 60000;

        public bool Expire() => false;
    }
}
