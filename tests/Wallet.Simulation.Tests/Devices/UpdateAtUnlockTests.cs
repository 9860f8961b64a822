using System;
using System.Linq;
using Wallet.Virtual.Boards;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>A locked card cannot sign, so the update that its bridge asks for comes when it is unlocked.</summary>
[TestClass]
public sealed class UpdateAtUnlockTests
{
    private const int LockedByThenMs = 180_000;
    private const double BridgeAsksAgainMs = 30_000;

    [TestMethod]
    public void Network_CameWhileLocked_UpdateFollowsThePinOnce() => Play(world =>
    {
        world.SetOnline(false);
        world.Scheduler.Sleep(LockedByThenMs);
        world.SetOnline(true);
        world.Scheduler.Sleep(1000);
        Assert.IsEmpty(world.Bank!.Wallets(), "a locked card signs nothing");

        double beforeMs = world.Scheduler.NowMs;
        Unlock(world);
        world.CardBoard.See("Updating");
        Assert.IsLessThan(BridgeAsksAgainMs, world.Scheduler.NowMs - beforeMs, "by the PIN, not by the bridge");
        world.CardBoard.See("#=menu", "*#");
        long reportedMs = world.Bank.Wallets().Single().ReportedMs;
        Assert.IsGreaterThan(world.Scheduler.UnixNowMs - 10_000, reportedMs);

        Unlock(world);
        world.CardBoard.See("#=menu");
        world.Scheduler.Sleep(10_000);
        Assert.AreEqual(reportedMs, world.Bank.Wallets().Single().ReportedMs, "nobody asked again");
    });

    [TestMethod]
    public void Network_GoneAgainAtTheUnlocking_NothingIsTried() => Play(world =>
    {
        world.SetOnline(false);
        world.Scheduler.Sleep(LockedByThenMs);
        world.SetOnline(true);
        world.Scheduler.Sleep(1000);
        world.SetOnline(false);
        world.Scheduler.Sleep(1000);
        Unlock(world);
        world.CardBoard.See("#=menu");
        world.Scheduler.Sleep(10_000);
        Assert.IsFalse(world.CardBoard.Display.Frames.TakeLast(8).Any(
            frame => FrameText.Read(frame.Bytes).Any(row => row.Contains("Updating", StringComparison.Ordinal))));
        Assert.IsEmpty(world.Bank!.Wallets());
    });

    private static void Unlock(DeviceWorld world)
    {
        world.CardBoard.See(Holder.Locked);
        world.CardBoard.Unlock();
    }

    private static void Play(Action<DeviceWorld> play)
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            play(world);
        });
    }
}
