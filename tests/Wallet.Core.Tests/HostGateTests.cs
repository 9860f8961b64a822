using System;
using System.Collections.Generic;
using System.IO;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Tests;

[TestClass]
public sealed class HostGateTests
{
    /// <summary>Every state with every type, against the table that people read.</summary>
    [TestMethod]
    public void Check_EveryPair_IsAsTheTableInArchitectureSays()
    {
        Dictionary<int, string[]> rows = ReadTable();
        Assert.HasCount(3, rows);
        foreach (DeviceState state in Enum.GetValues<DeviceState>())
        {
            for (int type = 0; type < 256; type++)
            {
                StatusCode expected = StatusCode.MessageUnknown;
                if (rows.TryGetValue(type, out string[]? row))
                {
                    string cell = row[(int)state - 1];
                    expected = cell == "Y" ? StatusCode.Ok : Enum.Parse<StatusCode>(cell);
                }

                Assert.AreEqual(expected, HostGate.Check(state, type), $"{state}, message {type}");
            }
        }
    }

    [TestMethod]
    public void Check_StateThatIsNone_IsRefused()
    {
        Assert.AreEqual(StatusCode.WrongState, HostGate.Check(0, (int)MessageType.GetDeviceInfo));
        Assert.AreEqual(StatusCode.WrongState, HostGate.Check((DeviceState)9, (int)MessageType.NetworkChanged));
        Assert.AreEqual(StatusCode.WrongState, HostGate.Check((DeviceState)9, (int)MessageType.Synchronise));
    }

    private static Dictionary<int, string[]> ReadTable()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder != null && !File.Exists(Path.Combine(folder, "ARCHITECTURE.md")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        var rows = new Dictionary<int, string[]>();
        foreach (string line in File.ReadAllLines(Path.Combine(folder!, "ARCHITECTURE.md")))
        {
            string[] cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length == 8 && cells[1] == "bridge" && !cells[0].EndsWith("(card)", StringComparison.Ordinal))
            {
                rows.Add((int)Enum.Parse<MessageType>(cells[0]), cells[2..]);
            }
        }

        return rows;
    }
}
