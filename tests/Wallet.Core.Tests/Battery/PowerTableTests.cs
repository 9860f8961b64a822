using System;
using System.Linq;
using Wallet.Core.Battery;
using Wallet.Core.Ports;
using Wallet.Protocol.Messages;
using Wallet.Tests;

namespace Wallet.Core.Tests.Battery;

[TestClass]
public sealed class PowerTableTests
{
    /// <summary>Every state, lit and dark, looking at the sky or not, against the table that people read.</summary>
    [TestMethod]
    public void Of_EveryState_IsAsTheTableInArchitectureSays()
    {
        PowerTableText table = new();
        CollectionAssert.AreEquivalent(
            Enum.GetNames<DeviceState>().Append("start").ToList(), table.Rows.ToList());
        foreach (DeviceState state in Enum.GetValues<DeviceState>())
        {
            foreach (Presence presence in Enum.GetValues<Presence>())
            {
                foreach (bool looks in new[] { false, true })
                {
                    PowerParts? expected = table.Of(state, presence, looks);
                    PowerParts actual = PowerTable.Of(state, presence != Presence.Gone, looks);
                    if (expected != null) { Assert.AreEqual(expected, actual, $"{state} {presence} {looks}"); }
                }
            }
        }
    }

    [TestMethod]
    public void Of_StateThatIsNone_HasNothing()
    {
        Assert.AreEqual(PowerParts.None, PowerTable.Of(0, true, true));
        Assert.AreEqual(PowerParts.None, PowerTable.Of((DeviceState)7, true, true));
    }
}
