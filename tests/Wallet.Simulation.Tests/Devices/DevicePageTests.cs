using System;
using System.Linq;
using System.Text.RegularExpressions;
using Wallet.Core.Signing;
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

    [TestMethod]
    public void Page_CardOnline_EveryRowSaysWhatIs()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            world.Load("1250");
            world.SetOnline(false);
            world.CardBoard.See("#=menu", "2");
            world.CardBoard.See("Code", "C");
            world.Scheduler.Sleep(40_000);
            string[] rows = Rows(world.CardBoard, "7", "Ver.");
            byte[] digest = world.Card.Card.Device.Identity.CertificateDigest;
            AssertRow(rows, "^Ver. +0\\.1\\.0");
            AssertRow(rows, "^Signatures ready +4/4$");
            AssertRow(rows, "^Last refusal +[0-9]+/[0-9]+$");
            AssertRow(rows, "^Time +signed ~[1-9] s$");
            AssertRow(rows, "^Updated before +[3-9][0-9] s$");
            AssertRow(rows, $"^Cert +{Convert.ToHexStringLower(digest)[..16]}$");
            AssertRow(rows, "^Self-test +passed$");

            world.CardBoard.PowerOff();
            world.Scheduler.Sleep(3 * 3_600_000);
            world.PowerOnCard();
            rows = Rows(world.CardBoard, "7", "Ver.");
            AssertRow(rows, "^Signatures ready +[0-4]/4$");
            AssertRow(rows, "^Time +battery ~[1-9] s$");
            AssertRow(rows, "^Updated before +3 h$");
        });
    }

    [TestMethod]
    public void Signatures_AfterALoad_NewestFirstWithTheDigestThatWasSigned()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            world.Load("1250");
            world.CardBoard.See("#=menu", "7");
            world.CardBoard.See("Ver.", "BBBBBBB#");
            world.CardBoard.See("Order");
            string[] rows = world.CardBoard.Display.Text;
            byte[] entries = world.Card.Card.Device.Signatures.Read();
            int last = (entries.Length / SignatureLog.EntryBytes) - 1;
            Assert.AreEqual(SignedKind.Order, SignatureLog.KindAt(entries, last));
            StringAssert.Matches(rows[1], new("^Order +[0-9].*[0-9]$"));
            StringAssert.Matches(rows[2], new("^Session +[0-9].*[0-9]$"));
            world.CardBoard.Keypad.Press("#");
            world.CardBoard.See(Convert.ToHexStringLower(SignatureLog.DigestOf(entries, last))[..16]);
        });
    }

    // All rows of a list that is longer than the display.
    private static string[] Rows(VirtualBoard board, string key, string first)
    {
        board.See("#=menu", key);
        board.See(first);
        string[] top = board.Display.Text;
        board.Keypad.Press("BBBBBBBB");
        board.See("Self-test");
        string[] all = [.. top, .. board.Display.Text];
        board.Keypad.Press("C");
        board.See("#=menu");
        return all;
    }

    private static void AssertRow(string[] rows, string pattern) =>
        Assert.IsTrue(rows.Any(row => Regex.IsMatch(row.Trim(), pattern)), $"{pattern} in\n{string.Join('\n', rows)}");

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
