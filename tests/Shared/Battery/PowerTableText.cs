using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wallet.Core.Ports;
using Wallet.Protocol.Messages;

namespace Wallet.Tests;

/// <summary>What somebody can do before a device, a column of the table of ARCHITECTURE.md each.</summary>
internal enum Presence
{
    There = 0,
    InADialog = 1,
    Gone = 2,
}

/// <summary>The table "What has power when" of ARCHITECTURE.md.</summary>
internal sealed class PowerTableText
{
    private readonly Dictionary<string, string[]> _rows = [];

    public PowerTableText()
    {
        bool isInside = false;
        foreach (string line in File.ReadLines(Path.Combine(Repository.Root(), "ARCHITECTURE.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                isInside = line.StartsWith("## What has power when", StringComparison.Ordinal);
            }

            string[] cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
            if (isInside && cells.Length == 4 && cells[0] != "state" && !cells[0].StartsWith('-'))
            {
                _rows.Add(cells[0], cells[1..]);
            }
        }
    }

    /// <summary>Row headings: states, and the start.</summary>
    public IEnumerable<string> Rows => _rows.Keys;

    /// <summary>What has power; null where the table says that this does not happen.</summary>
    public PowerParts? Of(string row, Presence presence, bool looksAtSky)
    {
        string cell = _rows[row][(int)presence];
        if (cell == "-") { return null; }
        if (cell == "nothing") { return PowerParts.None; }

        return cell.Split(", ").Aggregate(PowerParts.None, (parts, word) => parts | word switch
        {
            "display" => PowerParts.Display,
            "radio" => PowerParts.Radio,
            "receiver¹" => looksAtSky ? PowerParts.Satellite : PowerParts.None,
            _ => throw new InvalidDataException($"No such part: {word}"),
        });
    }

    /// <inheritdoc cref="Of(string, Presence, bool)"/>
    public PowerParts? Of(DeviceState state, Presence presence, bool looksAtSky) =>
        Of(state.ToString(), presence, looksAtSky);
}
