using Wallet.Core;
using Wallet.Core.Battery;
using Wallet.Core.Ports;
using Wallet.Device.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Device.Tests.Battery;

/// <summary>What a device powers, from its start until nobody is there and a key wakes it.</summary>
[TestClass]
public sealed class PowerTests
{
    [TestMethod]
    public void Card_NobodyForHalfAMinute_GoesDarkAndAKeyOnlyWakes()
    {
        var board = new MemoryBoard(FactoryStep.Files());
        var power = new NotingPower();
        board.Ports.Power = power;
        Check.IsOk(DeviceBoot.Start(board.Ports, DeviceKind.Card, out DeviceContext device), "start");
        Assert.AreEqual((int)PowerParts.Display, (int)power.Parts);
        Assert.AreEqual(1, power.Count);
        var loop = new DeviceLoop(device, new HaltedProduct(device, StatusCode.StorageDamaged));
        long startMs = board.Clock.TimeMs;
        while (board.Clock.TimeMs < startMs + (2 * DevicePower.LitMs))
        {
            loop.Rest();
        }

        Assert.AreEqual((int)PowerParts.None, (int)power.Parts);
        Assert.AreEqual(2, power.Count);
        Assert.IsTrue(device.Power.IsDark);
        board.Press("*");
        Assert.IsTrue(loop.Step());
        Assert.AreEqual((int)PowerParts.Display, (int)power.Parts);
        Assert.AreEqual(3, power.Count);
        Assert.IsFalse(device.Power.IsDark);
    }

    [TestMethod]
    public void Table_RadioAndReceiver_AreWhereTheyAreOfUse()
    {
        int lit = (int)PowerParts.Display;
        int all = lit | (int)PowerParts.Radio | (int)PowerParts.Satellite;
        AssertParts(lit, DeviceState.Fresh, true);
        AssertParts(0, DeviceState.Halted, false);
        AssertParts(lit | (int)PowerParts.Radio, DeviceState.Enrolled, true);
        AssertParts(all, DeviceState.Ready, true);
        AssertParts((int)PowerParts.Satellite, DeviceState.Ready, false);
        AssertParts(all, DeviceState.Armed, false);
        AssertParts(lit | (int)PowerParts.Satellite, DeviceState.Locked, true);
    }

    private static void AssertParts(int expected, DeviceState state, bool isLit)
    {
        Assert.AreEqual(expected, (int)PowerTable.Of(state, isLit, true));
    }

    private sealed class NotingPower : IPower
    {
        public PowerParts Parts { get; private set; }

        public int Count { get; private set; }

        public void Supply(PowerParts parts)
        {
            Parts = parts;
            Count++;
        }
    }
}
