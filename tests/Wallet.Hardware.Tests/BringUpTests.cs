using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Tests;

namespace Wallet.Hardware.Tests;

/// <summary>What the bring-up pages promise to be on the display is a text that the firmware shows.</summary>
[TestClass]
public sealed class BringUpTests
{
    // Sums, states of other programs and keys are no texts of the display.
    private static readonly Regex s_noText = new(@"^([#*]|\d+|\d+\.\d\d|Halted|(Card|Terminal), firmware \.\.\.)$");

    [TestMethod]
    [DataRow("card")]
    [DataRow("terminal")]
    public void BringUp_WhatTheDisplayShows_IsATextInUse(string device)
    {
        HashSet<string> shown = LinesInUse();
        string[] quoted =
            Rows(device).SelectMany(row => Quoted(row[3])).Where(text => !s_noText.IsMatch(text)).ToArray();

        Assert.IsGreaterThan(10, quoted.Length);
        Assert.AreEqual("", string.Join('\n', quoted.Where(text => !shown.Contains(text))));
    }

    [TestMethod]
    [DataRow("card")]
    [DataRow("terminal")]
    public void BringUp_ANumberWithAName_IsThatStatus(string device)
    {
        MatchCollection numbers = Regex.Matches(Page(device), @"`(\d+)` \((\w+)\)");

        Assert.IsNotEmpty(numbers);
        foreach (Match number in numbers)
        {
            Assert.AreEqual(number.Groups[2].Value, ((StatusCode)int.Parse(number.Groups[1].Value)).ToString());
        }
    }

    [TestMethod]
    [DataRow("card")]
    [DataRow("terminal")]
    public void BringUp_TheSteps_AreNumberedWithoutAGap(string device) => CollectionAssert.AreEqual(
        Enumerable.Range(1, Rows(device).Count).ToList(), Rows(device).Select(row => int.Parse(row[1])).ToList());

    // A text that stands in the tables and that no page shows would be a promise nobody keeps.
    private static HashSet<string> LinesInUse()
    {
        string firmware = string.Concat(new[] { "core", "card", "terminal" }
            .SelectMany(room => Directory.EnumerateFiles(
                Path.Combine(Repository.Root(), "firmware", room), "*.cs", SearchOption.AllDirectories))
            .Where(file => Path.GetFileName(file) is not ("EnglishTexts.cs" or "ChineseTexts.cs" or "TextId.cs"))
            .Select(File.ReadAllText));
        return Enum.GetValues<TextId>()
            .Where(id => Regex.IsMatch(firmware, $@"\bTextId\.{id}\b"))
            .SelectMany(id => Texts.Get(id, Language.English).Split('\n')).ToHashSet();
    }

    private static IEnumerable<string> Quoted(string cell) =>
        Regex.Matches(cell, "`([^`]+)`").Select(match => match.Groups[1].Value);

    private static List<string[]> Rows(string device) => Page(device).Split('\n')
        .Where(line => Regex.IsMatch(line, @"^\| \d")).Select(line => line.Split(" | ").Prepend("").ToArray())
        .Select(cells => cells.Select(cell => cell.Trim('|', ' ')).ToArray()).ToList();

    private static string Page(string device) => File.ReadAllText(HardwareFolder.PathOf($"{device}/bring-up.md"));
}
