using System.Collections.Generic;

namespace Wallet.HeapMeter.Tests;

/// <summary>The ceilings: passed, missing, kept.</summary>
[TestClass]
public sealed class BudgetTests
{
    private static readonly string[] Lines =
    [
        "# a remark",
        "",
        "card-heap-rest-slots 100 slots what it is for",
        "card-heap-touch-slots 200 slots # and why",
        "card-heap-run-slots 300 slots",
        "card-il-bytes 60000 bytes not of the heap",
    ];

    [TestMethod]
    public void Complaints_AllAtTheirCeilings_AreNone()
    {
        Assert.IsEmpty(Budget.Parse(Lines).Complaints(Report("card", rest: 100, touch: 200, run: 300)));
    }

    [TestMethod]
    public void Complaints_OneOverItsCeiling_NameItAndBothFigures()
    {
        IReadOnlyList<string> complaints =
            Budget.Parse(Lines).Complaints(Report("card", rest: 100, touch: 201, run: 300));

        Assert.AreSequenceEqual(
            ["card-heap-touch-slots in English: 201 slots are more than the 200 of the budget"], complaints);
    }

    [TestMethod]
    public void Complaints_NoCeiling_AreOneForEachMoment()
    {
        Assert.HasCount(3, Budget.Parse(Lines).Complaints(Report("terminal", rest: 1, touch: 1, run: 1)));
    }

    [TestMethod]
    public void Complaints_Statics_CountInEveryMoment()
    {
        HeapReport report = Report("card", rest: 90, touch: 100, run: 100);
        report.Devices[0].StaticFieldSlots = 6;
        report.Devices[0].Statics = new Moment { ObjectSlots = 5 };

        Assert.HasCount(1, Budget.Parse(Lines).Complaints(report));
    }

    [TestMethod]
    public void Complaints_ARunThatDidNotEnd_SaySo()
    {
        HeapReport report = Report("card", rest: 1, touch: 1, run: 1);
        report.Outcome = "the card does not show 'Paid'";

        Assert.HasCount(1, Budget.Parse(Lines).Complaints(report));
    }

    private static HeapReport Report(string device, int rest, int touch, int run) => new()
    {
        Seed = 1,
        Language = "English",
        Outcome = "ok",
        Devices =
        [
            new DeviceHeap
            {
                Name = device,
                Rest = new Moment { ObjectSlots = rest },
                Touch = new Moment { ObjectSlots = touch - 1, StackSlots = 1 },
                Run = new Moment { ObjectSlots = run },
            },
        ],
    };
}
