using System.Collections.Generic;
using System.Linq;
using Wallet.Core.Battery;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Tests.Battery;

/// <summary>The loop and the dialogs over a board that switches its parts.</summary>
[TestClass]
public sealed class DevicePowerTests : IPower
{
    private readonly TestDevice _device = TestDevice.Enrolled();
    private readonly List<PowerParts> _supplied = [];
    private LitProduct _product = null!;
    private DeviceLoop _loop = null!;

    private DevicePower Power => _device.Context.Power;

    private TestBoard Board => _device.Board;

    public void Supply(PowerParts parts) => _supplied.Add(parts);

    [TestInitialize]
    public void Start()
    {
        _device.Context.Ports.Power = this;
        _product = new LitProduct(_device.Context);
        _loop = new DeviceLoop(_device.Context, _product);
        RestFor(1000);
        _product.Shown = 0;
    }

    [TestMethod]
    public void Rest_NobodyForHalfAMinute_GoesDarkAndSaysSoOnce()
    {
        Assert.AreEqual(PowerParts.Display | PowerParts.Radio, _supplied.Last());
        int before = _supplied.Count;
        RestFor(DevicePower.LitMs - 2000);
        Assert.IsFalse(Power.IsDark);
        RestFor(5 * 60_000);
        Assert.IsTrue(Power.IsDark);
        Assert.HasCount(before + 1, _supplied);
        Assert.AreEqual(PowerParts.None, _supplied.Last());
    }

    [TestMethod]
    public void Key_InTheDark_OnlyWakes()
    {
        GoDark();
        Board.PressBefore('7');
        Board.PressBefore('#');
        _loop.Step();
        Assert.IsFalse(Power.IsDark);
        Assert.IsEmpty(_product.Keys, "neither what woke it nor what was typed before anything could be read");
        Assert.AreEqual(PowerParts.Display | PowerParts.Radio, _supplied.Last());
        Assert.IsGreaterThan(0, _product.Shown, "the page that was dark");
        Board.PressBefore('#');
        _loop.Step();
        Assert.AreEqual("#", new string([.. _product.Keys]));
    }

    [TestMethod]
    public void Key_OfTheSizeInTheDark_ChangesNoSize()
    {
        GoDark();
        Board.PressBefore(DialogIo.SizeKey);
        _loop.Step();
        Assert.IsFalse(_device.Context.Screen.LargePrint);
    }

    [TestMethod]
    public void Key_ThatTakesLong_IsReadForHalfAMinuteAfterwards()
    {
        _product.KeyTakesMs = 120_000;
        Board.PressBefore('5');
        _loop.Step();
        RestFor(DevicePower.LitMs - 2000);
        Assert.IsFalse(Power.IsDark);
    }

    [TestMethod]
    public void Dialog_StandsForMinutes_NeverGoesDark()
    {
        GoDark();
        Power.Light();
        long endMs = Board.TimeMs + (10 * 60_000);
        int before = _supplied.Count;
        Assert.IsFalse(_device.Context.Ask.TryWaitKey(endMs, out _));
        Assert.IsGreaterThanOrEqualTo(endMs, Board.TimeMs);
        Assert.HasCount(before, _supplied);
        Assert.IsFalse(Power.IsDark);
    }

    [TestMethod]
    public void Dialog_LocksTheDevice_RadioGoesOff()
    {
        Assert.IsTrue(_supplied.Last().HasFlag(PowerParts.Radio));
        _device.Context.Lock();
        _device.Context.Ask.TryWaitKey(Board.TimeMs + 100, out _);
        Assert.AreEqual(PowerParts.Display, _supplied.Last());
    }

    [TestMethod]
    public void Armed_UntilItIsOver_NeverGoesDarkAndThenIsReadForHalfAMinute()
    {
        _product.IsArmed = true;
        RestFor(5 * 60_000);
        Assert.IsFalse(Power.IsDark);
        _product.IsArmed = false;
        _product.Changes = true;
        RestFor(DevicePower.LitMs - 2000);
        Assert.IsFalse(Power.IsDark);
        RestFor(4000);
        Assert.IsTrue(Power.IsDark);
    }

    [TestMethod]
    public void Expire_WhileLit_IsReadForHalfAMinute()
    {
        RestFor(DevicePower.LitMs - 3000);
        _product.Changes = true;
        RestFor(DevicePower.LitMs - 3000);
        Assert.IsFalse(Power.IsDark);
    }

    [TestMethod]
    public void Expire_InTheDark_StaysDarkAndDrawsNothing()
    {
        GoDark();
        _product.Shown = 0;
        _product.Changes = true;
        RestFor(1000);
        Assert.IsTrue(Power.IsDark);
        Assert.AreEqual(0, _product.Shown);
    }

    [TestMethod]
    public void Request_GetDeviceInfoInTheDark_IsAnsweredInTheDark()
    {
        GoDark();
        Ask(new GetDeviceInfo().Encode());
        Assert.IsTrue(Power.IsDark);
    }

    [TestMethod]
    public void Request_SynchroniseInTheDark_IsShown()
    {
        GoDark();
        Ask(new Synchronise().Encode());
        Assert.IsTrue(_product.WasLitWhenSynchronised);
        Assert.IsFalse(Power.IsDark);
    }

    [TestMethod]
    public void Terminal_NobodyForHours_StaysLit()
    {
        _device.Context.Kind = DeviceKind.Terminal;
        RestFor(3 * 3_600_000);
        Assert.IsFalse(Power.IsDark);
        Assert.AreEqual(PowerParts.Display | PowerParts.Radio, _supplied.Last());
    }

    [TestMethod]
    public void BoardWithoutSwitches_NobodyForHours_StaysLit()
    {
        _device.Context.Ports.Power = null;
        RestFor(3 * 3_600_000);
        Assert.IsFalse(Power.IsDark);
    }

    private void GoDark()
    {
        RestFor(DevicePower.LitMs + 1000);
        Assert.IsTrue(Power.IsDark);
    }

    private void RestFor(int ms)
    {
        long endMs = Board.TimeMs + ms;
        while (Board.TimeMs < endMs)
        {
            if (!_loop.Step()) { _loop.Rest(); }
        }
    }

    private void Ask(byte[] request)
    {
        Board.Bridge.Answers.Clear();
        Board.Bridge.Send(request);
        for (int i = 0; i < 30 && Board.Bridge.Answers.Count == 0; i++)
        {
            if (!_loop.Step()) { Board.Wait(20); }
        }

        Assert.HasCount(1, Board.Bridge.Answers);
    }

    private sealed class LitProduct(DeviceContext device) : IProduct
    {
        public List<char> Keys { get; } = [];

        public int Shown { get; set; }

        public bool IsArmed { get; set; }

        public bool Changes { get; set; }

        public int KeyTakesMs { get; set; }

        public bool WasLitWhenSynchronised { get; private set; }

        public DeviceState State => IsArmed ? DeviceState.Armed : device.BaseState;

        public bool IsOver => false;

        public void ShowResting() => Shown++;

        public void PressKey(char key)
        {
            Keys.Add(key);
            for (int ms = 0; ms < KeyTakesMs; ms += 1000) { device.Ports.Events.Wait(1000); }
        }

        public StatusCode Check(DeviceState state, MessageOrigin origin, int type) => HostGate.Check(state, type);

        public StatusCode Synchronise()
        {
            WasLitWhenSynchronised = !device.Power.IsDark;
            return StatusCode.Ok;
        }

        public StatusCode HandleHost(int type, byte[] message) => StatusCode.MessageUnknown;

        public byte[] HandleTouch(int type, byte[] command) => command;

        // Time passes in the steps that are waited for.
        public int WaitMs() => 500;

        public bool Expire()
        {
            bool changed = Changes;
            Changes = false;
            return changed;
        }
    }
}
