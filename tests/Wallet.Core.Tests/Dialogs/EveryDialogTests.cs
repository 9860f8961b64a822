using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.Signing;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Virtual.Boards;

using TypeCode = Wallet.Core.Dialogs.TypeCode;

namespace Wallet.Core.Tests.Dialogs;

/// <summary>What the keys do in every dialog there is: silence and 'C' are no, 'D' is the letters' size.</summary>
[TestClass]
public sealed class EveryDialogTests
{
    private const int TimeoutMs = 5000;

    // A page that asks nothing has nothing to say no to: leaving it is Ok.
    private static readonly Dictionary<Type, Func<DeviceContext, StatusCode>> Questions = new()
    {
        [typeof(Choose)] = device => Choose.Ask(device, "Menu", ["One", "Two"], null, TimeoutMs, ref _index),
        [typeof(ChooseLanguage)] = device => ChooseLanguage.Run(device, TimeoutMs),
        [typeof(Confirm)] = device => Confirm.Ask(device, "Roll back?", "Tea house", TimeoutMs),
        [typeof(TypeAmount)] = device => TypeAmount.Ask(device, "Amount", 1000, TimeoutMs, out _),
        [typeof(TypeCode)] = device => TypeCode.Ask(device, "Code", 8, TimeoutMs, out _),
        [typeof(TypePin)] = device => TypePin.Ask(device, "PIN", TimeoutMs, new byte[TypePin.DigitsMax], out _),
    };

    private static readonly Dictionary<Type, Func<DeviceContext, StatusCode>> Pages = new()
    {
        [typeof(DevicePage)] = device => DevicePage.Run(device, TimeoutMs),
        [typeof(SettingsMenu)] = device => SettingsMenu.Run(device, TimeoutMs),
        [typeof(SignaturesPage)] = RunSignatures,
    };

    private static int _index;

    private readonly TestDevice _device = TestDevice.Fresh();

    public static IEnumerable<object[]> All => Questions.Keys.Concat(Pages.Keys).Select(type => new object[] { type });

    [TestMethod]
    public void Dialogs_WithATimeOut_AreAllHere()
    {
        IEnumerable<Type> waiting = typeof(Choose).Assembly.GetTypes()
            .Where(type => type.IsPublic && type.Namespace == typeof(Choose).Namespace)
            .Where(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Any(method => method.GetParameters().Any(parameter => parameter.Name == "timeoutMs")));
        CollectionAssert.AreEquivalent(Questions.Keys.Concat(Pages.Keys).ToList(), waiting.ToList());
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Silence_IsNo(Type dialog)
    {
        foreach (Language language in Enum.GetValues<Language>())
        {
            _device.Context.Screen.Language = language;
            long beforeMs = _device.Board.TimeMs;
            Assert.AreEqual(Questions.ContainsKey(dialog) ? StatusCode.DialogTimeout : StatusCode.Ok, Run(dialog));
            Assert.AreEqual(TimeoutMs, _device.Board.TimeMs - beforeMs);
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void KeyC_GoesBack(Type dialog)
    {
        _device.Board.Press("C");
        Assert.AreEqual(Questions.ContainsKey(dialog) ? StatusCode.HolderDeclined : StatusCode.Ok, Run(dialog));
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void KeyD_ChangesTheSizeAndAnswersNothing(Type dialog)
    {
        foreach (Language language in Enum.GetValues<Language>())
        {
            _device.Context.Screen.Language = language;
            _device.Board.Frames.Clear();
            _device.Board.Sounds.Clear();
            _device.Board.Press("DD");
            Assert.AreEqual(Questions.ContainsKey(dialog) ? StatusCode.DialogTimeout : StatusCode.Ok, Run(dialog));
            List<byte[]> pages = _device.Board.Frames;
            Assert.HasCount(3, pages);
            CollectionAssert.AreNotEqual(pages[0], pages[1], "the letters took their other size");
            CollectionAssert.AreEqual(pages[0], pages[2], "and went back");
            Assert.DoesNotContain(FrameText.Unknown, string.Concat(FrameText.Read(pages[1])));
            Assert.DoesNotContain(Sound.Refusal, _device.Board.Sounds);
        }
    }

    // Without a signature there is a notice, which asks nothing.
    private static StatusCode RunSignatures(DeviceContext device)
    {
        device.Signatures.Note(SignedKind.Session, new byte[32], 0);
        return SignaturesPage.Run(device, TimeoutMs);
    }

    private StatusCode Run(Type dialog) =>
        (Questions.GetValueOrDefault(dialog) ?? Pages[dialog])(_device.Context);
}
