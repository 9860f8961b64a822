using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;

namespace Wallet.Core.Tests.Dialogs;

[TestClass]
public sealed class TypePinTests
{
    private const int TimeoutMs = 5000;
    private const string KeysByRow = "1234567890";

    private readonly TestDevice _device = TestDevice.Fresh();
    private readonly byte[] _digits = new byte[TypePin.DigitsMax];

    public TypePinTests() => Board.Screens.Clear();

    private TestBoard Board => _device.Board;

    [TestMethod]
    [DataRow("1234#", "1234", StatusCode.Ok)]
    [DataRow("123#4#", "1234", StatusCode.Ok, DisplayName = "three digits are too few")]
    [DataRow("1234567890123#", "123456789012", StatusCode.Ok, DisplayName = "a thirteenth is not taken")]
    [DataRow("99*8765#", "98765", StatusCode.Ok)]
    [DataRow("**AB1D234#", "1234", StatusCode.Ok)]
    [DataRow("1234C", "", StatusCode.HolderDeclined)]
    [DataRow("1234", "", StatusCode.DialogTimeout)]
    public void Ask_Keys_GiveThePinOrNothing(string keys, string expected, StatusCode status)
    {
        Array.Fill(_digits, (byte)7);
        Board.Press(keys);
        Assert.AreEqual(status, Ask(out int count));
        Assert.AreEqual(expected, Encoding.ASCII.GetString(_digits, 0, count));
        Assert.IsTrue(_digits.Skip(count).All(digit => digit == 0), "what is not the PIN is zero");
    }

    [TestMethod]
    public void Ask_Silence_IsNoAfterTheTimeSinceTheLastKey()
    {
        Board.Press("12");
        long beforeMs = Board.TimeMs;
        Assert.AreEqual(StatusCode.DialogTimeout, Ask(out _));
        Assert.AreEqual(TimeoutMs, Board.TimeMs - beforeMs);
    }

    [TestMethod]
    [DataRow(Language.English, false, false)]
    [DataRow(Language.Chinese, false, false)]
    [DataRow(Language.English, true, false)]
    [DataRow(Language.Chinese, true, false)]
    [DataRow(Language.English, false, true)]
    [DataRow(Language.Chinese, false, true)]
    [DataRow(Language.English, true, true)]
    [DataRow(Language.Chinese, true, true)]
    public void Ask_Page_ShowsAStarADigitAndNoDigitThatWasTyped(Language language, bool large, bool random)
    {
        Set(language, large, random);
        Board.Press("583920174638C");
        Ask(out _);
        Assert.HasCount(13, Board.Screens);
        for (int typed = 0; typed <= TypePin.DigitsMax; typed++)
        {
            string[] page = Board.Screens[typed];
            string shown = string.Concat(page);
            string keys = _device.Context.Screen.Text(TextId.KeysTyping);
            int stars = shown.Replace(keys, string.Empty, StringComparison.Ordinal).Count(c => c == '*');
            Assert.AreEqual(typed, stars, string.Join('|', page));
            Assert.DoesNotContain('\uFFFD', shown, string.Join('|', page));
            StringAssert.Contains(shown, "PIN");
            Assert.AreEqual(random ? 10 : 0, shown.Count(char.IsAsciiDigit), string.Join('|', page));
        }
    }

    [TestMethod]
    [DataRow(Language.English, false)]
    [DataRow(Language.Chinese, false)]
    [DataRow(Language.English, true)]
    [DataRow(Language.Chinese, true)]
    public void Ask_RandomPlaces_TakesTheDigitsThatThePageShows(Language language, bool large)
    {
        Set(language, large, random: true);
        Board.Press("1234567890C");
        Ask(out _);
        string[] order = Board.Screens.Select(DigitsOf).Distinct().ToArray();
        Assert.HasCount(1, order, "the places stay while one PIN is typed");
        Assert.HasCount(10, order[0].Distinct());

        Board.Screens.Clear();
        Board.Press("1234567890#");
        Assert.AreEqual(StatusCode.Ok, Ask(out int count));
        string typed = Encoding.ASCII.GetString(_digits, 0, count);
        Assert.AreEqual(DigitsOf(Board.Screens[0]), typed);
        Assert.AreNotEqual(order[0], typed, "and are drawn anew for the next");
    }

    [TestMethod]
    public void Ask_RandomPlaces_EachDigitIsInEachPlaceAsOften()
    {
        Set(Language.English, large: false, random: true);
        int[,] seen = new int[10, 10];
        for (int i = 0; i < 1000; i++)
        {
            Board.Press("1234567890#");
            Ask(out _);
            for (int key = 0; key < 10; key++) { seen[key, _digits[key] - '0']++; }
        }

        // 100 expected, standard deviation 9.5: six of them away is one run in a few million.
        foreach (int count in seen) { Assert.IsInRange(43, 157, count); }
    }

    [TestMethod]
    public void Ask_RandomPlaces_KeysPressedBeforeThePageStoodDoNotCount()
    {
        Set(Language.English, large: false, random: true);
        Board.PressBefore('5');
        Board.Press("1234#");
        Assert.AreEqual(StatusCode.Ok, Ask(out int count));
        Assert.AreEqual(4, count);
    }

    [TestMethod]
    public void Ask_HeardKeys_TonesCountThePlacesAndTellNoDigit()
    {
        _device.Context.Settings.HeardKeys = true;
        Board.Press("9*1234#");
        Ask(out _);
        List<Sound> other = [.. Board.Sounds];
        CollectionAssert.AreEqual(
            new[]
            {
                Sound.Tone + 1, Sound.Tone, Sound.Tone + 1, Sound.Tone + 2, Sound.Tone + 3, Sound.Tone + 4,
                Sound.Tone + 15,
            },
            other);
        Board.Sounds.Clear();
        Board.Press("0*8765#");
        Ask(out _);
        CollectionAssert.AreEqual(other, Board.Sounds);
    }

    [TestMethod]
    public void Ask_LongestTitle_StandsBesideTheDigits()
    {
        Set(Language.English, large: true, random: true);
        Board.Press("C");
        TypePin.Ask(_device.Context, "Duress PIN", TimeoutMs, _digits, out _);
        StringAssert.StartsWith(Board.Screens[0][0], "Duress PIN ");
    }

    private static string DigitsOf(string[] page)
    {
        string shown = string.Concat(page.SelectMany(row => row.Where(char.IsAsciiDigit)));
        Assert.HasCount(KeysByRow.Length, shown, string.Join('|', page));
        return shown;
    }

    private StatusCode Ask(out int count) =>
        TypePin.Ask(_device.Context, "PIN", TimeoutMs, _digits, out count);

    private void Set(Language language, bool large, bool random)
    {
        _device.Context.Screen.Language = language;
        _device.Context.Screen.LargePrint = large;
        _device.Context.Settings.RandomPinPlaces = random;
    }
}
