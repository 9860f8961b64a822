using Wallet.Virtual.Boards;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>What each product says of itself to whoever asks the help desk, in both languages.</summary>
[TestClass]
public sealed class DevicePageTests
{
    [TestMethod]
    public void Menu_LastEntry_ShowsTheDeviceInBothLanguages()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            ShowInBoth(world.CardBoard, settingsKey: "6", deviceKey: "7");
            ShowInBoth(world.TerminalBoard, settingsKey: "5", deviceKey: "6");
        });
    }

    [TestMethod]
    public void Menu_NotEnrolled_ShowsTheDevice()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.SwitchOn();
            Show(world.CardBoard, "Not enrolled", "7", "Ver.");
            Show(world.TerminalBoard, "Not enrolled", "6", "Ver.");
        });
    }

    private static void ShowInBoth(VirtualBoard board, string settingsKey, string deviceKey)
    {
        Show(board, "#=menu", deviceKey, "Ver.");
        board.See("#=menu", settingsKey);
        board.See("Settings", "#");
        board.See("语言", "B#");
        board.See("设置", "C");
        Show(board, "网络", deviceKey, "版本");
    }

    private static void Show(VirtualBoard board, string resting, string deviceKey, string row)
    {
        board.See(resting, deviceKey);
        board.See(row, "C");
        board.See(resting);
    }
}
