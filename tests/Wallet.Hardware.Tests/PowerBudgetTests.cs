using System.IO;
using System.Linq;
using Wallet.Wiring;

namespace Wallet.Hardware.Tests;

/// <summary>The sums of the power tables, held against ones made by hand.</summary>
[TestClass]
public sealed class PowerBudgetTests
{
    private const string Currents = "part,mode,current_ma\nCHIP,on,40\nCHIP,off,0\nLAMP,lit,10\n";
    private const string States =
        "state,CHIP,LAMP,what\nwake,on,lit,\nidle display,on,lit,\ntouch,on,lit,\nrest,off,lit,\n";
    private const string Battery =
        "what,value\ncapacity,1000\nusable,0.5\ncell_voltage,4\nrail_voltage,3\nefficiency,0.75\n";

    [TestMethod]
    public void Compute_PartsInAState_AddUp() => CollectionAssert.AreEqual(
        new[] { 50.0, 50.0, 50.0, 10.0 },
        Compute(States, null).States.Select(state => state.CurrentMa).ToArray());

    // At 3 V from 4 V with three quarters efficiency, rail and battery carry the same current. 36 payments of 100 s are
    // an hour of 50 mA, the other 23 hours have 10 mA: 280 mAh of 500.
    [TestMethod]
    public void Compute_AUse_LastsWhatTheBatteryHolds()
    {
        const string Uses = "use,payments_a_day,wake_s,idle_s,touch_s,rest,what\nx,36,50,40,10,rest,\n";

        PowerUse use = Compute(States, Uses).Uses.Single();

        Assert.AreEqual(280, use.ChargePerDayMah, 0.001);
        Assert.AreEqual(500.0 / 280, use.Days, 0.001);
    }

    [TestMethod]
    public void Compute_AModeNobodyKnows_NamesTheLine()
    {
        InvalidDataException wrong =
            Assert.ThrowsExactly<InvalidDataException>(() => Compute("state,CHIP,what\nwake,asleep,\n", null));

        Assert.AreEqual("states:2: power.csv has no mode 'asleep' of CHIP", wrong.Message);
    }

    // The board's own regulator gives 800 mA and an ordinary USB socket 500; the battery's regulator 1 A.
    [TestMethod]
    [DataRow("card")]
    [DataRow("terminal")]
    public void Device_InItsHungriestState_StaysWithinItsSupply(string device) => Assert.IsLessThan(
        500.0, PowerBudget.Read(HardwareFolder.PathOf(device)).States.Max(state => state.CurrentMa));

    private static PowerBudget Compute(string states, string? uses) => PowerBudget.Compute(
        CsvTable.Parse(Currents, "power"), CsvTable.Parse(states, "states"),
        uses is null ? null : CsvTable.Parse(uses, "uses"), uses is null ? null : CsvTable.Parse(Battery, "battery"));
}
