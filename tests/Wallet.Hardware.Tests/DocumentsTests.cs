using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Wallet.Wiring;

namespace Wallet.Hardware.Tests;

/// <summary>Drawings and tables that are committed are what the data gives.</summary>
[TestClass]
public sealed class DocumentsTests
{
    [TestMethod]
    public void Hardware_EachMadeFile_IsWhatItsTablesGive()
    {
        foreach ((string path, string text) in Documents.Make(HardwareFolder.Root))
        {
            Assert.AreEqual(text, File.ReadAllText(path), $"{path}: run dotnet run --project tools/wiring");
        }
    }

    [TestMethod]
    [DataRow("card")]
    [DataRow("terminal")]
    public void Drawing_EachWire_IsInIt(string device)
    {
        XElement drawing = XElement.Load(HardwareFolder.PathOf($"{device}/wiring.svg"));
        string[] texts = drawing.Descendants().Where(element => element.Name.LocalName == "text")
            .Select(element => element.Value).ToArray();

        foreach (CsvRow row in CsvTable.Read(HardwareFolder.PathOf($"{device}/pins.csv")).Rows)
        {
            if (row["colour"].Length > 0)
            {
                CollectionAssert.Contains(texts, row["pin"], row.Place);
            }

            if (row["constant"].Length > 0)
            {
                Assert.IsTrue(texts.Any(text => text.Contains(row["constant"], StringComparison.Ordinal)), row.Place);
            }
        }
    }

    [TestMethod]
    [DataRow("card")]
    [DataRow("terminal")]
    public void Drawing_NoTwoTexts_LieOnOneAnother(string device)
    {
        XElement drawing = XElement.Load(HardwareFolder.PathOf($"{device}/wiring.svg"));
        var boxes = drawing.Descendants().Where(element => element.Name.LocalName == "text").Select(Extent).ToList();

        for (int i = 0; i < boxes.Count; i++)
        {
            for (int j = i + 1; j < boxes.Count; j++)
            {
                bool apart = boxes[i].Right <= boxes[j].Left || boxes[j].Right <= boxes[i].Left
                    || Math.Abs(boxes[i].Y - boxes[j].Y) >= 14;
                Assert.IsTrue(apart, $"'{boxes[i].Text}' and '{boxes[j].Text}'");
            }
        }
    }

    [TestMethod]
    public void Fill_APageWithoutTheSection_SaysSo() =>
        Assert.ThrowsExactly<InvalidDataException>(() => Documents.Fill("nothing here", "parts", "x"));

    [TestMethod]
    public void Parse_ARowWithACellTooMany_NamesItsLine()
    {
        InvalidDataException wrong =
            Assert.ThrowsExactly<InvalidDataException>(() => CsvTable.Parse("a,b\n1,2\n1,2,3\n", "x.csv"));

        Assert.AreEqual("x.csv:3: 3 cells, the heading has 2", wrong.Message);
    }

    [TestMethod]
    public void Parse_AQuotedCell_KeepsItsComma() =>
        Assert.AreEqual("1, 2", CsvTable.Parse("a,b\n\"1, 2\",3\n", "x.csv").Rows[0]["a"]);

    // Nine units a character is wider than the widest style of the drawing but its title.
    private static (double Left, double Right, double Y, string Text) Extent(XElement text)
    {
        double x = (double)text.Attribute("x")!;
        double width = 9.0 * text.Value.Length;
        double left = (string)text.Attribute("text-anchor")! switch
        {
            "start" => x,
            "end" => x - width,
            _ => x - width / 2,
        };
        return (left, left + width, (double)text.Attribute("y")!, text.Value);
    }
}
