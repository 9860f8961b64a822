using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Wallet.Tidy.Tests;

/// <summary>The style is a test over the source tree.</summary>
[TestClass]
public sealed class TidyTests
{
    private static readonly string[] s_rooms =
    [
        "firmware/protocol", "firmware/core", "firmware/card", "firmware/terminal",
    ];

    private static readonly string[] s_sources = ["firmware", "host-bridge", "tests", "tools"];

    private readonly SourceTree _tree = new();

    [TestMethod]
    public void Firmware_AnyFile_UsesOnlyWhatTheChipRuns() =>
        Expect(s_rooms.Append("firmware/boards").SelectMany(room => Broken(room, Rules.Chip))
            .Concat(s_rooms.SelectMany(room => Broken(room, Rules.AboveBoards)))
            .Where(problem => !(problem.StartsWith(Rules.MayCatchAll, StringComparison.Ordinal)
                && problem.EndsWith(Rules.NoCatchAll, StringComparison.Ordinal))));

    [TestMethod]
    public void Program_OfEachBoard_IsReadAtAGlance() =>
        Expect(_tree.Files("firmware/boards", "Program.cs").Select(file => (file, count: _tree.Lines(file).Length))
            .Where(found => found.count > Rules.ProgramLinesMax)
            .Select(found => $"{found.file}: {found.count} lines, at most {Rules.ProgramLinesMax}"));

    [TestMethod]
    public void Source_AnyFile_IsFinished() =>
        Expect(CSharp().Where(file => !file.StartsWith("tests/Wallet.Tidy.Tests/", StringComparison.Ordinal))
            .SelectMany(file => Rules.Everywhere.SelectMany(rule => rule.Find(file, _tree.Text(file)))));

    [TestMethod]
    public void Source_AnyFile_IsShortEnoughToRead() =>
        Expect(CSharp().Where(file => !IsData(file) && !IsGenerated(file))
            .Select(file => (file, count: _tree.Lines(file).Length))
            .Where(found => found.count > Rules.LinesMax)
            .Select(found =>
                $"{found.file}: {found.count} lines, at most {Rules.LinesMax}: is there more than one idea in it?"));

    // The number on a halted device's display finds the line.
    [TestMethod]
    public void Guard_AnyCall_HasANumberOfItsOwn() =>
        Expect(s_rooms.Append("firmware/boards").SelectMany(room => _tree.Files(room, ".cs"))
            .SelectMany(file => Regex.Matches(_tree.Text(file), @"Guard\.That\([^;]*, (\d+)\);")
                .Select(match => (file, number: match.Groups[1].Value)))
            .GroupBy(call => call.number, StringComparer.Ordinal)
            .Where(calls => calls.Count() > 1)
            .Select(calls => $"{calls.Key}: {string.Join(", ", calls.Select(call => call.file))}"));

    [TestMethod]
    public void Source_AnyLine_FitsTheScreen() =>
        Expect(CSharp().Where(file => !IsData(file))
            .SelectMany(file => _tree.Lines(file).Select((text, index) => (place: $"{file}:{index + 1}", text.Length)))
            .Where(found => found.Length > Rules.LineLengthMax)
            .Select(found => $"{found.place}: {found.Length} characters, at most {Rules.LineLengthMax}"));

    [TestMethod]
    public void Room_AnyUsing_NamesOnlyRoomsBelow()
    {
        var allowed = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["firmware/protocol"] = @"Protocol",
            ["firmware/core"] = @"Protocol|Core",
            ["firmware/card"] = @"Protocol|Core|Card",
            ["firmware/terminal"] = @"Protocol|Core|Terminal",
            ["host-bridge/Wallet.Bank"] = @"Protocol|Bank",
            ["host-bridge/Wallet.Bridge"] = @"Protocol|Bridge",
            ["host-bridge/Wallet.Virtual"] = @"Protocol|Core|Card|Terminal|Virtual",
        };
        Expect(allowed.SelectMany(room =>
        {
            var rule = new BannedPattern($@"^using Wallet\.(?!({room.Value})\b)", "a room names only rooms below it");
            return _tree.Files(room.Key, ".cs").SelectMany(file => rule.Find(file, _tree.Text(file)));
        }));
    }

    [TestMethod]
    public void Message_EachType_HasAClassASpecRowAndATest()
    {
        string spec = CddlText.Rules(_tree.Text("firmware/protocol/README.md"));
        string tests = string.Concat(_tree.Files("tests", ".cs").Select(_tree.Text));
        string types = _tree.Text("firmware/protocol/Messages/MessageType.cs");
        Expect(Regex.Matches(types, @"^    (\w+) = (\d+),", RegexOptions.Multiline).SelectMany(match =>
        {
            string name = match.Groups[1].Value;
            string kebab = Regex.Replace(name, "(?<!^)([A-Z])", "-$1").ToLowerInvariant();
            var missing = new List<string>();
            if (!Regex.IsMatch(spec, $@"^{kebab} = {{ 0: {match.Groups[2].Value}\b", RegexOptions.Multiline))
            {
                missing.Add($"{name}: no row '{kebab} = {{ 0: {match.Groups[2].Value}' in firmware/protocol/README.md");
            }

            if (!Regex.IsMatch(tests, $@"\b{name}\b"))
            {
                missing.Add($"{name}: no test names it");
            }

            return missing;
        }));
    }

    [TestMethod]
    public void Spec_EachCddlRule_IsClosedBeforeTheNext() =>
        Expect(CddlText.Unclosed(CddlText.Rules(_tree.Text("firmware/protocol/README.md"))));

    [TestMethod]
    public void Document_EachLabel_IsItsOwn()
    {
        var labels = _tree.Files("firmware", ".cs").SelectMany(file =>
            Regex.Matches(_tree.Text(file), "\"(wallet/1/[^\"]+)\"")
                .Select(match => (file, label: match.Groups[1].Value)));
        Expect(labels.GroupBy(found => found.label, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => $"label {group.Key} stands in {string.Join(" and ", group.Select(found => found.file))}"));
    }

    [TestMethod]
    public void Status_EachNumber_IsUsedOnceOrSaidToBeFree()
    {
        string text = _tree.Text("firmware/protocol/StatusCode.cs");
        int[] numbers = Regex.Matches(text, @"^    \w+ = (\d+),", RegexOptions.Multiline)
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Order().ToArray();
        int[] free = Regex.Matches(text, @"Free: (\d+) to (\d+)\.").SelectMany(match =>
        {
            int first = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            return Enumerable.Range(first, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) - first + 1);
        }).ToArray();
        int[] known = [.. numbers.Concat(free).Order()];
        CollectionAssert.AreEqual(Enumerable.Range(0, known.Length).ToArray(), known);
        StringAssert.Contains(text, $"Last number used: {numbers[^1]}.", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Documents_EachLocalLink_LeadsSomewhere()
    {
        var links = _tree.Files(".", ".md").SelectMany(file =>
            Regex.Matches(_tree.Text(file), @"\]\((?!https?:|#|mailto:)([^)#\s]+)")
                .Select(match => (file, link: match.Groups[1].Value)));
        Expect(links.Where(found => !Path.Exists(_tree.PathOf(found.file, found.link)))
            .Select(found => $"{found.file}: link to {found.link}, which is not there"));
    }

    [TestMethod]
    public void Rule_EachFirmwareRule_FindsWhatItForbids()
    {
        string[] culprits =
        [
            "List<int> x;", "class Box<T> { }", "using System.Linq;", "checked { }", "record Box(int X);",
            "Span<byte> s;", "#if DEBUG", "int[,] grid;", "Debug.Assert(true);", "Thread.Sleep(1);", "DateTime now;",
            "catch (Exception e) { }",
        ];
        BannedPattern[] rules = [.. Rules.Chip, .. Rules.AboveBoards];
        for (int i = 0; i < culprits.Length; i++)
        {
            Assert.IsTrue(rules[i].Find("x.cs", culprits[i]).Any(), culprits[i]);
        }

        Assert.HasCount(culprits.Length, rules);
        Assert.AreEqual("   int x = 1;        ", CSharpText.CodeOnly("   int x = 1; // List"));
    }

    [TestMethod]
    public void Rule_CodeThatTheChipRuns_IsLetPass()
    {
        string[] legal =
        [
            "byte[] record = Encode(voucher);", "if (record == null)", "return record;", "record is SessionRecord read",
            "Save(key, record, 0, record.Length)", "delegate StatusCode Save(byte[] record);", "int[][] grid;",
            "catch (GuardException)", "if (i < count)", "class Stack { }",
        ];
        BannedPattern[] rules = [.. Rules.Chip, .. Rules.AboveBoards];
        Expect(legal.SelectMany(code => rules.SelectMany(rule => rule.Find(code, code))));
    }

    private static void Expect(IEnumerable<string> problems)
    {
        string[] found = problems.ToArray();
        Assert.IsEmpty(found, Environment.NewLine + string.Join(Environment.NewLine, found.Take(40)));
    }

    /// <summary>Tables of glyphs and published numbers, which nobody reads line by line.</summary>
    private IEnumerable<string> Broken(string folder, BannedPattern[] rules) =>
        _tree.Files(folder, ".cs").SelectMany(file =>
            rules.SelectMany(rule => rule.Find(file, CSharpText.CodeOnly(_tree.Text(file)))));

    private static bool IsData(string file) => file.EndsWith("Data.cs", StringComparison.Ordinal);

    /// <summary>Written by a program, which is the one to read.</summary>
    private static bool IsGenerated(string file) => file.EndsWith(".Generated.cs", StringComparison.Ordinal);

    private IEnumerable<string> CSharp() =>
        s_sources.SelectMany(folder => _tree.Files(folder, ".cs"));
}
