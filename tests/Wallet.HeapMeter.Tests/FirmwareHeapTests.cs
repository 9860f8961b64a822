using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using Wallet.Core.Screen;

namespace Wallet.HeapMeter.Tests;

/// <summary>The firmware's live heap on both products, at rest and at the touch, against the budget.</summary>
[TestClass]
public sealed class FirmwareHeapTests
{
    private static readonly Lazy<HeapReport> Run = new(() => Meter.Run(seed: 1, Language.English));
    private static readonly Lazy<HeapReport> ChineseRun = new(() => Meter.Run(seed: 1, Language.Chinese));

    [TestMethod]
    public void Run_DualOffline_StaysUnderTheCeilings()
    {
        IReadOnlyList<string> complaints = Budget.Read().Complaints(Run.Value);

        Assert.IsEmpty(complaints, string.Join('\n', complaints));
    }

    [TestMethod]
    public void Run_DualOfflineInChinese_StaysUnderTheCeilings()
    {
        IReadOnlyList<string> complaints = Budget.Read().Complaints(ChineseRun.Value);

        Assert.IsEmpty(complaints, string.Join('\n', complaints));
    }

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void RunBetweenCards_ThePayee_StaysUnderTheCeilings(Language language)
    {
        HeapReport report = Meter.RunBetweenCards(seed: 1, language);
        IReadOnlyList<string> complaints = Budget.Read().Complaints(report);

        Assert.IsEmpty(complaints, string.Join('\n', complaints));
        Assert.Contains("Wallet.Core.Receiving.TouchUseCase.Run", report.Devices.Single().Touch.Chain);
    }

    [TestMethod]
    public void Run_SameSeed_CountsTheSame()
    {
        HeapReport again = Meter.Run(seed: 1, Language.English);

        Assert.AreEqual(JsonSerializer.Serialize(Run.Value), JsonSerializer.Serialize(again));
    }

    [TestMethod]
    public void Run_Moments_AreWhereTheyMustBe()
    {
        DeviceHeap card = Device("card");
        DeviceHeap terminal = Device("terminal");

        Assert.AreEqual("Wallet.Core.DeviceLoop.Sleep", card.Rest.Chain[^1]);
        Assert.AreEqual("Wallet.Core.DeviceLoop.Sleep", terminal.Rest.Chain[^1]);
        Assert.Contains("Wallet.Card.UseCases.TouchPayUseCase.Run", card.Touch.Chain);
        Assert.Contains("Wallet.Core.Receiving.TouchUseCase.Run", terminal.Touch.Chain);
        foreach (DeviceHeap device in Run.Value.Devices)
        {
            Assert.IsLessThan(device.Touch.Slots, device.Rest.Slots);
            Assert.IsLessThanOrEqualTo(device.Run.Slots, device.Touch.Slots);
        }
    }

    // Loop and dialogs keep one buffer of 2,072 bytes for the touch: (20 + 2,072) / 12.
    [TestMethod]
    public void Run_AtRest_KnowsWhatIsKept()
    {
        Kind buffer = Device("card").Rest.Kinds.Single(kind => kind.MadeIn == "Wallet.Core.Dialogs.DialogIo.TakeTouch"
            && kind.Type == "Byte[]");

        Assert.AreEqual((1, 175), (buffer.Count, buffer.Slots));
    }

    [TestMethod]
    public void Run_InChinese_CountsTheFontOfBoth()
    {
        foreach (DeviceHeap device in ChineseRun.Value.Devices)
        {
            foreach ((_, Moment moment) in device.Moments())
            {
                int[] fonts =
                [
                    .. moment.Kinds.Where(kind => kind.MadeIn.StartsWith(
                        "Wallet.Core.Screen.ChineseGlyphsData.", StringComparison.Ordinal))
                        .Select(kind => kind.Slots).Order(),
                ];

                Assert.AreSequenceEqual([73, FullFontSlots()], fonts);
            }
        }
    }

    private static DeviceHeap Device(string name) => Run.Value.Devices.Single(device => device.Name == name);

    // Twenty bytes a character and twenty of the array's head, in slots of twelve: new texts bring new characters.
    private static int FullFontSlots()
    {
        object count = typeof(ChineseFont).Assembly.GetType("Wallet.Core.Screen.ChineseGlyphsData")!
            .GetField("FullCount", BindingFlags.NonPublic | BindingFlags.Static)!.GetRawConstantValue()!;
        return (((int)count * 20) + 20 + 11) / 12;
    }
}
