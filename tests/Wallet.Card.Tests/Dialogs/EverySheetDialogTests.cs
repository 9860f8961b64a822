using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Card.Dialogs;
using Wallet.Core;
using Wallet.Core.Ports;
using Wallet.Core.Recovery;
using Wallet.Core.Screen;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Virtual.Boards;

namespace Wallet.Card.Tests.Dialogs;

/// <summary>What the keys do where words are read and typed: as in every dialog of the firmware.</summary>
[TestClass]
public sealed class EverySheetDialogTests
{
    private static readonly Dictionary<string, Func<DeviceContext, StatusCode>> Questions = new()
    {
        [nameof(SheetDialogs.Show)] = device => SheetDialogs.Show(device, 2, Words()),
        [nameof(SheetDialogs.AskWord)] = device => SheetDialogs.AskWord(device, 2, 19, out _),
        [nameof(SheetDialogs.Type)] = device => SheetDialogs.Type(device, 2, Words()),
        [nameof(SheetDialogs.Correct)] = device => SheetDialogs.Correct(device, 2, Words()),
    };

    private readonly TestDevice _device = TestDevice.Fresh();

    public static IEnumerable<object[]> All => Questions.Keys.Select(name => new object[] { name });

    [TestMethod]
    public void Dialogs_OfTheSheet_AreAllHere()
    {
        IEnumerable<string> there = typeof(SheetDialogs).GetMethods()
            .Where(method => method.IsStatic && method.ReturnType == typeof(StatusCode)).Select(method => method.Name);
        CollectionAssert.AreEquivalent(Questions.Keys.ToList(), there.ToList());
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Silence_IsNo(string dialog) => InBoth(() =>
    {
        long beforeMs = _device.Board.TimeMs;
        Assert.AreEqual(StatusCode.DialogTimeout, Questions[dialog](_device.Context));
        Assert.AreEqual(SheetDialogs.TimeoutMs, _device.Board.TimeMs - beforeMs);
    });

    [TestMethod]
    [DynamicData(nameof(All))]
    public void KeyC_GoesBack(string dialog) => InBoth(() =>
    {
        _device.Board.Press("C");
        Assert.AreEqual(StatusCode.HolderDeclined, Questions[dialog](_device.Context));
    });

    [TestMethod]
    [DynamicData(nameof(All))]
    public void KeyD_ChangesTheSizeAndAnswersNothing(string dialog) => InBoth(() =>
    {
        _device.Board.Frames.Clear();
        _device.Board.Sounds.Clear();
        _device.Board.Press("DD");
        Assert.AreEqual(StatusCode.DialogTimeout, Questions[dialog](_device.Context));
        List<byte[]> pages = _device.Board.Frames;
        Assert.HasCount(3, pages);
        CollectionAssert.AreNotEqual(pages[0], pages[1], "the letters took their other size");
        CollectionAssert.AreEqual(pages[0], pages[2], "and went back");
        Assert.DoesNotContain(FrameText.Unknown, string.Concat(FrameText.Read(pages[1])));
        Assert.DoesNotContain(Sound.Refusal, _device.Board.Sounds);
    });

    [TestMethod]
    public void Show_EveryWordInLargePrint_IsReadWhole() => InBoth(() =>
    {
        _device.Context.Screen.LargePrint = true;
        for (int first = 0; first < ShareWords.Count; first += Share.WordsMin)
        {
            int[] words = [.. Enumerable.Range(first, Share.WordsMin).Select(number => number % ShareWords.Count)];
            _device.Board.Screens.Clear();
            _device.Board.Press(new string('#', words.Length));
            Assert.AreEqual(StatusCode.Ok, SheetDialogs.Show(_device.Context, 1, words));
            CollectionAssert.AreEqual(
                words.Select(ShareWords.Word).ToArray(), _device.Board.Screens.Select(rows => rows[0]).ToArray());
        }

        _device.Context.Screen.LargePrint = false;
    });

    [TestMethod]
    public void AskWord_EveryWord_FoundByItsFirstFourLetters()
    {
        for (int number = 0; number < ShareWords.Count; number++)
        {
            string digits = string.Concat(ShareWords.Word(number).Take(KeyLetters.DigitsMax).Select(KeyLetters.KeyOf));
            _device.Board.Press(digits + "#");
            Assert.AreEqual(StatusCode.Ok, SheetDialogs.AskWord(_device.Context, 1, 0, out int found));
            Assert.AreEqual(ShareWords.Word(number), ShareWords.Word(found));
        }
    }

    private static int[] Words() => [.. Enumerable.Range(500, Share.WordsMin)];

    private void InBoth(Action check)
    {
        foreach (Language language in Enum.GetValues<Language>())
        {
            _device.Context.Screen.Language = language;
            check();
        }
    }
}
